/** Staff accounts: who may sign in, and as what. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Member, StaffRole } from "../../generated/api";
import { SelectField, TextField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { Complaint } from "../../ui/notes";
import { Confirm, Dialog } from "../../views/dialog";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { day } from "../when";
import { Heading } from "./heading";
import { Loaded, useLoad } from "./loaded";
import { PasswordField } from "./password";

type Open = { readonly what: "change" | "password" | "shut"; readonly member: Member } | null;
const ROLES: readonly StaffRole[] = ["staff", "admin"];

export function Accounts(): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad("accounts", () => api.ask("listStaff", {}));
  const [open, setOpen] = useState<Open>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const closing = async (ask: () => Promise<unknown>): Promise<string | null> => {
    const why = await tried(ask);
    if (why === null) {
      close();
      again();
    }
    return why;
  };
  return (
    <>
      <Heading title={t.accounts.title} lead={t.accounts.lead} />
      <Loaded load={load} again={again}>
        {({ staff }) => (
          <Table
            caption={t.accounts.title}
            captionHidden
            rows={staff}
            keyOf={(member) => member.id}
            empty={t.accounts.empty}
            columns={[
              { key: "name", title: t.accounts.name, cell: (member) => member.name },
              { key: "login", title: t.signIn.login, cell: (member) => member.login },
              { key: "role", title: t.accounts.role, cell: (member) => t.staffRoles[member.role] },
              { key: "since", title: t.accounts.since, cell: (member) => day(member.added_at) },
              {
                key: "acts",
                title: t.state.acts,
                cell: (member) =>
                  member.closed_at !== null ? (
                    <span class="tag">{t.accounts.shut}</span>
                  ) : (
                    <span class="row-acts">
                      {(["change", "password", "shut"] as const).map((what) => (
                        <button
                          key={what}
                          type="button"
                          class="secondary small"
                          data-testid={`${what}-${member.login}`}
                          aria-label={t.accounts.acts[`${what}One`](member.name)}
                          onClick={() => setOpen({ what, member })}
                        >
                          {t.accounts.acts[what]}
                        </button>
                      ))}
                    </span>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <Complaint why={trouble} />
      <NewAccount made={again} />
      {open?.what === "change" && (
        <Dialog title={t.accounts.acts.changeOne(open.member.name)} close={close}>
          <Change
            member={open.member}
            submit={(body) => closing(() => api.ask("changeStaff", { path: { staff: open.member.id }, body }))}
          />
        </Dialog>
      )}
      {open?.what === "password" && (
        <Dialog title={t.accounts.acts.passwordOne(open.member.name)} close={close}>
          <SetPassword
            submit={(password) =>
              closing(() => api.ask("setPassword", { path: { staff: open.member.id }, body: { password } }))
            }
          />
        </Dialog>
      )}
      {open?.what === "shut" && (
        <Confirm
          title={t.accounts.acts.shutOne(open.member.name)}
          body={t.accounts.shutBody}
          action={t.accounts.acts.shut}
          cancel={t.state.cancel}
          confirm={() =>
            void tried(() => api.ask("closeAccount", { path: { staff: open.member.id } })).then((why) => {
              setTrouble(why);
              again();
            })
          }
          close={close}
        />
      )}
    </>
  );
}

interface ChangeProps {
  member: Member;
  submit: (body: { name: string; role: StaffRole }) => Promise<string | null>;
}

function Change({ member, submit }: ChangeProps): JSX.Element {
  const [name, setName] = useState(member.name);
  const [role, setRole] = useState<StaffRole>(member.role);
  return (
    <Form id="change-account" action={t.state.save} busyWords={t.state.saving} submit={() => submit({ name, role })}>
      <NameField name={name} change={setName} />
      <RoleField role={role} change={setRole} />
    </Form>
  );
}

function SetPassword({ submit }: { submit: (password: string) => Promise<string | null> }): JSX.Element {
  const [password, setPassword] = useState("");
  return (
    <Form id="set-password" action={t.state.save} busyWords={t.state.saving} submit={() => submit(password)}>
      <PasswordField name="password" label={t.own.fresh} fresh value={password} change={setPassword} />
    </Form>
  );
}

function NewAccount({ made }: { made: () => void }): JSX.Element {
  const { api } = useOffice();
  const [login, setLogin] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<StaffRole>("staff");
  const make = async (): Promise<string | null> => {
    const why = await tried(() => api.ask("addStaff", { body: { login, name, password, role } }).then(made));
    if (why !== null) return why;
    for (const clear of [setLogin, setName, setPassword]) clear("");
    return null;
  };
  return (
    <details class="card">
      <summary>{t.accounts.make}</summary>
      <Form id="new-account" action={t.accounts.makeIt} busyWords={t.state.saving} done={t.accounts.made} submit={make}>
        <TextField
          name="login"
          label={t.signIn.login}
          hint={t.accounts.loginHint}
          required
          autoComplete="off"
          exact
          value={login}
          change={setLogin}
        />
        <NameField name={name} change={setName} />
        <PasswordField name="password" label={t.signIn.password} fresh value={password} change={setPassword} />
        <RoleField role={role} change={setRole} />
      </Form>
    </details>
  );
}

function NameField({ name, change }: { name: string; change: (name: string) => void }): JSX.Element {
  return (
    <TextField
      name="name"
      label={t.accounts.name}
      hint={t.accounts.nameHint}
      required
      maxLength={64}
      autoComplete="off"
      value={name}
      change={change}
    />
  );
}

function RoleField({ role, change }: { role: StaffRole; change: (role: StaffRole) => void }): JSX.Element {
  return (
    <SelectField
      name="role"
      label={t.accounts.role}
      hint={t.accounts.roleHint}
      value={role}
      change={change}
      choices={ROLES.map((each) => [each, t.staffRoles[each]] as const)}
    />
  );
}
