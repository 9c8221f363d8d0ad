/**
 * A month of meetings: a grid one walks through by keyboard (WAI-ARIA grid pattern), and beside it the chosen day with
 * what can be done. One cell at a time is in the page's tab order; the day beside follows it.
 */
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { byDay, type Entry } from "../../calendar";
import { atOf, dayAfter, dayByKey, type Month, monthOf, monthsLater, weekBegins, weeksOf } from "../../month";
import { t } from "../../text";
import { dateOf, dayLong, monthLong, time, weekday } from "../../when";
import { Loaded, useLoad } from "../loaded";
import { Day } from "./day";

export interface Window {
  readonly since: number;
  readonly until: number;
}

interface Props {
  /** Whose calendar it is: asked for anew when it changes. */
  about: string;
  ask: (window: Window) => Promise<readonly Entry[]>;
}

const NO_ENTRIES: readonly Entry[] = [];
const BEGINS = weekBegins(globalThis.navigator?.languages ?? []);

export function MonthCalendar({ about, ask }: Props): JSX.Element {
  const [day, setDay] = useState(() => dateOf(Date.now()));
  const month = monthOf(day);
  const weeks = useMemo(() => weeksOf(month, BEGINS), [month]);
  const days = weeks.flat();
  const [load, again] = useLoad(`${about} ${month}`, () => ask(windowOf(days)));
  const panel = useRef<HTMLHeadingElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const toGrid = (): void => grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  const found = byDay(load.at === "there" ? load.value : NO_ENTRIES);
  return (
    <div class="month" data-testid="month" aria-busy={load.at === "loading"}>
      <MonthBar
        month={month}
        go={(months) => setDay(months === null ? dateOf(Date.now()) : monthsLater(day, months))}
      />
      <Grid table={grid} day={day} weeks={weeks} found={found} choose={setDay} enter={() => panel.current?.focus()} />
      {load.at === "failed" ? (
        <Loaded load={load} again={again}>
          {() => <></>}
        </Loaded>
      ) : (
        <Day day={day} heading={panel} entries={found.get(day) ?? NO_ENTRIES} changed={again} leave={toGrid} />
      )}
    </div>
  );
}

function windowOf(days: readonly string[]): Window {
  return { since: atOf(days[0] ?? ""), until: atOf(dayAfter(days.at(-1) ?? "", 1)) };
}

function MonthBar({ month, go }: { month: Month; go: (months: number | null) => void }): JSX.Element {
  return (
    <div class="month-bar">
      <h2 id="month-name" aria-live="polite">
        {monthLong(atOf(month))}
      </h2>
      <div class="row-acts">
        <button
          type="button"
          class="secondary"
          data-testid="month-before"
          aria-label={t.month.before}
          onClick={() => go(-1)}
        >
          <span class="turned" aria-hidden="true">
            ‹
          </span>
        </button>
        <button type="button" class="secondary" data-testid="month-today" onClick={() => go(null)}>
          {t.month.today}
        </button>
        <button
          type="button"
          class="secondary"
          data-testid="month-after"
          aria-label={t.month.after}
          onClick={() => go(1)}
        >
          <span class="turned" aria-hidden="true">
            ›
          </span>
        </button>
      </div>
    </div>
  );
}

interface GridProps {
  table: { current: HTMLTableElement | null };
  day: string;
  weeks: readonly (readonly string[])[];
  found: ReadonlyMap<string, readonly Entry[]>;
  choose: (day: string) => void;
  enter: () => void;
}

function Grid({ table, day, weeks, found, choose, enter }: GridProps): JSX.Element {
  const walking = useRef(false);
  useLayoutEffect(() => {
    if (walking.current) table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    walking.current = false;
  }, [day]);
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      enter();
      return;
    }
    const to = dayByKey(day, mirrored(event.key), event.shiftKey, BEGINS);
    if (to === null) return;
    event.preventDefault();
    walking.current = true;
    choose(to);
  };
  const today = dateOf(Date.now());
  return (
    <div class="month-frame">
      <table role="grid" aria-labelledby="month-name" aria-describedby="month-keys" ref={table} onKeyDown={press}>
        <thead role="rowgroup">
          <tr role="row">
            {weeks[0]?.map((each) => (
              <th key={each} role="columnheader" scope="col" abbr={weekday(atOf(each), "long")}>
                {weekday(atOf(each), "short")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {weeks.map((week) => (
            <tr key={week[0]} role="row">
              {week.map((each) => (
                <Cell
                  key={each}
                  day={each}
                  chosen={each === day}
                  today={each === today}
                  beside={monthOf(each) !== monthOf(day)}
                  entries={found.get(each) ?? NO_ENTRIES}
                  choose={choose}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint" id="month-keys">
        {t.month.keys}
      </p>
    </div>
  );
}

interface CellProps {
  day: string;
  chosen: boolean;
  today: boolean;
  /** It is of the month before or after. */
  beside: boolean;
  entries: readonly Entry[];
  choose: (day: string) => void;
}

function Cell({ day, chosen, today, beside, entries, choose }: CellProps): JSX.Element {
  const label = [
    dayLong(atOf(day)),
    ...(today ? [t.month.isToday] : []),
    ...(entries.length > 0 ? [t.month.meetings(entries.length)] : []),
    ...entries.map((entry) => `${time(entry.at)} ${entry.title}${called(entry)}`),
  ].join(", ");
  return (
    <td
      role="gridcell"
      class={beside ? "beside" : undefined}
      data-day={day}
      data-entries={entries.length}
      tabIndex={chosen ? 0 : -1}
      aria-selected={chosen}
      aria-current={today ? "date" : undefined}
      onClick={() => choose(day)}
    >
      <span class="sr-only">{label}</span>
      <span class="day-number" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      {entries.map((entry) => (
        <span key={`${entry.group} ${entry.at} ${entry.session}`} class={`entry ${entry.state}`} aria-hidden="true">
          <span class="entry-time">{time(entry.at)}</span> <span class="entry-title">{entry.title}</span>
        </span>
      ))}
    </td>
  );
}

const called = ({ state }: Entry): string => (state === "cancelled" ? ` (${t.groupSessionStates.cancelled})` : "");

/** Where the page runs from right to left, so do the days of a week. */
function mirrored(key: string): string {
  if (document.documentElement.dir !== "rtl") return key;
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}
