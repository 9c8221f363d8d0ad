/** The list of people, for everybody; those who lead have it in their rail, with what may be done for each. */
import type { JSX } from "preact";
import { t } from "../../text";
import { useRoom } from "../context";
import { PanelFrame } from "../panel";
import { Who } from "./row";

export function PeoplePanel(): JSX.Element {
  const { meeting } = useRoom();
  const people = meeting.view.value?.participants ?? [];
  return (
    <PanelFrame id="people" title={t.people.title} closeWords={t.people.close} about={t.people.here(people.length)}>
      <div class="panel-body">
        <ul class="people-list" aria-label={t.people.title}>
          {people.map((person) => (
            <li key={person.id} data-person={person.id}>
              <Who person={person} />
            </li>
          ))}
        </ul>
      </div>
    </PanelFrame>
  );
}
