/** A session's report, asked for at once and shown part by part. Reading it is put down in the audit. */
import type { JSX } from "preact";
import type { Attendance, Report } from "../../generated/api";
import { Table } from "../../ui/table";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { time } from "../when";
import { Loaded, useLoad } from "./loaded";

export function ReportView({ id }: { id: string }): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad(`report ${id}`, () => api.ask("report", { path: { id } }));
  return (
    <section class="report">
      <h2>{t.report.title}</h2>
      <Loaded load={load} again={again}>
        {(report) => (
          <>
            <Downloads id={id} />
            <AttendanceTable report={report} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Downloads({ id }: { id: string }): JSX.Element {
  const { api } = useOffice();
  const take = (format: "csv" | "json"): Promise<unknown> =>
    tried(async () => save(await api.file("report", { path: { id }, query: { format } }), `report.${format}`));
  return (
    <p class="row-acts no-print">
      {(["csv", "json"] as const).map((format) => (
        <button key={format} type="button" class="secondary small" onClick={() => void take(format)}>
          {t.report[format]}
        </button>
      ))}
      <button type="button" class="secondary small" onClick={() => window.print()}>
        {t.report.print}
      </button>
    </p>
  );
}

/** Hand a file to the browser to be kept. */
function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function AttendanceTable({ report }: { report: Report }): JSX.Element {
  const at = (when: number | null): string => (when === null ? "–" : time(when));
  const minutes = (
    key: keyof typeof t.report.minutes,
  ): { key: string; title: string; numeric: true; cell: (row: Attendance) => number } => ({
    key,
    title: t.report.minutes[key],
    numeric: true,
    cell: (row) => row[key],
  });
  return (
    <Table
      caption={t.report.attendance}
      rows={report.attendance}
      keyOf={(row) => row.participant}
      empty={t.report.nobody}
      columns={[
        { key: "name", title: t.roster.name, cell: (row) => row.name },
        { key: "role", title: t.links.role, cell: (row) => t.roles[row.role] },
        { key: "from", title: t.report.from, cell: (row) => at(row.first_joined_at) },
        { key: "to", title: t.report.to, cell: (row) => at(row.last_left_at) },
        minutes("minutes"),
        minutes("late_minutes"),
        minutes("gap_minutes"),
        minutes("breakout_minutes"),
      ]}
    />
  );
}
