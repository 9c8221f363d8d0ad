/** A person in the list: who they are, and how. */
import type { JSX } from "preact";
import { isApart } from "../../media/seats";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";

export function Who({ person }: { person: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const me = person.id === meeting.me.value?.id;
  return (
    <span class="who">
      <span class="name">{me ? t.tile.own(person.name) : person.name}</span>
      <About person={person} />
    </span>
  );
}

function About({ person }: { person: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const speaking = !person.muted && meeting.speaking.value.has(person.id);
  const apart = isApart(person);
  const room = view?.breakouts && meeting.leads.value ? view.rooms.find((each) => each.id === person.room) : undefined;
  return (
    <span class="about">
      {person.role !== "participant" && <span>{t.roles[person.role]}</span>}
      {room && <span>{room.name}</span>}
      {!person.present && <span>{t.tile.away}</span>}
      {person.held && <span>{t.tile.held}</span>}
      {person.away && <span>{t.tile.steppedAway}</span>}
      {person.aside && <span>{t.support.aside}</span>}
      {speaking && !apart && <span>{t.tile.speaking}</span>}
      {person.muted && person.may_speak && <span>{t.tile.muted}</span>}
      {!person.camera && person.may_speak && <span>{t.tile.cameraOff}</span>}
    </span>
  );
}
