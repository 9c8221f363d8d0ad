/** API keys for the clinic's own systems. A key is shown once, when it is made. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Key, Scope } from "../../generated/api";
import { CheckGroup, TextField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { Complaint } from "../../ui/notes";
import { Confirm } from "../../views/dialog";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { day } from "../when";
import { Heading } from "./heading";
import { Copy } from "./copy";
import { Loaded, useLoad } from "./loaded";

const SCOPES: readonly Scope[] = [
  "sessions:read",
  "sessions:write",
  "groups:read",
  "groups:write",
  "reports:read",
  "admin",
];

export function Keys(): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad("keys", () => api.ask("listKeys", {}));
  const [revoking, setRevoking] = useState<Key | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  return (
    <>
      <Heading title={t.nav.keys} lead={t.keys.lead} />
      <Loaded load={load} again={again}>
        {({ keys }) => (
          <Table
            caption={t.nav.keys}
            captionHidden
            rows={keys}
            keyOf={(key) => key.id}
            empty={t.keys.empty}
            columns={[
              { key: "name", title: t.keys.name, cell: (key) => key.name },
              { key: "may", title: t.keys.may, cell: (key) => key.scopes.map((scope) => t.scopes[scope]).join(", ") },
              { key: "made", title: t.keys.madeAt, cell: (key) => day(key.made_at) },
              {
                key: "acts",
                title: t.state.acts,
                cell: (key) =>
                  key.revoked_at !== null ? (
                    <span class="tag">{t.links.revoked}</span>
                  ) : (
                    <button
                      type="button"
                      class="secondary small"
                      data-testid={`revoke-${key.name}`}
                      aria-label={t.keys.revokeOne(key.name)}
                      onClick={() => setRevoking(key)}
                    >
                      {t.links.revoke}
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <Complaint why={trouble} />
      <NewKey made={again} />
      {revoking !== null && (
        <Confirm
          title={t.keys.revokeOne(revoking.name)}
          body={t.keys.revokeBody}
          action={t.links.revoke}
          cancel={t.state.cancel}
          confirm={() =>
            void tried(() => api.ask("revokeKey", { path: { key: revoking.id } })).then((why) => {
              setTrouble(why);
              again();
            })
          }
          close={() => setRevoking(null)}
        />
      )}
    </>
  );
}

function NewKey({ made }: { made: () => void }): JSX.Element {
  const { api } = useOffice();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [key, setKey] = useState<string | null>(null);
  const make = async (): Promise<string | null> => {
    if (scopes.length === 0) return t.keys.scopesMissing;
    return tried(async () => {
      const answer = await api.ask("makeKey", { body: { name, scopes: [...scopes] } });
      setKey(answer.key);
      setName("");
      setScopes([]);
      made();
    });
  };
  return (
    <section class="card">
      <h2>{t.keys.make}</h2>
      {key !== null && (
        <div class="note" role="status">
          <p>
            {t.keys.once} <code data-testid="fresh-key">{key}</code>
          </p>
          <Copy text={key} words={t.keys.copy} />
        </div>
      )}
      <Form id="new-key" action={t.keys.makeIt} busyWords={t.state.saving} submit={make}>
        <TextField
          name="name"
          label={t.keys.name}
          hint={t.keys.nameHint}
          required
          maxLength={64}
          value={name}
          change={setName}
        />
        <CheckGroup
          legend={t.keys.may}
          choices={SCOPES.map((scope) => [scope, t.scopes[scope]] as const)}
          chosen={scopes}
          change={setScopes}
          hookOf={(scope) => `scope-${scope}`}
        />
      </Form>
    </section>
  );
}
