/** Who had the word when, and how go-arounds went. */
import type { JSX } from "preact";
import { Table } from "../../../ui/table";
import { minutesOf } from "../../report/timeline";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Part } from "./part";
import { Timeline } from "./timeline";

export function TurnsPart(props: PartOf): JSX.Element {
  const { report, nameOf, frame } = props;
  const words = t.report.turns;
  return (
    <Part id="turns" title={words.title}>
      {report.turns.length > 0 && (
        <>
          <Timeline
            title={words.turn}
            stretches={report.turns.map((turn) => ({
              row: nameOf(turn.participant),
              kind: words.kinds[turn.kind],
              since: turn.since,
              until: turn.until,
            }))}
            frame={frame}
          />
          <Table
            wide
            caption={words.turn}
            rows={report.turns}
            keyOf={(turn) => `${turn.participant} ${turn.since}`}
            empty=""
            columns={[
              { key: "who", title: t.report.who, cell: (turn) => nameOf(turn.participant) },
              { key: "how", title: words.how, cell: (turn) => words.kinds[turn.kind] },
              { key: "from", title: t.report.from, cell: (turn) => time(turn.since) },
              {
                key: "long",
                title: t.report.long,
                numeric: true,
                cell: (turn) => minutesOf(turn.since, turn.until, frame),
              },
              { key: "over", title: words.over, numeric: true, cell: (turn) => words.seconds(turn.over_seconds) },
              { key: "end", title: words.end, cell: (turn) => words.outcomes[turn.outcome] },
            ]}
          />
        </>
      )}
      {report.go_arounds.length > 0 && <GoArounds {...props} />}
    </Part>
  );
}

function GoArounds({ report, nameOf }: PartOf): JSX.Element {
  const words = t.report.turns;
  const names = (people: readonly string[]): string =>
    people.length === 0 ? words.nobody : people.map(nameOf).join(", ");
  return (
    <Table
      wide
      caption={words.rounds}
      rows={report.go_arounds}
      keyOf={(round) => `${round.room} ${round.started_at}`}
      empty=""
      columns={[
        { key: "from", title: t.report.from, cell: (round) => time(round.started_at) },
        { key: "order", title: words.order, cell: (round) => words.orders[round.order] },
        { key: "had", title: words.had, cell: (round) => names(round.done) },
        { key: "passed", title: words.passed, cell: (round) => names(round.passed) },
        { key: "missed", title: words.missed, cell: (round) => names(round.missed) },
      ]}
    />
  );
}
