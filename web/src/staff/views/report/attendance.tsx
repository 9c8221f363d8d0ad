/** Who was there, when and for how long, each with the way to their own sheet. */
import type { JSX } from "preact";
import type { Attendance } from "../../../generated/api";
import { type Column, Table } from "../../../ui/table";
import { addressOf } from "../../router";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Part } from "./part";

type Minutes = "minutes" | "late_minutes" | "gap_minutes" | "away_minutes" | "breakout_minutes";

export function AttendancePart({ report, nameOf }: PartOf): JSX.Element {
  const words = t.report.attendance;
  const minutes = (key: Minutes, title: string): Column<Attendance> => ({
    key,
    title,
    numeric: true,
    cell: (row) => row[key],
  });
  return (
    <Part id="attendance" title={words.title}>
      <Table
        caption={words.title}
        captionHidden
        rows={report.attendance}
        keyOf={(row) => row.participant}
        empty={words.nobody}
        columns={[
          { key: "name", title: t.roster.name, cell: (row) => nameOf(row.participant) },
          {
            key: "role",
            title: t.links.role,
            cell: (row) =>
              row.observer && row.role !== "observer" ? `${t.roles[row.role]}, ${words.observer}` : t.roles[row.role],
          },
          {
            key: "came",
            title: words.came,
            cell: (row) => (row.first_joined_at === null ? words.never : time(row.first_joined_at)),
          },
          { key: "left", title: words.left, cell: (row) => left(row) },
          minutes("minutes", words.minutes),
          minutes("late_minutes", words.late),
          minutes("gap_minutes", words.gaps),
          minutes("away_minutes", words.away),
          minutes("breakout_minutes", words.rooms),
          {
            key: "sheet",
            title: words.sheet,
            cell: (row) => (
              <a
                class="no-print"
                href={addressOf({ page: "sheet", session: report.id, participant: row.participant })}
                aria-label={words.sheetOf(nameOf(row.participant))}
              >
                {words.sheet}
              </a>
            ),
          },
        ]}
      />
    </Part>
  );
}

function left({ first_joined_at, last_left_at }: Attendance): string {
  if (first_joined_at === null) return "";
  return last_left_at === null ? t.report.goesOn : time(last_left_at);
}
