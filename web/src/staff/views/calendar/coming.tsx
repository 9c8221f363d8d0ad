/** The meetings of the next weeks, each of which can be called off and put back. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Meeting, Schedule } from "../../../generated/api";
import { Complaint } from "../../../ui/notes";
import { Table } from "../../../ui/table";
import { useOffice } from "../../context";
import { addressOf } from "../../router";
import { t } from "../../text";
import { tried } from "../../tried";
import { dayLong, time } from "../../when";
import { Loaded, useLoad } from "../loaded";
import { useMay } from "../may";

const WEEKS = 8;
const WEEK = 7 * 86_400_000;

export function Coming({ group, schedule }: { group: string; schedule: Schedule }): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [load, again] = useLoad(`${group} ${JSON.stringify(schedule)}`, () => {
    const now = Date.now();
    return api.ask("listOccurrences", { path: { group }, query: { since: now, until: now + WEEKS * WEEK } });
  });
  const turn = async (meeting: Meeting): Promise<void> => {
    const path = { group, starts_at: meeting.starts_at };
    setTrouble(await tried(() => api.ask(meeting.cancelled ? "restoreOccurrence" : "cancelOccurrence", { path })));
    again();
  };
  return (
    <Loaded load={load} again={again}>
      {({ occurrences }) => (
        <>
          <Table
            caption={t.calendar.coming(WEEKS)}
            rows={occurrences}
            keyOf={(meeting) => String(meeting.starts_at)}
            empty={t.calendar.noneComing}
            columns={[
              { key: "day", title: t.calendar.day, cell: (meeting) => dayLong(meeting.starts_at) },
              {
                key: "time",
                title: t.calendar.time,
                cell: (meeting) => `${time(meeting.starts_at)} – ${time(meeting.ends_at)}`,
              },
              {
                key: "state",
                title: t.calendar.state,
                cell: (meeting) =>
                  meeting.cancelled ? (
                    <span class="tag">{t.calendar.cancelled}</span>
                  ) : meeting.session === null ? (
                    t.calendar.planned
                  ) : (
                    <a href={addressOf({ page: "session", session: meeting.session })}>{t.calendar.session}</a>
                  ),
              },
              {
                key: "acts",
                title: t.state.acts,
                cell: (meeting) =>
                  may("groups:write") && (
                    <button
                      type="button"
                      class="secondary small"
                      data-testid={`turn-${meeting.starts_at}`}
                      aria-label={(meeting.cancelled ? t.calendar.restoreOne : t.calendar.cancelOne)(
                        dayLong(meeting.starts_at),
                      )}
                      onClick={() => void turn(meeting)}
                    >
                      {meeting.cancelled ? t.calendar.restore : t.calendar.cancel}
                    </button>
                  ),
              },
            ]}
          />
          <Complaint why={trouble} />
        </>
      )}
    </Loaded>
  );
}
