/** The group's links: made for one person or for whoever has them, copied, shown as a QR code, revoked. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GroupInvitationShown, GroupShown, Role } from "../../generated/api";
import { SelectField, TimeField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { Complaint } from "../../ui/notes";
import { Confirm } from "../../views/dialog";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { fromField, moment } from "../when";
import type { PartProps } from "./group";
import { Code } from "./code";
import { Copy } from "./copy";
import { Loaded, useLoad } from "./loaded";
import { useMay } from "./may";

const DAY = 86_400_000;
const FOR = 90 * DAY;
const ROLES: readonly Role[] = ["participant", "observer"];

export function Links({ group }: PartProps): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [load, again] = useLoad(`links ${group.id}`, () =>
    api.ask("listGroupInvitations", { path: { group: group.id } }),
  );
  return (
    <>
      <p>{t.links.lead}</p>
      <Loaded load={load} again={again}>
        {({ invitations }) => <List group={group} invitations={invitations} again={again} />}
      </Loaded>
      {may("groups:write") && group.archived_at === null && <NewLink group={group} made={again} />}
    </>
  );
}

interface ListProps {
  group: GroupShown;
  invitations: readonly GroupInvitationShown[];
  again: () => void;
}
type Open = { readonly what: "code" | "revoke"; readonly link: GroupInvitationShown } | null;

function List({ group, invitations, again }: ListProps): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const whose = (link: GroupInvitationShown): string =>
    group.people.find((person) => person.id === link.person)?.name ?? (link.person ? t.links.gone : t.links.everyone);
  return (
    <>
      <Table
        caption={t.links.title}
        captionHidden
        rows={[...invitations].sort((a, b) => Number(a.url === null) - Number(b.url === null))}
        keyOf={(link) => link.id}
        empty={t.links.empty}
        columns={[
          { key: "whose", title: t.links.whose, cell: whose },
          { key: "role", title: t.links.role, cell: (link) => t.roles[link.role] },
          { key: "until", title: t.links.until, cell: (link) => <Until link={link} /> },
          {
            key: "acts",
            title: t.state.acts,
            cell: (link) =>
              link.url !== null && (
                <span class="row-acts">
                  <Copy text={link.url} words={t.links.copyOne(whose(link))} />
                  <button
                    type="button"
                    class="secondary small"
                    data-testid={`code-${link.id}`}
                    aria-label={t.links.codeOne(whose(link))}
                    onClick={() => setOpen({ what: "code", link })}
                  >
                    {t.links.code}
                  </button>
                  {may("groups:write") && (
                    <button
                      type="button"
                      class="secondary small"
                      data-testid={`revoke-${link.id}`}
                      aria-label={t.links.revokeOne(whose(link))}
                      onClick={() => setOpen({ what: "revoke", link })}
                    >
                      {t.links.revoke}
                    </button>
                  )}
                </span>
              ),
          },
        ]}
      />
      <Complaint why={trouble} />
      {open?.what === "code" && (
        <Code url={open.link.url ?? ""} title={t.links.codeOne(whose(open.link))} close={close} />
      )}
      {open?.what === "revoke" && (
        <Confirm
          title={t.links.revokeOne(whose(open.link))}
          body={t.links.revokeBody}
          action={t.links.revoke}
          cancel={t.state.cancel}
          confirm={() => {
            const path = { group: group.id, invitation: open.link.id };
            void tried(() => api.ask("revokeGroupInvitation", { path })).then((why) => {
              setTrouble(why);
              again();
            });
          }}
          close={close}
        />
      )}
    </>
  );
}

function Until({ link }: { link: GroupInvitationShown }): JSX.Element {
  if (link.revoked_at !== null) return <span class="tag">{t.links.revoked}</span>;
  if (link.url === null) return <span class="tag">{t.links.over}</span>;
  return <>{moment(link.expires_at)}</>;
}

function NewLink({ group, made }: { group: GroupShown; made: () => void }): JSX.Element {
  const { api } = useOffice();
  const [person, setPerson] = useState("");
  const [role, setRole] = useState<Role>("participant");
  const [until, setUntil] = useState(() => field(Date.now() + FOR));
  const expires = fromField(until);
  const make = async (): Promise<string | null> => {
    if (expires === null) return t.links.untilMissing;
    const body = { expires_at: expires, role, person: person || null };
    return tried(() => api.ask("inviteToGroup", { path: { group: group.id }, body }).then(made));
  };
  return (
    <section class="card">
      <h2>{t.links.make}</h2>
      <Form id="new-link" action={t.links.makeIt} busyWords={t.state.saving} done={t.links.made} submit={make}>
        <SelectField
          name="whose"
          label={t.links.whose}
          hint={t.links.whoseHint}
          value={person}
          change={setPerson}
          choices={[["", t.links.everyone], ...group.people.map((each) => [each.id, each.name] as const)]}
        />
        <SelectField
          name="role"
          label={t.links.role}
          value={role}
          change={setRole}
          choices={ROLES.map((each) => [each, t.roles[each]] as const)}
        />
        <TimeField name="until" label={t.links.until} required value={until} change={setUntil} />
      </Form>
    </section>
  );
}

/** A time as a `datetime-local` field has it. */
function field(at: number): string {
  const here = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return here.toISOString().slice(0, 16);
}
