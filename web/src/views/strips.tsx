/**
 * Under the header, as long as it holds: the own small room, whose turn it is, a question, a written word. On a phone all
 * of it folds into one line with the weightiest, so that the circle stays in sight and nothing moves when one more comes.
 * Calls to those who lead stand above everything and never fold.
 */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../text";
import { Alerts } from "./checkins/alerts";
import { useRoom } from "./context";
import { TimeLeft } from "./countdown";
import { Icon } from "./icons";
import { STRIPS } from "./instruments";
import { leading } from "./leading";
import { FacilitatorMessage } from "./message";
import { phone } from "./page_size";
import { RoomStrip } from "./room_strip";
import { leadOf, stripsIn } from "./strip_lead";
import { OwnCall, SupportCalls } from "./support/calls";

export function Calls(): JSX.Element {
  return (
    <div class="calls">
      <Alerts />
      <SupportCalls />
    </div>
  );
}

export function Strips(): JSX.Element {
  const { meeting } = useRoom();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const count = useLead(list);
  const folds = phone.value && count > 0;
  const all = folds && open;
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !all || event.defaultPrevented) return;
    event.preventDefault();
    setOpen(false);
  };
  return (
    <div
      role="region"
      aria-label={t.state.strips}
      class="strips"
      data-testid="strips"
      data-folded={phone.value ? String(!all) : undefined}
      onKeyDown={leave}
    >
      <div ref={list} class="strip-list" id="strip-list">
        <OwnCall />
        <Unattended />
        <RoomStrip />
        {STRIPS.map((Strip, number) => (
          <Strip key={number} />
        ))}
        {meeting.leads.value && leading.part.value?.strips.map((Strip, number) => <Strip key={number} />)}
        <FacilitatorMessage />
      </div>
      {folds && (
        <button
          type="button"
          class="plain strip-fold"
          data-testid="strip-fold"
          aria-expanded={all}
          aria-controls="strip-list"
          aria-label={all ? t.rail.strips.fewer : count > 1 ? t.rail.strips.more(count - 1) : t.rail.strips.all}
          onClick={() => setOpen(!open)}
        >
          {!all && count > 1 && <span aria-hidden="true">+{count - 1}</span>}
          <Icon name={all ? "fold" : "unfold"} />
        </button>
      )}
    </div>
  );
}

/** Mark the weightiest of them with `data-lead`. Returns: how many there are. */
function useLead(list: { current: HTMLElement | null }): number {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const mark = (): void => {
      const strips = stripsIn(element);
      const lead = leadOf(strips);
      for (const child of element.children) child.toggleAttribute("data-lead", child === lead);
      setCount(strips.length);
    };
    mark();
    const observer = new MutationObserver(mark);
    const attributeFilter = ["class", "data-own", "data-voted"];
    observer.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter });
    return () => observer.disconnect();
  }, [list]);
  return count;
}

/** Who watches is always shown, apart from the circle; with a tile as well while they are invited to speak. */
export function Observers(): JSX.Element | null {
  const { meeting } = useRoom();
  const watching = meeting.observers.value;
  if (watching.length === 0) return null;
  return (
    <ul class="observers" aria-label={t.state.observers} data-testid="observers">
      {watching.map((person) => (
        <li
          key={person.id}
          data-observer={person.id}
          data-participant={person.may_speak ? undefined : person.id}
          data-present={person.present ? "true" : "false"}
        >
          <Icon name="eye" />
          <span>{t.state.observing(person.id === meeting.me.value?.id ? t.tile.own(person.name) : person.name)}</span>
        </li>
      ))}
    </ul>
  );
}

function Unattended(): JSX.Element | null {
  const { meeting } = useRoom();
  const session = meeting.view.value?.session;
  if (!session?.unattended) return null;
  return (
    <p class="strip unattended" data-testid="unattended">
      <Icon name="clock" />
      {session.closes_at === null ? (
        <span>{t.state.unattended}</span>
      ) : (
        <span>
          {t.state.unattendedUntil} <TimeLeft until={session.closes_at} />.
        </span>
      )}
    </p>
  );
}
