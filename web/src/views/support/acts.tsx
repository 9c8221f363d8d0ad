/** The way into a side conversation with somebody, and out of theirs: in strips and in the list of people. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { asideOf } from "../../state/support";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

/** Absent while the leader is in a side conversation already. */
export function TakeAside({ id, name }: { id: string; name: string }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null || asideOf(view, meeting.me.value?.id) !== null) return null;
  return (
    <button
      type="button"
      class="primary small"
      data-testid={`take-aside-${id}`}
      aria-label={t.support.takeAsideOne(name)}
      onClick={() => void meeting.ask({ type: "take_aside", participant: id })}
    >
      <Icon name="aside" />
      <span>{t.support.takeAside}</span>
    </button>
  );
}

export function PersonAside({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const you = meeting.me.value?.id;
  if (view === null || person.id === you) return null;
  const theirs = asideOf(view, person.id);
  if (theirs === null && asideOf(view, you) !== null) return null;
  return (
    <button
      type="button"
      class="plain"
      data-testid={theirs === null ? `aside-${person.id}` : `end-aside-${person.id}`}
      aria-label={theirs === null ? t.support.takeAsideOne(person.name) : t.support.endAsideOne(person.name)}
      onClick={() => void meeting.ask({ type: theirs === null ? "take_aside" : "end_aside", participant: person.id })}
    >
      <Icon name="aside" />
      <span>{theirs === null ? t.support.takeAside : t.support.endAside}</span>
    </button>
  );
}
