/** A session's report, asked for at once and shown part by part. Reading it is put down in the audit. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Complaint } from "../../../ui/notes";
import { useOffice } from "../../context";
import { save } from "../../files";
import { namesOf } from "../../report/names";
import { frameOf } from "../../report/timeline";
import { t } from "../../text";
import { tried } from "../../tried";
import { Loaded, useLoad } from "../loaded";
import { PARTS } from "./parts";

export function ReportView({ id }: { id: string }): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad(`report ${id}`, () => api.ask("report", { path: { id } }));
  return (
    <section class="report" aria-labelledby="report" data-testid="report">
      <header class="heading">
        <div>
          <h2 id="report">{t.report.title}</h2>
          <p class="hint">{t.report.lead}</p>
        </div>
        <Downloads id={id} />
      </header>
      <Loaded load={load} again={again}>
        {(report) => {
          const given = {
            report,
            nameOf: namesOf(report.attendance, t.report.nobodyKnown),
            frame: frameOf(report, Date.now()),
          };
          return (
            <>
              {PARTS.filter(({ there }) => there(report)).map(({ id: part, View }) => (
                <View key={part} {...given} />
              ))}
            </>
          );
        }}
      </Loaded>
      <section class="note withheld" data-testid="withheld">
        <div>
          <h3>{t.report.withheld.title}</h3>
          <p>{t.report.withheld.body}</p>
        </div>
      </section>
    </section>
  );
}

function Downloads({ id }: { id: string }): JSX.Element {
  const { api } = useOffice();
  const [trouble, setTrouble] = useState<string | null>(null);
  const path = { id };
  const files = [
    ["csv", t.report.csv, () => api.file("report", { path, query: { format: "csv" } }), `${id}-attendance.csv`],
    [
      "polls-csv",
      t.report.pollsCsv,
      () => api.file("report", { path, query: { format: "csv", part: "polls" } }),
      `${id}-polls.csv`,
    ],
    ["json", t.report.json, () => api.file("report", { path }), `${id}-report.json`],
    ["log", t.report.log, () => api.file("exportLog", { path }), `${id}-log.ndjson`],
  ] as const;
  return (
    <div class="row-acts no-print">
      {files.map(([what, words, ask, name]) => (
        <button
          key={what}
          type="button"
          class="secondary small"
          data-testid={`take-${what}`}
          onClick={() => void tried(async () => save(await ask(), name)).then(setTrouble)}
        >
          {words}
        </button>
      ))}
      <button type="button" class="secondary small" data-testid="print" onClick={() => window.print()}>
        {t.report.print}
      </button>
      <Complaint why={trouble} />
    </div>
  );
}
