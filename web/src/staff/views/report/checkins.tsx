/** Check-ins: who took part, and of answers those that their owners keep. */
import type { JSX } from "preact";
import type { CheckInPart, CheckInReport } from "../../../generated/api";
import { Table } from "../../../ui/table";
import { moods } from "../../report/checkins";
import type { NameOf } from "../../report/names";
import { t } from "../../text";
import { time } from "../../when";
import { answersOf, moodOf, shiftOf } from "./answers";
import type { PartOf } from "./parts";
import { Figure } from "./figure";
import { Part } from "./part";

export function CheckInsPart({ report, nameOf }: PartOf): JSX.Element {
  const words = t.report.checkIns;
  const { labels, series } = moods(report.check_ins, nameOf, words);
  return (
    <Part id="check-ins" title={words.title}>
      {labels.length > 0 && (
        <>
          <h4>{words.moods}</h4>
          <Figure
            title={words.moods}
            labels={labels}
            series={series}
            sideways
            least={0}
            most={10}
            words={String}
            whole
          />
        </>
      )}
      {report.check_ins.map((checkIn) => (
        <CheckIn key={checkIn.id} checkIn={checkIn} nameOf={nameOf} />
      ))}
      {report.check_ins.some(({ questionnaire }) => questionnaire !== null) && <p class="hint">{words.screens}</p>}
      {report.concerns.length > 0 && (
        <Table
          wide
          caption={words.concerns}
          rows={report.concerns}
          keyOf={(concern) => `${concern.check_in} ${concern.participant} ${concern.raised_at}`}
          empty=""
          columns={[
            { key: "who", title: t.report.who, cell: (concern) => nameOf(concern.participant) },
            { key: "raised", title: words.raised, cell: (concern) => time(concern.raised_at) },
            {
              key: "seen",
              title: words.seen,
              cell: (concern) => (concern.acknowledged_at === null ? words.notSeen : time(concern.acknowledged_at)),
            },
            {
              key: "by",
              title: words.by,
              cell: (concern) => (concern.acknowledged_by === null ? "" : nameOf(concern.acknowledged_by)),
            },
          ]}
        />
      )}
    </Part>
  );
}

function CheckIn({ checkIn, nameOf }: { checkIn: CheckInReport; nameOf: NameOf }): JSX.Element {
  const words = t.report.checkIns;
  const title = [
    words.when[checkIn.when],
    ...(checkIn.questionnaire === null ? [] : [words.questionnaires[checkIn.questionnaire]]),
    time(checkIn.opened_at),
  ].join(", ");
  return (
    <Table<CheckInPart>
      wide
      caption={title}
      rows={checkIn.parts}
      keyOf={(part) => part.participant}
      empty={`${title}: ${words.nothing}`}
      columns={[
        { key: "who", title: t.report.who, cell: (part) => nameOf(part.participant) },
        {
          key: "mood",
          title: words.mood,
          numeric: true,
          cell: (part) => moodOf(part),
        },
        { key: "answers", title: t.report.trend.answers, cell: (part) => answersOf(part) },
        { key: "shift", title: words.shift, cell: (part) => shiftOf(part) },
      ]}
    />
  );
}
