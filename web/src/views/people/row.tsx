/** A person in the list: how they are, and for those who lead what may be done for them. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { isApart } from "../../media/seats";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { MoreActs } from "./acts";

export function Row({ person, remove }: { person: Participant; remove: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const [more, setMore] = useState(false);
  const id = useId();
  const me = person.id === meeting.me.value?.id;
  const acts = meeting.leads.value && !me;
  return (
    <li data-person={person.id}>
      <span class="who">
        <span class="name">{me ? t.tile.own(person.name) : person.name}</span>
        <About person={person} />
      </span>
      {acts && (
        <span class="acts">
          {person.may_speak && <MuteButton person={person} />}
          <button
            type="button"
            class="plain"
            data-testid={`more-${person.id}`}
            aria-label={t.people.moreOne(person.name)}
            aria-expanded={more}
            aria-controls={more ? id : undefined}
            onClick={() => setMore(!more)}
          >
            <Icon name="more" />
            <span>{t.people.more}</span>
          </button>
        </span>
      )}
      {acts && more && <MoreActs id={id} person={person} remove={remove} />}
    </li>
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

function MuteButton({ person }: { person: Participant }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button
      type="button"
      class="plain"
      data-testid={`mute-${person.id}`}
      aria-label={t.people.muteOne(person.name)}
      aria-disabled={person.muted}
      onClick={() => {
        if (!person.muted) void meeting.ask({ type: "mute", participant: person.id });
      }}
    >
      <Icon name={person.muted ? "microphoneOff" : "microphone"} />
      <span>{t.people.mute}</span>
    </button>
  );
}
