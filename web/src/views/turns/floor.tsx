/** How the floor is kept, and who may be heard beside whose turn it is. */
import type { JSX } from "preact";
import type { FloorMode, View } from "../../protocol";
import { isLeader } from "../../state/roles";
import { named } from "../../state/rooms";
import { t } from "../../text";
import { useRoom } from "../context";
import { ChoosePerson } from "./choose";

const MODES: readonly FloorMode[] = ["open", "soft", "enforced"];

export function FloorPart({ view }: { view: View }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <section aria-labelledby="turns-floor">
      <h3 id="turns-floor">{t.turns.floorTitle}</h3>
      <div class="modes" role="radiogroup" aria-labelledby="turns-floor">
        {MODES.map((mode) => (
          <label key={mode} class="mode" data-chosen={view.floor.mode === mode ? "true" : "false"}>
            <input
              type="radio"
              name="floor"
              data-testid={`floor-${mode}`}
              checked={view.floor.mode === mode}
              onChange={() => void meeting.ask({ type: "set_floor", mode })}
            />
            <span class="mode-words">
              <strong>{t.turns.modes[mode]}</strong>
              <span class="hint">{t.turns.modeHints[mode]}</span>
            </span>
          </label>
        ))}
      </div>
      {view.floor.mode === "enforced" && <LetIn view={view} />}
    </section>
  );
}

function LetIn({ view }: { view: View }): JSX.Element {
  const { meeting } = useRoom();
  const me = meeting.me.value;
  const let_in = named(view, view.floor.let_in);
  const others = view.participants.filter(
    (person) =>
      person.room === me?.room && person.may_speak && !isLeader(person.role) && !view.floor.let_in.includes(person.id),
  );
  return (
    <div class="let-in" data-testid="let-in">
      <h4>{t.turns.letInTitle}</h4>
      {let_in.length === 0 && <p class="hint">{t.turns.nobodyLetIn}</p>}
      <ul class="turn-list">
        {let_in.map((person) => (
          <li key={person.id}>
            <span class="who name">{person.name}</span>
            <button
              type="button"
              class="secondary small"
              data-testid={`keep-in-${person.id}`}
              aria-label={t.turns.keepInOne(person.name)}
              onClick={() => void meeting.ask({ type: "let_in", participant: person.id, allowed: false })}
            >
              {t.turns.keepIn}
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ChoosePerson
          id="let-in-choice"
          label={t.turns.letInLabel}
          people={others}
          act={t.turns.letIn}
          choose={(participant) => void meeting.ask({ type: "let_in", participant, allowed: true })}
        />
      )}
    </div>
  );
}
