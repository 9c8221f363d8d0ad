/** Who has a hand up, in the order that holds for everybody, with the word one press away. */
import type { JSX } from "preact";
import { named } from "../../state/rooms";
import { ready } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { givenSeconds, withTime } from "../turns/given";

export function PeopleHands(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null || view.hands.length === 0) return null;
  const able = ready(view, me.room);
  return (
    <section class="people-hands" aria-labelledby="people-hands-title" data-testid="people-hands">
      <h3 id="people-hands-title">
        <Icon name="hand" />
        {t.rail.people.hands} <span class="count">{view.hands.length}</span>
      </h3>
      <ol>
        {named(view, view.hands).map((person, number) => (
          <li key={person.id} data-raised={person.id}>
            <span class="in-line">{number + 1}.</span>
            <span class="who name">{person.name}</span>
            {able.includes(person) && (
              <button
                type="button"
                class="primary small"
                data-testid={`call-on-${person.id}`}
                aria-label={t.turns.giveWordTo(person.name)}
                onClick={() =>
                  void meeting.ask({ type: "grant_turn", participant: person.id, ...withTime(givenSeconds.value) })
                }
              >
                {t.turns.giveWord}
              </button>
            )}
            <button
              type="button"
              class="plain icon-only"
              data-testid={`put-down-${person.id}`}
              aria-label={t.turns.lowerOne(person.name)}
              title={t.turns.lowerOne(person.name)}
              onClick={() => void meeting.ask({ type: "lower_hand", participant: person.id })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
