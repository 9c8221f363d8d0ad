/** The ways into one session: made, shown once to be copied or scanned, and revoked. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { InvitationMade, Role, SessionInvitation, WholeSession } from "../../generated/api";
import { CheckField, SelectField, TextField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { Complaint } from "../../ui/notes";
import { Confirm } from "../../views/dialog";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { moment } from "../when";
import { Code } from "./code";
import { Copy } from "./copy";
import { Loaded, useLoad } from "./loaded";
import { useMay } from "./may";

const ROLES: readonly Role[] = ["participant", "guest", "facilitator", "co_facilitator", "observer"];

export function Invitations({ session }: { session: WholeSession }): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const path = { id: session.id };
  const [load, again] = useLoad(`invitations ${session.id}`, () => api.ask("listSessionInvitations", { path }));
  return (
    <section class="card" data-testid="invitations">
      <h2>{t.invitations.title}</h2>
      <p class="hint">{session.group === null ? t.invitations.lead : t.invitations.leadOfGroup}</p>
      <Loaded load={load} again={again}>
        {({ invitations }) => <List session={session} invitations={invitations} again={again} />}
      </Loaded>
      {may("sessions:write") && session.state !== "ended" && <Invite session={session.id} made={again} />}
    </section>
  );
}

interface ListProps {
  session: WholeSession;
  invitations: readonly SessionInvitation[];
  again: () => void;
}

function List({ session, invitations, again }: ListProps): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [revoking, setRevoking] = useState<SessionInvitation | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <>
      <Table
        caption={t.invitations.title}
        captionHidden
        rows={invitations}
        keyOf={(each) => each.id}
        empty={t.invitations.empty}
        columns={[
          { key: "whose", title: t.links.whose, cell: whose },
          { key: "role", title: t.links.role, cell: (each) => t.roles[each.role] },
          {
            key: "until",
            title: t.links.until,
            cell: (each) => (each.expires_at === null ? t.invitations.always : moment(each.expires_at)),
          },
          {
            key: "acts",
            title: t.state.acts,
            cell: (each) =>
              each.revoked ? (
                <span class="tag">{t.links.revoked}</span>
              ) : (
                may("sessions:write") &&
                session.state !== "ended" && (
                  <button
                    type="button"
                    class="secondary small"
                    data-testid={`revoke-${each.id}`}
                    aria-label={t.links.revokeOne(whose(each))}
                    onClick={() => setRevoking(each)}
                  >
                    {t.links.revoke}
                  </button>
                )
              ),
          },
        ]}
      />
      <Complaint why={trouble} />
      {revoking !== null && (
        <Confirm
          title={t.links.revokeOne(whose(revoking))}
          body={t.links.revokeBody}
          action={t.links.revoke}
          cancel={t.state.cancel}
          confirm={() => {
            const path = { id: session.id, invitation: revoking.id };
            void tried(() => api.ask("revokeSessionInvitation", { path })).then((why) => {
              setTrouble(why);
              again();
            });
          }}
          close={() => setRevoking(null)}
        />
      )}
    </>
  );
}

function whose({ name, shared }: SessionInvitation): string {
  return name ?? (shared ? t.links.everyone : t.invitations.unnamed);
}

function Invite({ session, made }: { session: string; made: () => void }): JSX.Element {
  const { api } = useOffice();
  const [role, setRole] = useState<Role>("participant");
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [fresh, setFresh] = useState<InvitationMade | null>(null);
  const [code, setCode] = useState(false);
  const make = (): Promise<string | null> =>
    tried(async () => {
      const body = { role, name: shared ? null : name.trim() || null, shared };
      setFresh(await api.ask("inviteToSession", { path: { id: session }, body }));
      setName("");
      made();
    });
  return (
    <>
      {fresh !== null && (
        <div class="note" role="status">
          <p>
            {t.invitations.once} <code data-testid="fresh-link">{fresh.url}</code>
          </p>
          <span class="row-acts">
            <Copy text={fresh.url} words={t.invitations.copy} />
            <button type="button" class="secondary small" data-testid="fresh-code" onClick={() => setCode(true)}>
              {t.links.code}
            </button>
          </span>
        </div>
      )}
      {code && fresh !== null && <Code url={fresh.url} title={t.links.code} close={() => setCode(false)} />}
      <Form id="invite" action={t.links.makeIt} busyWords={t.state.saving} submit={make}>
        <SelectField
          name="role"
          label={t.links.role}
          value={role}
          change={setRole}
          choices={ROLES.map((each) => [each, t.roles[each]] as const)}
        />
        <CheckField name="shared" label={t.invitations.shared} checked={shared} change={setShared} />
        {!shared && (
          <TextField
            name="name"
            label={t.invitations.name}
            hint={t.invitations.nameHint}
            autoComplete="off"
            maxLength={64}
            value={name}
            change={setName}
          />
        )}
      </Form>
    </>
  );
}
