/** Who is kept apart and together in small rooms, as leaders say it in the session. */
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { Command, Participant, View } from "../../protocol";
import { isMember } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";

type Kept = "apart" | "together";
type Pair = readonly [string, string];
const KEPT: readonly Kept[] = ["apart", "together"];

export function KeptPairs({ view }: { view: View }): JSX.Element {
  const { meeting } = useRoom();
  const title = useRef<HTMLElement>(null);
  const people = new Map(view.participants.map((person) => [person.id, person.name]));
  const told = KEPT.flatMap((kept) => (view.pairs?.[kept] ?? []).map((pair) => ({ kept, pair })));
  const shown = told.filter(({ pair }) => pair.every((id) => people.has(id)));
  return (
    <details class="kept-pairs" data-testid="kept-pairs">
      <summary ref={title}>
        {t.pairs.title}
        {shown.length > 0 && <span class="quiet"> ({shown.length})</span>}
      </summary>
      <p class="hint">{t.pairs.lead}</p>
      {shown.length === 0 && <p class="hint">{t.pairs.none}</p>}
      <ul>
        {shown.map(({ kept, pair }) => {
          const [one, other] = pair.map((id) => people.get(id) ?? "") as [string, string];
          return (
            <li key={`${kept} ${pair.join(" ")}`} data-pair={pair.join(" ")} data-kept={kept}>
              <span>{t.pairs.pair(one, other, t.pairs.kept[kept])}</span>
              <button
                type="button"
                class="secondary small"
                data-testid={`unpair-${pair.join("-")}`}
                aria-label={t.pairs.removeOne(one, other)}
                onClick={() => {
                  title.current?.focus();
                  void meeting.ask(without(view, kept, pair));
                }}
              >
                {t.pairs.remove}
              </button>
            </li>
          );
        })}
      </ul>
      <NewPair view={view} />
    </details>
  );
}

function NewPair({ view }: { view: View }): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const [kept, setKept] = useState<Kept>("apart");
  const people = view.participants.filter((person) => isMember(person.role));
  if (people.length < 2) return <p class="hint">{t.pairs.tooFew}</p>;
  const complete = one !== "" && other !== "" && one !== other;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!complete || !(await meeting.ask(withPair(view, kept, [one, other]))).ok) return;
    setOne("");
    setOther("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Who id={`${id}-one`} hook="pair-one" label={t.pairs.one} people={people} value={one} choose={setOne} />
      <Who
        id={`${id}-other`}
        hook="pair-other"
        label={t.pairs.other}
        people={people.filter((person) => person.id !== one)}
        value={other}
        choose={setOther}
      />
      <p class="pair-field">
        <label for={`${id}-kept`}>{t.pairs.are}</label>
        <select
          id={`${id}-kept`}
          data-testid="pair-kept"
          value={kept}
          onChange={(event) => setKept(event.currentTarget.value as Kept)}
        >
          {KEPT.map((each) => (
            <option key={each} value={each}>
              {t.pairs.kept[each]}
            </option>
          ))}
        </select>
      </p>
      <button type="submit" class="secondary" data-testid="pair-add" aria-disabled={!complete}>
        {t.pairs.add}
      </button>
    </form>
  );
}

interface WhoProps {
  id: string;
  hook: string;
  label: string;
  people: readonly Participant[];
  value: string;
  choose: (id: string) => void;
}

function Who({ id, hook, label, people, value, choose }: WhoProps): JSX.Element {
  return (
    <p class="pair-field">
      <label for={id}>{label}</label>
      <select id={id} data-testid={hook} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t.pairs.choose}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </p>
  );
}

const isPair = (pair: Pair, [one, other]: Pair): boolean => pair.includes(one) && pair.includes(other);

/** All pairs as they stand, with one more, which then is of this kind alone. */
export function withPair(view: View, kept: Kept, pair: Pair): Command {
  const rest = (of: Kept): [string, string][] => (view.pairs?.[of] ?? []).filter((each) => !isPair(each, pair));
  const more = (of: Kept): [string, string][] => (of === kept ? [...rest(of), [pair[0], pair[1]]] : rest(of));
  return { type: "keep_pairs", apart: more("apart"), together: more("together") };
}

/** All pairs as they stand, without one. */
export function without(view: View, kept: Kept, pair: Pair): Command {
  const rest = (of: Kept): [string, string][] =>
    (view.pairs?.[of] ?? []).filter((each) => of !== kept || !isPair(each, pair));
  return { type: "keep_pairs", apart: rest("apart"), together: rest("together") };
}
