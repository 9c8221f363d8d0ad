/**
 * Rooms as cards with their people, who can be put elsewhere: by dragging, or with the menu beside each name, which works
 * by keyboard and touch. The same board is for a plan and for rooms that are open.
 */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Participant } from "../../protocol";
import { type Group, MAIN } from "../../state/rooms";
import { t } from "../../text";
import { Icon } from "../icons";
import { RoomName } from "./room_name";

const DRAGGED = "application/x-hearth-participant";
/** The menu's value for `null`, a group without an id. */
const NONE = "";

interface Props {
  groups: readonly Group[];
  place: (person: Participant, group: string | null) => void;
  /** What belongs beside a card's name and below its people. */
  about?: (group: Group) => ComponentChildren;
  acts?: (group: Group) => ComponentChildren;
}

/** Whether a card's room has a name that can be changed: the main room and no room at all have not. */
const isNamed = (group: Group): group is Group & { readonly id: string } => group.id !== null && group.id !== MAIN;

export function Board({ groups, place, about, acts }: Props): JSX.Element {
  const people = new Map(groups.flatMap((group) => group.people).map((person) => [person.id, person]));
  const drop = (id: string, group: string | null): void => {
    const person = people.get(id);
    if (person) place(person, group);
  };
  return (
    <ul class="board">
      {groups.map((group) => (
        <Card key={group.id} group={group} drop={(id) => drop(id, group.id)}>
          <h3>
            {isNamed(group) ? <RoomName room={group.id} name={group.name} /> : nameOf(group)}{" "}
            <span class="quiet">{about?.(group) ?? t.rooms.people(group.people.length)}</span>
          </h3>
          <ul class="placed">
            {group.people.map((person) => (
              <Placed key={person.id} person={person} group={group} groups={groups} place={place} />
            ))}
            {group.people.length === 0 && <li class="hint">{t.rooms.nobody}</li>}
          </ul>
          {acts?.(group)}
        </Card>
      ))}
    </ul>
  );
}

function nameOf(group: Group): string {
  return group.id === null ? t.rooms.unplaced : group.name;
}

interface CardProps {
  group: Group;
  drop: (id: string) => void;
  children: ComponentChildren;
}

function Card({ group, drop, children }: CardProps): JSX.Element {
  const [over, setOver] = useState(false);
  return (
    <li
      class={over ? "room-card over" : "room-card"}
      data-room={group.id ?? "none"}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes(DRAGGED)) return;
        event.preventDefault(); // may be dropped here
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop(event.dataTransfer?.getData(DRAGGED) ?? "");
      }}
    >
      {children}
    </li>
  );
}

interface PlacedProps {
  person: Participant;
  group: Group;
  groups: readonly Group[];
  place: Props["place"];
}

function Placed({ person, group, groups, place }: PlacedProps): JSX.Element {
  return (
    <li
      class="placed-person"
      data-placed={person.id}
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData(DRAGGED, person.id);
        if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
      }}
    >
      <span class="grip" aria-hidden="true">
        <Icon name="grip" />
      </span>
      <span class="name">
        {person.name}
        {person.role !== "participant" && <span class="quiet"> · {t.roles[person.role]}</span>}
      </span>
      <select
        data-testid={`place-${person.id}`}
        aria-label={t.rooms.place(person.name)}
        value={group.id ?? NONE}
        onChange={(event) => place(person, event.currentTarget.value === NONE ? null : event.currentTarget.value)}
      >
        {groups.map((each) => (
          <option key={each.id} value={each.id ?? NONE}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </li>
  );
}
