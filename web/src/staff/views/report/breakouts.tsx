/** Small rooms along the session's time, and who met in them. */
import type { JSX } from "preact";
import { Table } from "../../../ui/table";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Part, until } from "./part";
import { Timeline } from "./timeline";

/** A room that nobody has named is called so in the page's language. */
function called(name: string): string {
  const number = /^Room (\d+)$/.exec(name)?.[1];
  return number === undefined ? name : t.live.room(number);
}

export function BreakoutsPart({ report, nameOf, frame }: PartOf): JSX.Element {
  const words = t.report.breakouts;
  const rows = report.breakouts.flatMap(({ opened_at, closed_at, rooms }, n) =>
    rooms.map((room) => ({
      key: `${n} ${room.id}`,
      row: called(room.name),
      kind: words.round(n + 1),
      since: opened_at,
      until: closed_at,
      people: room.participants.map(nameOf).join(", "),
    })),
  );
  return (
    <Part id="breakouts" title={words.title}>
      <Timeline title={words.title} stretches={rows} frame={frame} />
      <Table
        wide
        caption={words.title}
        captionHidden
        rows={rows}
        keyOf={(row) => row.key}
        empty=""
        columns={[
          { key: "room", title: t.report.room, cell: (row) => row.row },
          { key: "round", title: words.rounds, cell: (row) => row.kind },
          { key: "from", title: t.report.from, cell: (row) => time(row.since) },
          { key: "to", title: t.report.to, cell: (row) => until(row.until) },
          { key: "people", title: words.people, cell: (row) => row.people },
        ]}
      />
    </Part>
  );
}
