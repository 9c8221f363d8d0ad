/** The chosen day of a month: its meetings, the way to their sessions, and calling them off or putting them back. */
import type { JSX, RefObject } from "preact";
import { useState } from "preact/hooks";
import { Complaint } from "../../../ui/notes";
import { canTurn, type Entry } from "../../calendar";
import { useOffice } from "../../context";
import { atOf } from "../../month";
import { addressOf } from "../../router";
import { t } from "../../text";
import { tried } from "../../tried";
import { dayLong, time } from "../../when";
import { useMay } from "../may";

interface Props {
  day: string;
  heading: RefObject<HTMLHeadingElement | null>;
  entries: readonly Entry[];
  changed: () => void;
  /** Back to the grid. */
  leave: () => void;
}

export function Day({ day, heading, entries, changed, leave }: Props): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [trouble, setTrouble] = useState<string | null>(null);
  const turn = async ({ group, meeting, state }: Entry): Promise<void> => {
    const path = { group, starts_at: meeting ?? 0 };
    setTrouble(await tried(() => api.ask(state === "cancelled" ? "restoreOccurrence" : "cancelOccurrence", { path })));
    changed();
  };
  return (
    <section
      class="card month-day"
      aria-labelledby="month-day"
      onKeyDown={(event) => {
        if (event.key === "Escape") leave();
      }}
    >
      <h3 id="month-day" ref={heading} tabIndex={-1}>
        {dayLong(atOf(day))}
      </h3>
      {entries.length === 0 && <p class="quiet">{t.month.nothing}</p>}
      <ul class="day-entries">
        {entries.map((entry) => (
          <li key={`${entry.group} ${entry.at} ${entry.session}`} data-entry={entry.state}>
            <div>
              <strong>{entry.title}</strong>
              <p class="quiet">
                {entry.ends === null ? time(entry.at) : t.month.at(time(entry.at), time(entry.ends))}
                {" · "}
                {entry.state === "planned" ? t.calendar.planned : t.groupSessionStates[entry.state]}
              </p>
            </div>
            <div class="row-acts">
              {entry.session !== null && (
                <a
                  class="button secondary small"
                  href={addressOf({ page: "session", session: entry.session })}
                  aria-label={t.month.openOne(entry.title, time(entry.at))}
                >
                  {t.calendar.session}
                </a>
              )}
              {may("groups:write") && canTurn(entry, Date.now()) && (
                <button
                  type="button"
                  class="secondary small"
                  data-testid={`turn-${entry.at}`}
                  aria-label={(entry.state === "cancelled" ? t.calendar.restoreOne : t.calendar.cancelOne)(
                    `${dayLong(entry.at)}, ${time(entry.at)}`,
                  )}
                  onClick={() => void turn(entry)}
                >
                  {entry.state === "cancelled" ? t.calendar.restore : t.calendar.cancel}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Complaint why={trouble} />
    </section>
  );
}
