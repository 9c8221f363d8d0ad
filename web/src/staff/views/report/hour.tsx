/** How the hour went: agenda, breaks and guided pauses. */
import type { JSX } from "preact";
import { Table } from "../../../ui/table";
import { minutesOf, type Stretch } from "../../report/timeline";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Part, until } from "./part";
import { Timeline } from "./timeline";

interface Row extends Stretch {
  readonly planned: number | null;
}

export function HourPart({ report, frame }: PartOf): JSX.Element {
  const words = t.report.hour;
  const rows: readonly Row[] = [
    ...report.agenda.map((each) => ({
      row: each.title === "" ? words.kinds[each.kind] : each.title,
      kind: words.segments,
      since: each.began_at,
      until: each.ended_at,
      planned: each.planned_minutes,
    })),
    ...report.breaks.map((each) => ({
      row: words.breaks,
      kind: words.breaks,
      since: each.began_at,
      until: each.ended_at,
      planned: null,
    })),
    ...report.pauses.map((each) => ({
      row: `${words.pauses}, ${each.guided ? words.guided : words.silent}`,
      kind: words.pauses,
      since: each.began_at,
      until: each.ended_at,
      planned: null,
    })),
  ];
  return (
    <Part id="hour" title={words.title}>
      <Timeline title={words.title} stretches={rows} frame={frame} />
      <Table
        wide
        caption={words.title}
        captionHidden
        rows={[...rows].sort((a, b) => a.since - b.since)}
        keyOf={(row) => `${row.kind} ${row.since}`}
        empty=""
        columns={[
          { key: "what", title: words.what, cell: (row) => row.row },
          { key: "from", title: t.report.from, cell: (row) => time(row.since) },
          { key: "to", title: t.report.to, cell: (row) => until(row.until) },
          { key: "long", title: t.report.long, numeric: true, cell: (row) => minutesOf(row.since, row.until, frame) },
          { key: "planned", title: words.planned, numeric: true, cell: (row) => row.planned ?? "–" },
        ]}
      />
    </Part>
  );
}
