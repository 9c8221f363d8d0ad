/** Who has a hand up, in the order that holds for everybody, with the word one press away. */
import type { JSX } from "preact";
import { named } from "../../state/rooms";
import { ready } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { HandActs } from "../turns/hand_acts";

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
            <HandActs
              person={person}
              able={able.includes(person)}
              ids={{ give: `call-on-${person.id}`, lower: `put-down-${person.id}` }}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
