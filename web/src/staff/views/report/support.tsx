/** That support was asked for, and side conversations; why is known to nobody here. */
import type { JSX } from "preact";
import { Table } from "../../../ui/table";
import { minutesOf } from "../../report/timeline";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Part, until } from "./part";

export function SupportPart({ report, nameOf, frame }: PartOf): JSX.Element {
  const words = t.report.support;
  return (
    <Part id="support" title={words.title}>
      {report.support.length > 0 && (
        <Table
          wide
          caption={words.calls}
          rows={report.support}
          keyOf={(call) => `${call.participant} ${call.asked_at}`}
          empty=""
          columns={[
            { key: "who", title: t.report.who, cell: (call) => nameOf(call.participant) },
            { key: "asked", title: words.asked, cell: (call) => time(call.asked_at) },
            { key: "seen", title: words.seen, cell: (call) => (call.seen_at === null ? "–" : time(call.seen_at)) },
            { key: "ended", title: words.ended, cell: (call) => until(call.ended_at) },
            { key: "outcome", title: words.outcome, cell: (call) => words.outcomes[call.outcome] },
          ]}
        />
      )}
      {report.asides.length > 0 && (
        <Table
          wide
          caption={words.asides}
          rows={report.asides}
          keyOf={(aside) => `${aside.participant} ${aside.since}`}
          empty=""
          columns={[
            { key: "who", title: t.report.who, cell: (aside) => nameOf(aside.participant) },
            { key: "with", title: words.with, cell: (aside) => nameOf(aside.leader) },
            { key: "from", title: t.report.from, cell: (aside) => time(aside.since) },
            { key: "to", title: t.report.to, cell: (aside) => until(aside.until) },
            {
              key: "long",
              title: t.report.long,
              numeric: true,
              cell: (aside) => minutesOf(aside.since, aside.until, frame),
            },
          ]}
        />
      )}
    </Part>
  );
}
