/** Under the header, as long as it holds: who needs support, who observes, that nobody leads, the own small room, a written word. */
import type { JSX } from "preact";
import { t } from "../text";
import { Alerts } from "./checkins/alerts";
import { useRoom } from "./context";
import { TimeLeft } from "./countdown";
import { Icon } from "./icons";
import { STRIPS } from "./instruments";
import { leading } from "./leading";
import { FacilitatorMessage } from "./message";
import { RoomStrip } from "./room_strip";
import { SupportCalls } from "./support/calls";

export function Strips(): JSX.Element {
  const { meeting } = useRoom();
  return (
    <div class="strips">
      <Alerts />
      <SupportCalls />
      <Observers />
      <Unattended />
      <RoomStrip />
      {STRIPS.map((Strip, number) => (
        <Strip key={number} />
      ))}
      {meeting.leads.value && leading.part.value?.strips.map((Strip, number) => <Strip key={number} />)}
      <FacilitatorMessage />
    </div>
  );
}

/** Who watches is always shown, apart from the circle; with a tile as well while they are invited to speak. */
function Observers(): JSX.Element | null {
  const { meeting } = useRoom();
  const watching = meeting.observers.value;
  if (watching.length === 0) return null;
  return (
    <ul class="strip observers" aria-label={t.state.observers} data-testid="observers">
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
    <p class="strip" data-testid="unattended">
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
