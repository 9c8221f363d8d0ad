/** Who is in the group. Names are for staff only; in a session others see the display name, or the name people choose. */
import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import type { PersonShown } from "../../generated/api";
import { TextField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { Complaint } from "../../ui/notes";
import { Confirm, Dialog } from "../../views/dialog";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import type { PartProps } from "./group";
import { useMay } from "./may";

type Open = { readonly what: "trend" | "change" | "remove" | "erase"; readonly person: PersonShown } | null;

const TrendView = lazy(async () => (await import("./report/trend")).TrendView);

export function Roster({ group, changed }: PartProps): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const act = async (what: "removePerson" | "erasePerson", person: PersonShown): Promise<void> => {
    setTrouble(await tried(() => api.ask(what, { path: { group: group.id, person: person.id } })));
    changed();
  };
  return (
    <>
      <Table
        caption={t.roster.title}
        captionHidden
        rows={group.people}
        keyOf={(person) => person.id}
        empty={t.roster.empty}
        columns={[
          { key: "name", title: t.roster.name, cell: (person) => person.name },
          { key: "display", title: t.roster.display, cell: (person) => person.display_name ?? t.roster.ownChoice },
          {
            key: "acts",
            title: t.state.acts,
            cell: (person) =>
              (may("groups:write") || may("reports:read")) && (
                <span class="row-acts">
                  {may("reports:read") && (
                    <button
                      type="button"
                      class="secondary small"
                      data-testid={`trend-${person.id}`}
                      aria-label={t.report.trend.openOne(person.name)}
                      onClick={() => setOpen({ what: "trend", person })}
                    >
                      {t.report.trend.open}
                    </button>
                  )}
                  {(may("groups:write")
                    ? (["change", "remove", ...(may("admin") ? ["erase" as const] : [])] as const)
                    : []
                  ).map((what) => (
                    <button
                      key={what}
                      type="button"
                      class="secondary small"
                      data-testid={`${what}-${person.id}`}
                      aria-label={t.roster[`${what}One`](person.name)}
                      onClick={() => setOpen({ what, person })}
                    >
                      {t.roster[what]}
                    </button>
                  ))}
                </span>
              ),
          },
        ]}
      />
      <Complaint why={trouble} />
      {may("groups:write") && (
        <section class="card">
          <h2>{t.roster.add}</h2>
          <PersonForm
            id="add-person"
            action={t.roster.addIt}
            done={t.roster.added}
            submit={(body) => tried(() => api.ask("addPerson", { path: { group: group.id }, body }).then(changed))}
          />
        </section>
      )}
      {open?.what === "trend" && (
        <Dialog title={t.report.trend.title(open.person.name)} close={close} wide>
          <Suspense fallback={<p role="status">{t.state.loading}</p>}>
            <TrendView group={group.id} person={open.person.id} />
          </Suspense>
          <div class="dialog-actions">
            <button type="button" class="primary" onClick={close}>
              {t.state.close}
            </button>
          </div>
        </Dialog>
      )}
      {open?.what === "change" && (
        <Dialog title={t.roster.changeOne(open.person.name)} close={close}>
          <PersonForm
            id="change-person"
            action={t.state.save}
            person={open.person}
            submit={async (body) => {
              const path = { group: group.id, person: open.person.id };
              const why = await tried(() => api.ask("changePerson", { path, body }));
              if (why === null) {
                close();
                changed();
              }
              return why;
            }}
          />
        </Dialog>
      )}
      {open?.what === "remove" && (
        <Confirm
          title={t.roster.removeOne(open.person.name)}
          body={t.roster.removeBody}
          action={t.roster.remove}
          cancel={t.state.cancel}
          confirm={() => void act("removePerson", open.person)}
          close={close}
        />
      )}
      {open?.what === "erase" && (
        <Confirm
          title={t.roster.eraseOne(open.person.name)}
          body={t.roster.eraseBody}
          action={t.roster.erase}
          cancel={t.state.cancel}
          confirm={() => void act("erasePerson", open.person)}
          close={close}
        />
      )}
    </>
  );
}

interface FormProps {
  id: string;
  action: string;
  done?: string;
  person?: PersonShown;
  submit: (body: { name: string; display_name: string | null }) => Promise<string | null>;
}

function PersonForm({ id, action, done, person, submit }: FormProps): JSX.Element {
  const [name, setName] = useState(person?.name ?? "");
  const [display, setDisplay] = useState(person?.display_name ?? "");
  const send = async (): Promise<string | null> => {
    const why = await submit({ name: name.trim(), display_name: display.trim() || null });
    if (why === null && person === undefined) {
      setName("");
      setDisplay("");
    }
    return why;
  };
  return (
    <Form id={id} action={action} busyWords={t.state.saving} submit={send} {...(done === undefined ? {} : { done })}>
      <TextField
        name="name"
        label={t.roster.name}
        hint={t.roster.nameHint}
        required
        autoComplete="off"
        maxLength={64}
        value={name}
        change={setName}
      />
      <TextField
        name="display"
        label={t.roster.display}
        hint={t.roster.displayHint}
        autoComplete="off"
        maxLength={64}
        value={display}
        change={setDisplay}
      />
    </Form>
  );
}
