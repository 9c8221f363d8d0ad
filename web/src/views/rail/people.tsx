/** The list of people for those who lead: who waits first, then who asks for the word, then everyone with what may be done. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Confirm } from "../dialog";
import { Icon } from "../icons";
import { InviteForm } from "../invite";
import { RemoveDialog } from "../people/remove";
import { Waiting } from "../people/waiting";
import { PeopleHands } from "./hands";
import { Person } from "./person";

type Question = { about: "remove"; person: Participant } | { about: "end" };

export function LeadersPeople(): JSX.Element {
  const { meeting } = useRoom();
  const [question, setQuestion] = useState<Question | null>(null);
  const people = meeting.view.value?.participants ?? [];
  return (
    <>
      <div class="panel-body">
        <Waiting />
        <PeopleHands />
        <h3 class="people-count">{t.people.here(people.length)}</h3>
        <ul class="people-list" aria-label={t.people.title}>
          {people.map((person) => (
            <Person key={person.id} person={person} remove={() => setQuestion({ about: "remove", person })} />
          ))}
        </ul>
      </div>
      <ForAll end={() => setQuestion({ about: "end" })} />
      {question?.about === "remove" && <RemoveDialog person={question.person} close={() => setQuestion(null)} />}
      {question?.about === "end" && (
        <Confirm
          title={t.confirm.endTitle}
          body={t.confirm.endBody}
          action={t.confirm.end}
          cancel={t.confirm.cancel}
          confirm={() => void meeting.ask({ type: "end_session" })}
          close={() => setQuestion(null)}
        />
      )}
    </>
  );
}

/** What a leader may do for the session as a whole. */
function ForAll({ end }: { end: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const session = meeting.view.value?.session;
  const locked = session?.locked ?? false;
  return (
    <footer>
      <div class="pair">
        <button
          type="button"
          class="secondary"
          data-testid="mute-all"
          onClick={() => void meeting.ask({ type: "mute_all" })}
        >
          <Icon name="microphoneOff" />
          <span>{t.people.muteAll}</span>
        </button>
        <button
          type="button"
          class="secondary"
          data-testid="lock"
          data-locked={locked ? "true" : "false"}
          onClick={() => void meeting.ask({ type: "lock_session", locked: !locked })}
        >
          <Icon name={locked ? "unlock" : "lock"} />
          <span>{locked ? t.people.unlock : t.people.lock}</span>
        </button>
      </div>
      {locked && <p class="hint">{t.people.locked}</p>}
      <label class="check">
        <input
          type="checkbox"
          data-testid="waiting-room"
          checked={session?.waiting_room ?? false}
          onChange={(event) => void meeting.ask({ type: "set_waiting_room", on: event.currentTarget.checked })}
        />
        <span>{t.people.waitingRoom}</span>
      </label>
      <InviteForm />
      <button type="button" class="danger quiet-danger" data-testid="end" onClick={end}>
        {t.people.end}
      </button>
    </footer>
  );
}
