/** The list of people; for those who lead, with what they may do for each and for all. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Participant } from "../protocol";
import { t } from "../text";
import { useRoom } from "./context";
import { Confirm } from "./dialog";
import { Icon } from "./icons";
import { InviteForm } from "./invite";

type Question = { about: "remove"; person: Participant } | { about: "end" };

export function PeoplePanel({ close }: { close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const [question, setQuestion] = useState<Question | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const people = meeting.view.value?.participants ?? [];
  const leads = meeting.leads.value;
  return (
    <aside id="people-panel" class="panel" aria-labelledby="people-title" data-testid="people-panel">
      <header>
        <h2 id="people-title" ref={heading} tabIndex={-1}>
          {t.people.title}
        </h2>
        <span class="quiet">{t.people.here(people.length)}</span>
        <button
          type="button"
          class="plain icon-only"
          data-testid="close-people"
          aria-label={t.people.close}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <ul class="people-list">
        {people.map((person) => (
          <Row key={person.id} person={person} leads={leads} remove={() => setQuestion({ about: "remove", person })} />
        ))}
      </ul>
      {leads && (
        <footer>
          <button
            type="button"
            class="secondary"
            data-testid="mute-all"
            onClick={() => void meeting.ask({ type: "mute_all" })}
          >
            <Icon name="microphoneOff" />
            <span>{t.people.muteAll}</span>
          </button>
          <InviteForm />
          <button
            type="button"
            class="danger quiet-danger"
            data-testid="end"
            onClick={() => setQuestion({ about: "end" })}
          >
            {t.people.end}
          </button>
        </footer>
      )}
      {question && <Ask question={question} close={() => setQuestion(null)} />}
    </aside>
  );
}

function Row({ person, leads, remove }: { person: Participant; leads: boolean; remove: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const me = person.id === meeting.me.value?.id;
  const speaking = !person.muted && meeting.speaking.value.has(person.id);
  return (
    <li data-person={person.id}>
      <span class="who">
        <span class="name">{me ? t.tile.own(person.name) : person.name}</span>
        <span class="about">
          {person.role !== "participant" && <span>{t.roles[person.role]}</span>}
          {!person.present && <span>{t.tile.away}</span>}
          {speaking && <span>{t.tile.speaking}</span>}
          {person.muted && person.role !== "observer" && <span>{t.tile.muted}</span>}
          {!person.camera && person.role !== "observer" && <span>{t.tile.cameraOff}</span>}
        </span>
      </span>
      {leads && !me && (
        <span class="acts">
          {person.role !== "observer" && (
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
          )}
          <button
            type="button"
            class="plain"
            data-testid={`remove-${person.id}`}
            aria-label={t.people.removeOne(person.name)}
            onClick={remove}
          >
            <Icon name="remove" />
            <span>{t.people.remove}</span>
          </button>
        </span>
      )}
    </li>
  );
}

function Ask({ question, close }: { question: Question; close: () => void }): JSX.Element {
  const { meeting } = useRoom();
  if (question.about === "end") {
    return (
      <Confirm
        title={t.confirm.endTitle}
        body={t.confirm.endBody}
        action={t.confirm.end}
        cancel={t.confirm.cancel}
        confirm={() => void meeting.ask({ type: "end_session" })}
        close={close}
      />
    );
  }
  const { id, name } = question.person;
  return (
    <Confirm
      title={t.confirm.removeTitle(name)}
      body={t.confirm.removeBody}
      action={t.confirm.remove}
      cancel={t.confirm.cancel}
      confirm={() => void meeting.ask({ type: "remove", participant: id })}
      close={close}
    />
  );
}
