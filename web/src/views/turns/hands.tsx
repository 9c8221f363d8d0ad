/** The line of hands, with what a leader does about each. */
import type { JSX } from "preact";
import type { Participant, View } from "../../protocol";
import { named, roomOf } from "../../state/rooms";
import { ready } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { HandActs } from "./hand_acts";

export function Hands({ view, me }: { view: View; me: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const people = named(view, view.hands);
  const able = ready(view, me.room);
  return (
    <section aria-labelledby="turns-hands">
      <div class="part-head">
        <h3 id="turns-hands">{t.turns.handsTitle}</h3>
        {people.some((person) => person.room === me.room) && (
          <button
            type="button"
            class="plain small"
            data-testid="lower-all"
            onClick={() => void meeting.ask({ type: "lower_all_hands" })}
          >
            {t.turns.lowerAll}
          </button>
        )}
      </div>
      {people.length === 0 ? (
        <p class="hint">{t.turns.noHands}</p>
      ) : (
        <ol class="turn-list" data-testid="hands">
          {people.map((person) => (
            <li key={person.id} data-hand={person.id}>
              <span class="who">
                <span class="name">{person.name}</span>
                <About view={view} me={me} person={person} able={able} />
              </span>
              <HandActs
                person={person}
                able={able.includes(person)}
                ids={{ give: `grant-${person.id}`, lower: `lower-hand-${person.id}` }}
              />
            </li>
          ))}
        </ol>
      )}
      <label class="check">
        <input
          type="checkbox"
          data-testid="quiet-first"
          checked={view.floor.hand_order === "quiet_first"}
          onChange={(event) =>
            void meeting.ask({ type: "set_hand_order", order: event.currentTarget.checked ? "quiet_first" : "raised" })
          }
        />
        <span>{t.turns.quietFirst}</span>
      </label>
      <p class="hint">{t.turns.quietFirstHint}</p>
    </section>
  );
}

function About(props: {
  view: View;
  me: Participant;
  person: Participant;
  able: readonly Participant[];
}): JSX.Element | null {
  const { view, me, person, able } = props;
  const words =
    view.turn?.participant === person.id
      ? t.turns.turnMark
      : person.room !== me.room
        ? t.turns.inRoom(roomOf(view, person)?.name ?? "")
        : able.includes(person)
          ? null
          : t.turns.notThere;
  return words === null ? null : <span class="about">{words}</span>;
}
