/** How a group is set: its name, who leads it, what people agree on, who is kept apart, how long records are kept. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Kind, PersonShown } from "../../generated/api";
import { CheckField, CheckGroup, LongTextField, NumberField, SelectField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Complaint, Empty } from "../../ui/notes";
import { Confirm } from "../../views/dialog";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { BasicFields } from "./basic_fields";
import type { PartProps } from "./group";
import { Loaded, useLoad } from "./loaded";
import { useMay } from "./may";

export function GroupSettings(props: PartProps): JSX.Element {
  const may = useMay();
  if (!may("groups:write") || props.group.archived_at !== null) return <p>{t.settings.readOnly}</p>;
  return (
    <>
      <Basics {...props} />
      {may("admin") && <Facilitators {...props} />}
      <Agreements {...props} />
      <OwnSummary {...props} />
      <Pairs {...props} />
      <Retention {...props} />
      <Archive {...props} />
    </>
  );
}

function Basics({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [title, setTitle] = useState(group.title);
  const [kind, setKind] = useState<Kind>(group.kind);
  const save = (): Promise<string | null> =>
    tried(() => api.ask("changeGroup", { path: { group: group.id }, body: { title, kind } }).then(changed));
  return (
    <section class="card">
      <h2>{t.settings.basics}</h2>
      <Form id="basics" action={t.state.save} busyWords={t.state.saving} done={t.state.saved} submit={save}>
        <BasicFields title={title} retitle={setTitle} kind={kind} rekind={setKind} />
      </Form>
    </section>
  );
}

function Facilitators({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad("staff", () => api.ask("listStaff", {}));
  const [chosen, setChosen] = useState<readonly string[]>(group.facilitators);
  const save = (): Promise<string | null> =>
    tried(() => api.ask("setFacilitators", { path: { group: group.id }, body: { staff: [...chosen] } }).then(changed));
  return (
    <section class="card">
      <h2>{t.settings.facilitators}</h2>
      <Loaded load={load} again={again}>
        {({ staff }) => (
          <Form id="facilitators" action={t.state.save} busyWords={t.state.saving} done={t.state.saved} submit={save}>
            <CheckGroup
              legend={t.settings.facilitators}
              legendHidden
              name="staff"
              choices={staff.filter((each) => each.closed_at === null).map((each) => [each.id, each.name] as const)}
              chosen={chosen}
              change={setChosen}
            />
          </Form>
        )}
      </Loaded>
    </section>
  );
}

function Agreements({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [text, setText] = useState(group.agreements ?? "");
  const save = (): Promise<string | null> =>
    tried(() =>
      api.ask("setAgreements", { path: { group: group.id }, body: { text: text.trim() || null } }).then(changed),
    );
  return (
    <section class="card">
      <h2>{t.settings.agreements}</h2>
      <Form id="agreements" action={t.state.save} busyWords={t.state.saving} done={t.state.saved} submit={save}>
        <LongTextField
          name="agreementsText"
          label={t.settings.agreementsText}
          hint={t.settings.agreementsHint}
          rows={8}
          maxLength={20_000}
          value={text}
          change={setText}
        />
      </Form>
    </section>
  );
}

function OwnSummary({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [allowed, setAllowed] = useState(group.own_summary);
  const save = (): Promise<string | null> =>
    tried(() => api.ask("setOwnSummary", { path: { group: group.id }, body: { allowed } }).then(changed));
  return (
    <section class="card">
      <h2>{t.settings.ownSummary}</h2>
      <Form id="own-summary" action={t.state.save} busyWords={t.state.saving} done={t.state.saved} submit={save}>
        <CheckField name="allowed" label={t.settings.ownSummaryAllowed} checked={allowed} change={setAllowed} />
        <p class="hint">{t.settings.ownSummaryHint}</p>
      </Form>
    </section>
  );
}

type Pair = [string, string];

function Pairs({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [trouble, setTrouble] = useState<string | null>(null);
  const put = async (apart: Pair[], together: Pair[]): Promise<string | null> => {
    const why = await tried(() => api.ask("setPairs", { path: { group: group.id }, body: { apart, together } }));
    setTrouble(why);
    changed();
    return why;
  };
  const name = (id: string): string => group.people.find((person) => person.id === id)?.name ?? t.links.gone;
  const list = (kind: "apart" | "together", pairs: readonly Pair[]): JSX.Element => (
    <ul class="pairs" aria-label={t.settings[kind]}>
      {pairs.map(([one, other]) => (
        <li key={`${one} ${other}`}>
          <span>{t.settings.pair(name(one), name(other), t.settings[kind])}</span>
          <button
            type="button"
            class="secondary small"
            aria-label={t.settings.unpairOne(name(one), name(other))}
            onClick={() => {
              const left = pairs.filter((each) => each[0] !== one || each[1] !== other);
              void (kind === "apart" ? put(left, group.together) : put(group.apart, left));
            }}
          >
            {t.settings.unpair}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <section class="card">
      <h2>{t.settings.pairs}</h2>
      <p class="hint">{t.settings.pairsHint}</p>
      {group.apart.length + group.together.length === 0 && <Empty>{t.settings.noPairs}</Empty>}
      {list("apart", group.apart)}
      {list("together", group.together)}
      <Complaint why={trouble} />
      {group.people.length > 1 && (
        <NewPair
          people={group.people}
          add={(kind, pair) =>
            kind === "apart" ? put([...group.apart, pair], group.together) : put(group.apart, [...group.together, pair])
          }
        />
      )}
    </section>
  );
}

interface NewPairProps {
  people: readonly PersonShown[];
  add: (kind: "apart" | "together", pair: Pair) => Promise<string | null>;
}

function NewPair({ people, add }: NewPairProps): JSX.Element {
  const [one, setOne] = useState(people[0]?.id ?? "");
  const [other, setOther] = useState(people[1]?.id ?? "");
  const [kind, setKind] = useState<"apart" | "together">("apart");
  const choose = (name: string, label: string, value: string, set: (id: string) => void): JSX.Element => (
    <SelectField
      name={name}
      label={label}
      value={value}
      change={set}
      choices={people.map((person) => [person.id, person.name] as const)}
    />
  );
  return (
    <Form
      id="new-pair"
      action={t.settings.addPair}
      busyWords={t.state.saving}
      submit={async () => (one === other ? t.settings.samePerson : add(kind, [one, other]))}
    >
      {choose("one", t.settings.one, one, setOne)}
      {choose("other", t.settings.other, other, setOther)}
      <SelectField
        name="areKept"
        label={t.settings.areKept}
        value={kind}
        change={setKind}
        choices={[
          ["apart", t.settings.apart],
          ["together", t.settings.together],
        ]}
      />
    </Form>
  );
}

function Retention({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [days, setDays] = useState(group.retention_days === null ? "" : String(group.retention_days));
  const save = (): Promise<string | null> =>
    tried(() =>
      api
        .ask("setRetention", { path: { group: group.id }, body: { days: days === "" ? null : Number(days) } })
        .then(changed),
    );
  return (
    <section class="card">
      <h2>{t.settings.retention}</h2>
      <Form id="retention" action={t.state.save} busyWords={t.state.saving} done={t.state.saved} submit={save}>
        <NumberField
          name="days"
          label={t.settings.days}
          hint={t.settings.daysHint}
          min={1}
          max={36_500}
          value={days}
          change={setDays}
        />
      </Form>
    </section>
  );
}

function Archive({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <section class="card">
      <h2>{t.settings.archive}</h2>
      <p class="hint">{t.settings.archiveHint}</p>
      <Complaint why={trouble} />
      <p>
        <button type="button" class="danger quiet-danger" data-testid="archive" onClick={() => setAsking(true)}>
          {t.settings.archiveIt}
        </button>
      </p>
      {asking && (
        <Confirm
          title={t.settings.archive}
          body={t.settings.archiveHint}
          action={t.settings.archiveIt}
          cancel={t.state.cancel}
          confirm={() =>
            void tried(() => api.ask("archiveGroup", { path: { group: group.id } })).then((why) => {
              setTrouble(why);
              changed();
            })
          }
          close={() => setAsking(false)}
        />
      )}
    </section>
  );
}
