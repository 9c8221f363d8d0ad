/** Setting a go-around up: the order, the time for each, and for a list of one's own who comes when. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GoAroundOrder, Participant, View } from "../../protocol";
import { isLeader } from "../../state/roles";
import { moved } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { UpDown } from "../up_down";
import { withTime } from "./given";
import { TimeChoice } from "./now";

const ORDERS: readonly GoAroundOrder[] = ["seat", "random", "list"];
const MINUTE = 60;

export function SetUp({ view, me }: { view: View; me: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const [order, setOrder] = useState<GoAroundOrder>("seat");
  const [seconds, setSeconds] = useState<number | null>(MINUTE);
  const [ranked, setRanked] = useState<readonly string[]>([]);
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const list = inOrder(view, me, ranked);
  const chosen = list.filter((person) => !out.has(person.id));
  const start = (): void =>
    void meeting.ask({
      type: "start_go_around",
      order,
      ...withTime(seconds),
      ...(order === "list" ? { participants: chosen.map((person) => person.id) } : {}),
    });
  return (
    <section aria-labelledby="turns-set-up" class="round-set-up" data-testid="round-set-up">
      <h3 id="turns-set-up">{t.turns.roundTitle}</h3>
      <p class="hint">{t.turns.roundLead}</p>
      <fieldset class="orders">
        <legend>{t.turns.order}</legend>
        {ORDERS.map((each) => (
          <label key={each} class="check">
            <input
              type="radio"
              name="round-order"
              data-testid={`order-${each}`}
              checked={order === each}
              onChange={() => setOrder(each)}
            />
            <span>{t.turns.orders[each]}</span>
          </label>
        ))}
      </fieldset>
      {order === "list" && (
        <List
          people={list}
          out={out}
          take={(id, part) => setOut(new Set(part ? [...out].filter((other) => other !== id) : [...out, id]))}
          order={(people) => setRanked(people.map((person) => person.id))}
        />
      )}
      <TimeChoice id="round-seconds" value={seconds} change={setSeconds} />
      <button
        type="button"
        class="primary"
        data-testid="start-round"
        disabled={order === "list" && chosen.length === 0}
        onClick={start}
      >
        {t.turns.start}
      </button>
    </section>
  );
}

/** Those in the room who may speak: as they were put, and whoever is new after them, leaders last. */
function inOrder(view: View, me: Participant, ranked: readonly string[]): readonly Participant[] {
  const here = view.participants.filter((person) => person.room === me.room && person.may_speak);
  const rank = (person: Participant): number => {
    const place = ranked.indexOf(person.id);
    return place >= 0 ? place : ranked.length + (isLeader(person.role) ? 1 : 0);
  };
  return [...here].sort((a, b) => rank(a) - rank(b) || a.place - b.place);
}

interface ListProps {
  people: readonly Participant[];
  out: ReadonlySet<string>;
  take: (id: string, part: boolean) => void;
  order: (people: readonly Participant[]) => void;
}

function List({ people, out, take, order }: ListProps): JSX.Element {
  const [said, say] = useState("");
  const step = (index: number, by: -1 | 1): void => {
    order(moved(people, index, by));
    say(t.turns.movedTo(people[index]!.name, index + by + 1));
  };
  return (
    <>
      <p class="hint">{t.turns.listHint}</p>
      <ol class="turn-list" data-testid="round-list">
        {people.map((person, index) => (
          <li key={person.id} data-listed={person.id}>
            <label class="check who">
              <input
                type="checkbox"
                data-testid={`take-${person.id}`}
                checked={!out.has(person.id)}
                onChange={(event) => take(person.id, event.currentTarget.checked)}
              />
              <span class="name">{person.name}</span>
            </label>
            <UpDown
              name={person.name}
              index={index}
              count={people.length}
              ids={{ up: `up-${person.id}`, down: `down-${person.id}` }}
              step={step}
            />
          </li>
        ))}
      </ol>
      <p class="sr-only" role="status">
        {said}
      </p>
    </>
  );
}
