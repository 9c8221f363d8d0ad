/** Measured speech: over time, and by person. Bands are words; nobody is ranked. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { TalkReport } from "../../../generated/api";
import { SelectField } from "../../../ui/fields";
import { Table } from "../../../ui/table";
import { overTime } from "../../report/talk";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Figure } from "./figure";
import { Part } from "./part";

export function TalkPart(props: PartOf): JSX.Element {
  const { report, nameOf } = props;
  const words = t.report.talk;
  const summary = report.talk_summary;
  return (
    <Part id="talk" title={words.title}>
      <p class="hint">{words.counted}</p>
      <OverTime {...props} />
      <h4>{words.byPerson}</h4>
      <Figure
        title={words.byPerson}
        labels={report.talk.map((each) => nameOf(each.participant))}
        series={[
          {
            name: t.report.long,
            data: report.talk.map((each) => ({ at: nameOf(each.participant), value: each.minutes })),
          },
        ]}
        sideways
      />
      {summary?.evenness != null && (
        <p>
          {words.evenness(Math.round(summary.evenness * 100))}{" "}
          {summary.speakers !== null && words.speakers(summary.speakers)}
        </p>
      )}
      <Table<TalkReport>
        wide
        caption={words.byPerson}
        captionHidden
        rows={report.talk}
        keyOf={(each) => each.participant}
        empty={words.none}
        columns={[
          { key: "who", title: t.report.who, cell: (each) => nameOf(each.participant) },
          { key: "minutes", title: t.report.long, numeric: true, cell: (each) => each.minutes },
          { key: "turns", title: words.turns, numeric: true, cell: (each) => each.turns },
          { key: "overlap", title: words.overlap, numeric: true, cell: (each) => each.overlap_minutes },
          { key: "silence", title: words.silence, numeric: true, cell: (each) => each.longest_silence_minutes },
          {
            key: "band",
            title: words.band,
            cell: (each) => (each.band === null ? words.noBand : words.bands[each.band]),
          },
        ]}
      />
    </Part>
  );
}

const TOGETHER = "";

function OverTime({ report, nameOf }: PartOf): JSX.Element {
  const [whose, setWhose] = useState(TOGETHER);
  const words = t.report.talk;
  const found = overTime(report.talk, report.attendance);
  const labels = found.since.map(time);
  const series = (
    name: string,
    minutes: readonly number[],
  ): { name: string; data: { at: string; value: number }[] } => ({
    name,
    data: labels.map((at, n) => ({ at, value: minutes[n] ?? 0 })),
  });
  const shown =
    whose === TOGETHER
      ? [series(words.members, found.members), series(words.leaders, found.leaders)]
      : [series(nameOf(whose), found.each.get(whose) ?? [])];
  return (
    <>
      <h4>{words.overTime}</h4>
      <div class="no-print chosen">
        <SelectField
          name="whose"
          label={words.show}
          hook="talk-whose"
          value={whose}
          change={setWhose}
          choices={[
            [TOGETHER, words.together],
            ...report.talk.map(({ participant }) => [participant, nameOf(participant)] as const),
          ]}
        />
      </div>
      <Figure title={words.overTime} labels={labels} series={shown} stacked least={0} />
      <Table
        wide
        caption={words.overTime}
        captionHidden
        rows={[
          { key: "members", name: words.members, minutes: found.members },
          { key: "leaders", name: words.leaders, minutes: found.leaders },
          ...report.talk.map(({ participant }) => ({
            key: participant,
            name: nameOf(participant),
            minutes: found.each.get(participant) ?? [],
          })),
        ]}
        keyOf={(row) => row.key}
        empty={words.none}
        columns={[
          { key: "who", title: t.report.who, cell: (row) => row.name },
          ...labels.map((label, n) => ({
            key: label,
            title: label,
            numeric: true,
            cell: (row: { readonly minutes: readonly number[] }) => row.minutes[n] ?? 0,
          })),
        ]}
      />
    </>
  );
}
