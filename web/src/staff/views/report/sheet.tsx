/** One person's part of a session: to be handed out, so it names nobody else and no room. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Sheet } from "../../../generated/api";
import { Table } from "../../../ui/table";
import { Complaint } from "../../../ui/notes";
import { useOffice } from "../../context";
import { save } from "../../files";
import { frameOf, type Frame, minutesOf } from "../../report/timeline";
import { addressOf } from "../../router";
import { t } from "../../text";
import { tried } from "../../tried";
import { moment, time } from "../../when";
import { Heading } from "../heading";
import { Loaded, useLoad } from "../loaded";
import { answersOf, moodOf, shiftOf } from "./answers";
import { Part, until } from "./part";

export function SheetView({ session, participant }: { session: string; participant: string }): JSX.Element {
  const { api } = useOffice();
  const path = { id: session, participant };
  const [load, again] = useLoad(`${session} ${participant}`, () => api.ask("sheet", { path }));
  return (
    <>
      <p class="crumbs no-print">
        <a href={addressOf({ page: "session", session })}>{t.report.sheet.back}</a>
      </p>
      <Loaded load={load} again={again}>
        {(sheet) => (
          <>
            <Heading title={t.report.sheet.title(sheet.attendance.name)} lead={t.report.sheet.lead}>
              <Downloads session={session} participant={participant} />
            </Heading>
            <Contents
              sheet={sheet}
              frame={frameOf({ ...sheet, created_at: sheet.attendance.first_seen_at }, Date.now())}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

function Contents({ sheet, frame }: { sheet: Sheet; frame: Frame }): JSX.Element {
  const words = t.report.sheet;
  return (
    <>
      <Attendance sheet={sheet} />
      <Part level="h2" id="own-talk" title={words.talk}>
        <p>{sheet.talk === null ? words.talkWithheld : words.spoke(sheet.talk.minutes, sheet.talk.turns)}</p>
      </Part>
      <Turns sheet={sheet} frame={frame} />
      <CheckIns sheet={sheet} />
      <Polls sheet={sheet} />
      <Scenes sheet={sheet} />
      <Support sheet={sheet} frame={frame} />
    </>
  );
}

function Attendance({ sheet: { title, opened_at, attendance } }: { sheet: Sheet }): JSX.Element {
  const words = t.report.attendance;
  const facts: readonly (readonly [string, ComponentChildren])[] = [
    [t.report.sheet.session, `${title}${opened_at === null ? "" : `, ${moment(opened_at)}`}`],
    [t.links.role, t.roles[attendance.role]],
    [words.came, attendance.first_joined_at === null ? words.never : time(attendance.first_joined_at)],
    ...(attendance.first_joined_at === null ? [] : [[words.left, until(attendance.last_left_at)] as const]),
    [words.minutes, attendance.minutes],
    [words.late, attendance.late_minutes],
    [words.gaps, attendance.gap_minutes],
    [words.away, attendance.away_minutes],
    [words.rooms, attendance.breakout_minutes],
  ];
  return (
    <Part level="h2" id="facts" title={t.report.sheet.facts}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Turns({ sheet: { turns }, frame }: { sheet: Sheet; frame: Frame }): JSX.Element | null {
  const words = t.report.turns;
  if (turns.length === 0) return null;
  return (
    <Part level="h2" id="own-turns" title={t.report.sheet.turns}>
      <Table
        wide
        caption={t.report.sheet.turns}
        captionHidden
        rows={turns}
        keyOf={(turn) => String(turn.since)}
        empty=""
        columns={[
          { key: "from", title: t.report.from, cell: (turn) => time(turn.since) },
          { key: "how", title: words.how, cell: (turn) => words.kinds[turn.kind] },
          {
            key: "long",
            title: t.report.long,
            numeric: true,
            cell: (turn) => minutesOf(turn.since, turn.until, frame),
          },
          { key: "end", title: words.end, cell: (turn) => words.outcomes[turn.outcome] },
        ]}
      />
    </Part>
  );
}

function CheckIns({ sheet: { check_ins } }: { sheet: Sheet }): JSX.Element | null {
  const words = t.report.checkIns;
  if (check_ins.length === 0) return null;
  return (
    <Part level="h2" id="own-check-ins" title={words.title}>
      <Table
        wide
        caption={words.title}
        captionHidden
        rows={check_ins}
        keyOf={(each) => each.id}
        empty=""
        columns={[
          {
            key: "when",
            title: t.report.trend.when,
            cell: (each) => `${words.when[each.when]}, ${time(each.opened_at)}`,
          },
          { key: "mood", title: words.mood, numeric: true, cell: (each) => moodOf(each) },
          { key: "answers", title: t.report.trend.answers, cell: (each) => answersOf(each) },
          { key: "shift", title: words.shift, cell: (each) => shiftOf(each) },
        ]}
      />
    </Part>
  );
}

function Polls({ sheet: { polls } }: { sheet: Sheet }): JSX.Element | null {
  const words = t.report.sheet;
  if (polls.length === 0) return null;
  const chosen = (poll: Sheet["polls"][number]): string => {
    if (poll.choice === null) return poll.anonymous ? words.choiceHidden : t.report.checkIns.nothing;
    const choices: readonly (string | number)[] = Array.isArray(poll.choice)
      ? poll.choice
      : [poll.choice as string | number];
    const named = poll.kind === "single" || poll.kind === "several";
    return choices
      .map((each) => (named && typeof each === "number" ? (poll.options[each] ?? "") : String(each)))
      .join(", ");
  };
  return (
    <Part level="h2" id="own-polls" title={words.polls}>
      <Table
        wide
        caption={words.polls}
        captionHidden
        rows={polls}
        keyOf={(poll) => poll.id}
        empty=""
        columns={[
          { key: "question", title: words.question, cell: (poll) => poll.question },
          { key: "chose", title: words.chose, cell: chosen },
        ]}
      />
    </Part>
  );
}

function Scenes({ sheet: { scenes } }: { sheet: Sheet }): JSX.Element | null {
  const words = t.report.sheet;
  if (scenes.length === 0) return null;
  return (
    <Part level="h2" id="own-scenes" title={words.scenes}>
      <ul>
        {scenes.map((scene) => (
          <li key={scene.set_up_at}>
            {[
              time(scene.started_at ?? scene.set_up_at),
              ...(scene.played ? [words.played] : []),
              ...(scene.gave_feedback ? [words.gaveFeedback] : []),
            ].join(", ")}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Support({ sheet: { support, asides }, frame }: { sheet: Sheet; frame: Frame }): JSX.Element | null {
  const words = t.report.support;
  if (support.length + asides.length === 0) return null;
  return (
    <Part level="h2" id="own-support" title={words.title}>
      <ul>
        {support.map((call) => (
          <li key={call.asked_at}>
            {words.calls}: {time(call.asked_at)}, {words.outcomes[call.outcome]}
          </li>
        ))}
        {asides.map((aside) => (
          <li key={aside.since}>
            {words.asides}: {time(aside.since)}, {t.report.minutesUnit(minutesOf(aside.since, aside.until, frame))}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Downloads({ session, participant }: { session: string; participant: string }): JSX.Element {
  const { api } = useOffice();
  const [trouble, setTrouble] = useState<string | null>(null);
  const path = { id: session, participant };
  const take = (format: "csv" | "json"): Promise<void> =>
    tried(async () => save(await api.file("sheet", { path, query: { format } }), `${participant}.${format}`)).then(
      setTrouble,
    );
  return (
    <div class="row-acts no-print">
      {(["csv", "json"] as const).map((format) => (
        <button
          key={format}
          type="button"
          class="secondary small"
          data-testid={`take-${format}`}
          onClick={() => void take(format)}
        >
          {t.report.sheet[format]}
        </button>
      ))}
      <button type="button" class="secondary small" data-testid="print" onClick={() => window.print()}>
        {t.report.print}
      </button>
      <Complaint why={trouble} />
    </div>
  );
}
