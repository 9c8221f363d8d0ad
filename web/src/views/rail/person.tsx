/** A person in the leaders' list: how they are, how much they have spoken, and what may be done for them. */
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { MoreActs } from "../people/acts";
import { Who } from "../people/row";

export function Person({ person, remove }: { person: Participant; remove: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const [more, setMore] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const acts = person.id !== meeting.me.value?.id;
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !more) return;
    event.preventDefault();
    setMore(false);
    button.current?.focus();
  };
  return (
    <li data-person={person.id} onKeyDown={leave}>
      <Who person={person} />
      <Band person={person} />
      {acts && (
        <span class="acts">
          {person.may_speak && <MuteButton person={person} />}
          <button
            ref={button}
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

/** In words and no figure: it is not a ranking. */
function Band({ person }: { person: Participant }): JSX.Element | null {
  const { tools } = useRoom();
  const talk = tools.balance.room.value?.people.find((each) => each.participant === person.id);
  const band = talk?.shares[tools.balance.window.value]?.band ?? null;
  if (band === null || isLeader(person.role)) return null;
  return (
    <span class="band-mark" data-testid={`band-${person.id}`} data-band={band}>
      <span class="sr-only">{t.rail.people.band(t.balance.bands[band])}</span>
      <span aria-hidden="true">{t.balance.bands[band]}</span>
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
