/** Who read, exported, erased or purged what: the record about the record. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Table } from "../../ui/table";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { moment } from "../when";
import { Heading } from "./heading";
import { Loaded, useLoad } from "./loaded";

/** An entry as the server exports it: what it has besides depends on its type (docs/record.md). */
interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly by: string;
  readonly stream?: string;
  readonly what?: string;
  readonly owners?: readonly string[];
}

const PAGE = 100;
const SESSION = "session/";

export function Audit(): JSX.Element {
  const { api } = useOffice();
  const [after, setAfter] = useState(0);
  const [load, again] = useLoad(`audit ${after}`, async () => {
    const [{ entries }, { staff }] = await Promise.all([
      api.ask("audit", { query: { after, limit: PAGE } }),
      api.ask("listStaff", {}),
    ]);
    return {
      entries: entries as unknown as readonly Entry[],
      names: new Map(staff.map((member) => [member.id, member.name])),
    };
  });
  return (
    <>
      <Heading title={t.nav.audit} lead={t.audit.lead} />
      <Loaded load={load} again={again}>
        {({ entries, names }) => (
          <>
            <Table
              caption={t.nav.audit}
              captionHidden
              rows={entries}
              keyOf={(entry) => String(entry.seq)}
              empty={t.audit.empty}
              columns={[
                { key: "at", title: t.audit.when, cell: (entry) => moment(entry.at) },
                { key: "by", title: t.audit.who, cell: (entry) => names.get(entry.by) ?? entry.by },
                { key: "type", title: t.audit.did, cell: did },
                { key: "what", title: t.audit.what, cell: (entry) => <What entry={entry} /> },
              ]}
            />
            <p class="row-acts">
              {after > 0 && (
                <button type="button" class="secondary" onClick={() => setAfter(0)}>
                  {t.sessions.first}
                </button>
              )}
              {entries.length === PAGE && (
                <button type="button" class="secondary" onClick={() => setAfter(entries.at(-1)!.seq)}>
                  {t.sessions.more}
                </button>
              )}
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

function did(entry: Entry): string {
  const known: Readonly<Record<string, string>> = t.audit.types;
  const word = known[entry.type] ?? entry.type;
  return entry.what === undefined ? word : `${word}: ${entry.what}`;
}

function What({ entry }: { entry: Entry }): JSX.Element {
  const { stream } = entry;
  if (stream?.startsWith(SESSION)) {
    const session = stream.slice(SESSION.length);
    return <a href={addressOf({ page: "session", session })}>{session}</a>;
  }
  return <>{stream ?? entry.owners?.join(", ") ?? ""}</>;
}
