/**
 * Rooms as cards with their people, who can be put elsewhere: by dragging, or with the menu beside each name, which works
 * by keyboard and touch. The same board is for a plan and for rooms that are open.
 */
import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
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
  const menu = useMenu(group.id ?? NONE, (chosen) => place(person, chosen === NONE ? null : chosen));
  const hint = `place-hint-${person.id}`;
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
        aria-describedby={menu.pending ? hint : undefined}
        {...menu.props}
      >
        {groups.map((each) => (
          <option key={each.id} value={each.id ?? NONE}>
            {nameOf(each)}
          </option>
        ))}
      </select>
      {menu.pending && (
        <span id={hint} class="hint place-hint">
          {t.rooms.placeByEnter}
        </span>
      )}
    </li>
  );
}

interface Menu {
  readonly pending: boolean;
  readonly props: {
    readonly value: string;
    onChange(event: { readonly currentTarget: HTMLSelectElement }): void;
    onPointerDown(): void;
    onBlur(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/**
 * A menu that acts when its choice is made: at once by mouse and touch. The arrow keys go through a closed menu, and each
 * step is a change; nobody is to be moved through every room on the way, so that waits for Enter, or for who goes on.
 */
function useMenu(value: string, choose: (value: string) => void): Menu {
  const [wanted, want] = useState<string | null>(null);
  const byKeys = useRef(false);
  const settle = (): void => {
    want(null);
    if (wanted !== null && wanted !== value) choose(wanted);
  };
  return {
    pending: wanted !== null && wanted !== value,
    props: {
      value: wanted ?? value,
      onChange: ({ currentTarget }) => (byKeys.current ? want(currentTarget.value) : choose(currentTarget.value)),
      onPointerDown: () => void (byKeys.current = false),
      onBlur: settle,
      onKeyDown: (event) => {
        byKeys.current = event.key !== "Enter" && event.key !== " ";
        if (wanted === null || (event.key !== "Enter" && event.key !== "Escape")) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Enter") settle();
        else want(null);
      },
    },
  };
}
