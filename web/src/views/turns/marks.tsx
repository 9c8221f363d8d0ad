/** On a person's tile: their raised hand with its place in line, and that it is their turn. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { handPlace } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function HandMark({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const place = view === null ? null : handPlace(view, person.id);
  if (place === null) return null;
  const words = t.turns.handMark(place);
  return (
    <span class="state hand-mark" title={words} data-testid={`hand-${person.id}`} data-place={place}>
      <Icon name="hand" />
      <span class="in-line" aria-hidden="true">
        {place}
      </span>
      <span class="sr-only">{words}</span>
    </span>
  );
}

export function TurnMark({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const turn = meeting.view.value?.turn ?? null;
  if (turn?.participant !== person.id) return null;
  return (
    <span class="state turn-mark" title={t.turns.turnMark} data-testid={`turn-${person.id}`}>
      <Icon name={turn.kind === "piece" ? "piece" : "turn"} />
      <span class="words">{t.turns.turnMark}</span>
    </span>
  );
}
