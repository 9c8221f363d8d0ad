/** How somebody of the roster was over the sessions of their group, as far as they keep it in their record. */
import type { JSX } from "preact";
import type { Trend } from "../../../generated/api";
import { Table } from "../../../ui/table";
import { Empty } from "../../../ui/notes";
import { useOffice } from "../../context";
import { trendLines } from "../../report/checkins";
import { t } from "../../text";
import { day } from "../../when";
import { Loaded, useLoad } from "../loaded";
import { answersOf, moodOf, shiftOf } from "./answers";
import { Figure } from "./figure";

export function TrendView({ group, person }: { group: string; person: string }): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad(`${group} ${person}`, () => api.ask("checkInTrend", { path: { group, person } }));
  return (
    <div class="trend" data-testid="trend">
      <p class="hint">{t.report.trend.consent}</p>
      <Loaded load={load} again={again}>
        {(trend) => (trend.sessions.length === 0 ? <Empty>{t.report.trend.empty}</Empty> : <Lines trend={trend} />)}
      </Loaded>
    </div>
  );
}

function Lines({ trend }: { trend: Trend }): JSX.Element {
  const words = t.report.trend;
  const { labels, mood, scores } = trendLines(trend, day, t.report.checkIns);
  const rows = trend.sessions.flatMap(({ session, starts_at, check_ins }) =>
    check_ins.map((each) => ({ ...each, key: `${session} ${each.id}`, starts_at })),
  );
  return (
    <>
      {mood.length > 0 && (
        <>
          <h3>{words.mood}</h3>
          <Figure title={words.mood} labels={labels} series={mood} line least={0} most={10} words={String} whole />
        </>
      )}
      {scores.map(({ questionnaire, highest, series }) => {
        const title = words.score(t.report.checkIns.questionnaires[questionnaire]);
        return (
          <section key={questionnaire}>
            <h3>{title}</h3>
            <Figure
              title={title}
              labels={labels}
              series={[series]}
              line
              least={0}
              most={highest}
              words={String}
              whole
            />
          </section>
        );
      })}
      {scores.length > 0 && <p class="hint">{t.report.checkIns.screens}</p>}
      <Table
        wide
        caption={t.report.checkIns.title}
        captionHidden
        rows={rows}
        keyOf={(row) => row.key}
        empty=""
        columns={[
          { key: "session", title: words.session, cell: (row) => day(row.starts_at) },
          { key: "when", title: words.when, cell: (row) => t.report.checkIns.when[row.when] },
          { key: "mood", title: t.report.checkIns.mood, numeric: true, cell: (row) => moodOf(row) },
          { key: "answers", title: words.answers, cell: (row) => answersOf(row) },
          { key: "shift", title: t.report.checkIns.shift, cell: (row) => shiftOf(row) },
        ]}
      />
    </>
  );
}
