/** When the group meets: the rule, and the meetings it gives, each of which can be called off. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CheckField, CheckGroup, NumberField, SelectField, TimeField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Confirm } from "../../views/dialog";
import { useOffice } from "../context";
import { DAYS, type Day, rhythm, ruleOf, weeklyOf } from "../recurrence";
import { t } from "../text";
import { tried } from "../tried";
import { GroupCalendar } from "./calendar/group";
import type { PartProps } from "./group";
import { useMay } from "./may";

export function Meetings({ group, changed }: PartProps): JSX.Element {
  const may = useMay();
  return (
    <>
      <p>{group.schedule === null ? t.calendar.none : rhythm(group.schedule)}</p>
      <GroupCalendar group={group} />
      {may("groups:write") && group.archived_at === null && (
        <section class="card">
          <h2>{group.schedule === null ? t.calendar.set : t.calendar.change}</h2>
          <ScheduleForm group={group} changed={changed} />
        </section>
      )}
    </>
  );
}

function ScheduleForm({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const now = group.schedule;
  const weekly = now?.rule == null ? null : weeklyOf(now.rule);
  const foreign = now?.rule != null && weekly === null;
  const [start, setStart] = useState(now?.start.slice(0, 16) ?? "");
  const [minutes, setMinutes] = useState(String(now?.minutes ?? 90));
  const [zone, setZone] = useState(now?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [repeats, setRepeats] = useState(now === null || now.rule !== null);
  const [every, setEvery] = useState(String(weekly?.every ?? 1));
  const [days, setDays] = useState<readonly Day[]>(weekly?.days ?? []);
  const [until, setUntil] = useState(weekly?.until ?? "");
  const [clearing, setClearing] = useState(false);
  const submit = async (): Promise<string | null> => {
    if (repeats && days.length === 0) return t.calendar.daysMissing;
    const rule = repeats ? ruleOf({ every: Number(every), days, until: until || null }) : null;
    const body = { start, minutes: Number(minutes), zone, rule };
    return tried(() => api.ask("setSchedule", { path: { group: group.id }, body }).then(changed));
  };
  return (
    <>
      {foreign && <p class="note">{t.calendar.foreign(now?.rule ?? "")}</p>}
      <Form id="schedule" action={t.state.save} busyWords={t.state.saving} done={t.state.saved} submit={submit}>
        <TimeField name="first" label={t.calendar.first} required value={start} change={setStart} />
        <NumberField
          name="minutes"
          label={t.calendar.minutes}
          required
          min={5}
          max={1440}
          value={minutes}
          change={setMinutes}
        />
        <SelectField
          name="zone"
          label={t.calendar.zone}
          hint={t.calendar.zoneHint}
          value={zone}
          change={setZone}
          choices={zones(zone).map((each) => [each, each] as const)}
        />
        <CheckField label={t.calendar.repeats} checked={repeats} change={setRepeats} />
        {repeats && (
          <>
            <CheckGroup
              legend={t.calendar.onDays}
              choices={DAYS.map((day) => [day, t.calendar.days[day]] as const)}
              chosen={days}
              change={setDays}
              hookOf={(day) => `day-${day}`}
            />
            <NumberField
              name="everyWeeks"
              label={t.calendar.everyWeeks}
              required
              min={1}
              max={52}
              value={every}
              change={setEvery}
            />
            <TimeField
              name="until"
              label={t.calendar.until}
              hint={t.calendar.untilHint}
              day
              value={until}
              change={setUntil}
            />
          </>
        )}
      </Form>
      {now !== null && (
        <p>
          <button
            type="button"
            class="danger quiet-danger small"
            data-testid="clear-schedule"
            onClick={() => setClearing(true)}
          >
            {t.calendar.clear}
          </button>
        </p>
      )}
      {clearing && (
        <Confirm
          title={t.calendar.clear}
          body={t.calendar.clearBody}
          action={t.calendar.clearIt}
          cancel={t.state.cancel}
          confirm={() => void tried(() => api.ask("clearSchedule", { path: { group: group.id } })).then(changed)}
          close={() => setClearing(false)}
        />
      )}
    </>
  );
}

/** The time zones this browser knows, and the one that is set. */
function zones(set: string): readonly string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes(set) ? known : [set, ...known];
}
