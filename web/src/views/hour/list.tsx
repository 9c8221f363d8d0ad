/** The agenda as it goes: what is done, what is on and how its time stands, what comes, and the ways on. */
import type { JSX } from "preact";
import type { Agenda, Segment, View } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { GoOn } from "./strip";
import { SegmentTime } from "./time";

export function AgendaList({ agenda, view, edit }: { agenda: Agenda; view: View; edit: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const current = agenda.segments.findIndex((segment) => segment.id === agenda.current);
  const planned = agenda.segments.reduce((sum, segment) => sum + (segment.minutes ?? 0), 0);
  const unplanned = view.plan === null && view.breakouts === null;
  return (
    <>
      <ol class="agenda-list" data-testid="agenda-list">
        {agenda.segments.map((segment, number) => (
          <SegmentRow
            key={segment.id}
            segment={segment}
            agenda={agenda}
            stands={number === current ? "on" : current > number ? "done" : "ahead"}
            warning={segment.opens?.what === "breakouts" && unplanned && number > current}
          />
        ))}
      </ol>
      <p class="hint">{t.hour.agenda.whole(planned)}</p>
      <div class="hour-acts">
        {agenda.current === null ? (
          <button
            type="button"
            class="primary"
            data-testid="start-agenda"
            onClick={() => void meeting.ask({ type: "start_agenda" })}
          >
            {t.hour.agenda.start}
          </button>
        ) : (
          <>
            <GoOn agenda={agenda} />
            <TimerAct agenda={agenda} />
            {agenda.next !== null && (
              <button
                type="button"
                class="plain small"
                data-testid="end-agenda"
                onClick={() => void meeting.ask({ type: "end_agenda" })}
              >
                {t.hour.strip.end}
              </button>
            )}
          </>
        )}
        <button type="button" class="plain small" data-testid="edit-agenda" onClick={edit}>
          {t.hour.agenda.edit}
        </button>
      </div>
    </>
  );
}

function TimerAct({ agenda }: { agenda: Agenda }): JSX.Element | null {
  const { meeting } = useRoom();
  const still = agenda.left !== null;
  if (!still && agenda.ends_at === null) return null;
  return (
    <button
      type="button"
      class="plain small"
      data-testid="pause-agenda"
      onClick={() => void meeting.ask({ type: "pause_agenda", paused: !still })}
    >
      {still ? t.hour.agenda.run : t.hour.agenda.stop}
    </button>
  );
}

function SegmentRow({
  segment,
  agenda,
  stands,
  warning,
}: {
  segment: Segment;
  agenda: Agenda;
  stands: "done" | "on" | "ahead";
  warning: boolean;
}): JSX.Element {
  const { meeting } = useRoom();
  const about = [
    t.hour.kinds[segment.kind],
    ...(segment.minutes === null ? [] : [t.hour.agenda.minutes(segment.minutes)]),
    ...(segment.opens === null ? [] : [t.hour.agenda.opens[segment.opens.what]]),
  ];
  return (
    <li
      class={stands}
      data-segment={segment.id}
      data-stands={stands}
      aria-current={stands === "on" ? "step" : undefined}
    >
      <span class="who">
        <span class="name">
          {stands === "done" && <Icon name="check" />}
          {segment.title}
          {stands !== "ahead" && <span class="quiet"> · {t.hour.agenda[stands]}</span>}
        </span>
        <span class="about">{about.join(" · ")}</span>
        {warning && <span class="about warning">{t.hour.agenda.noPlan}</span>}
      </span>
      {stands === "on" ? (
        <SegmentTime agenda={agenda} />
      ) : (
        agenda.current !== null && (
          <button
            type="button"
            class="plain small"
            data-testid={`go-to-${segment.id}`}
            aria-label={t.hour.agenda.goTo(segment.title)}
            onClick={() => void meeting.ask({ type: "go_to_segment", segment: segment.id })}
          >
            {t.hour.agenda.go}
          </button>
        )
      )}
    </li>
  );
}
