/** The group's sessions, the latest first, and holding one beside the schedule. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { NumberField, TextField, TimeField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { tried } from "../tried";
import { fromField, moment } from "../when";
import type { PartProps } from "./group";
import { Loaded, useLoad } from "./loaded";
import { useMay } from "./may";

export function GroupSessions({ group }: PartProps): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [load, again] = useLoad(`sessions ${group.id}`, () =>
    api.ask("listGroupSessions", { path: { group: group.id } }),
  );
  return (
    <>
      <Loaded load={load} again={again}>
        {({ sessions }) => (
          <Table
            caption={t.sessions.title}
            captionHidden
            rows={sessions}
            keyOf={(session) => session.id}
            empty={t.sessions.empty}
            columns={[
              {
                key: "when",
                title: t.sessions.when,
                cell: (session) => (
                  <a href={addressOf({ page: "session", session: session.id })}>{moment(session.starts_at)}</a>
                ),
              },
              { key: "title", title: t.sessions.name, cell: (session) => session.title },
              {
                key: "state",
                title: t.sessions.state,
                cell: (session) => <span class="tag">{t.groupSessionStates[session.state]}</span>,
              },
            ]}
          />
        )}
      </Loaded>
      {may("sessions:write") && group.archived_at === null && <Hold group={group.id} held={again} />}
    </>
  );
}

function Hold({ group, held }: { group: string; held: () => void }): JSX.Element {
  const { api } = useOffice();
  const [title, setTitle] = useState("");
  const [starts, setStarts] = useState("");
  const [minutes, setMinutes] = useState("90");
  const hold = (): Promise<string | null> =>
    tried(async () => {
      const body = { title: title.trim() || null, starts_at: fromField(starts), minutes: Number(minutes) };
      await api.ask("holdGroupSession", { path: { group }, body });
      held();
    });
  return (
    <section class="card">
      <h2>{t.sessions.hold}</h2>
      <Form id="hold" action={t.sessions.holdIt} busyWords={t.state.saving} done={t.sessions.held} submit={hold}>
        <TextField
          name="name"
          label={t.sessions.name}
          hint={t.sessions.nameHint}
          maxLength={200}
          value={title}
          change={setTitle}
        />
        <TimeField name="when" label={t.sessions.when} hint={t.sessions.whenHint} value={starts} change={setStarts} />
        <NumberField
          name="minutes"
          label={t.calendar.minutes}
          required
          min={1}
          max={1440}
          value={minutes}
          change={setMinutes}
        />
      </Form>
    </section>
  );
}
