/** What polls came to. Of anonymous ones that which tells of nobody, and why there is not more. */
import type { JSX } from "preact";
import type { PollReport } from "../../../generated/api";
import { Table } from "../../../ui/table";
import { type Line, linesOf, votersOf, withheld } from "../../report/polls";
import type { NameOf } from "../../report/names";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Figure } from "./figure";
import { Part } from "./part";

export function PollsPart({ report, nameOf }: PartOf): JSX.Element {
  return (
    <Part id="polls" title={t.report.polls.title}>
      {report.polls.map((poll) => (
        <Poll key={poll.id} poll={poll} nameOf={nameOf} />
      ))}
    </Part>
  );
}

function Poll({ poll, nameOf }: { poll: PollReport; nameOf: NameOf }): JSX.Element {
  const words = t.report.polls;
  const lines = linesOf(poll);
  const told = lines.filter(({ votes }) => votes !== null);
  const why = withheld(poll);
  const result = poll.result;
  const about = words.about(
    words.kinds[poll.kind],
    poll.anonymous ? words.anonymous : words.named,
    poll.took_part.length,
    result === null ? null : result.ballots,
  );
  return (
    <article class="poll" data-poll={poll.id}>
      <h4>{poll.question}</h4>
      <p class="hint">
        {time(poll.opened_at)} · {about}
      </p>
      {result === null && <p>{words.open}</p>}
      {why !== null && <p class="note">{words[why]}</p>}
      {result?.mean != null && <p>{words.mean(result.mean)}</p>}
      {told.length > 0 && (
        <Figure
          title={poll.question}
          labels={lines.map(({ answer }) => answer)}
          series={[{ name: words.votes, data: told.map(({ answer, votes }) => ({ at: answer, value: votes })) }]}
          sideways
          words={String}
          whole
        />
      )}
      {lines.length > 0 && <Answers poll={poll} lines={lines} nameOf={nameOf} />}
      {result !== null && result.texts.length > 0 && (
        <>
          <h5>{words.texts}</h5>
          <ul class="texts">
            {result.texts.map((text, n) => (
              <li key={n}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Answers({ poll, lines, nameOf }: { poll: PollReport; lines: readonly Line[]; nameOf: NameOf }): JSX.Element {
  const words = t.report.polls;
  const voters = (answer: number): string => votersOf(poll, answer).map(nameOf).join(", ");
  return (
    <Table
      wide
      caption={poll.question}
      captionHidden
      rows={lines.map((line, n) => ({ ...line, n }))}
      keyOf={({ n }) => String(n)}
      empty=""
      columns={[
        { key: "answer", title: words.answer, cell: ({ answer }) => answer },
        { key: "votes", title: words.votes, numeric: true, cell: ({ votes }) => votes ?? words.hidden },
        ...(poll.votes.length === 0
          ? []
          : [{ key: "voters", title: words.voters, cell: ({ n }: { n: number }) => voters(n) }]),
      ]}
    />
  );
}
