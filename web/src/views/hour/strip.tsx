/** Under the header: where the group is in its hour, a break that is on, a pause that is on. */
import type { JSX } from "preact";
import type { Agenda, Pause, Recess } from "../../protocol";
import { segmentOf } from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Icon } from "../icons";
import { backCount, isBack, seesBreakScreen, seesCalmScreen, showCalmScreen, welcomed } from "./looks";
import { SegmentTime } from "./time";

const MORE_MINUTES = 5;

export function HourStrip(): JSX.Element | null {
  const room = useRoom();
  const view = room.meeting.view.value;
  if (view === null) return null;
  const { agenda, recess, pause } = view;
  return (
    <>
      {agenda?.current != null && <AgendaStrip agenda={agenda} />}
      {recess !== null && !seesBreakScreen(room) && <BreakStrip recess={recess} />}
      <WelcomeBack />
      {pause !== null && !seesCalmScreen(room) && <PauseStrip pause={pause} />}
    </>
  );
}

function AgendaStrip({ agenda }: { agenda: Agenda }): JSX.Element {
  const { meeting } = useRoom();
  const on = segmentOf(agenda, agenda.current);
  const next = segmentOf(agenda, agenda.next);
  return (
    <section
      class="strip agenda-strip"
      aria-label={t.hour.strip.label}
      data-testid="agenda-strip"
      data-warned={agenda.warned ?? undefined}
    >
      <p class="where">
        <Icon name="agenda" />
        <strong data-testid="segment">{on?.title}</strong>
        <SegmentTime agenda={agenda} />
      </p>
      {next !== null && !meeting.leads.value && (
        <p class="quiet" data-testid="next-segment">
          {t.hour.strip.next(next.title)}
        </p>
      )}
      {meeting.leads.value && <GoOn agenda={agenda} />}
    </section>
  );
}

/** The ways on for a leader. A press names the segment that it ends, so that two leaders who press skip nothing. */
export function GoOn({ agenda }: { agenda: Agenda }): JSX.Element {
  const { meeting } = useRoom();
  const next = segmentOf(agenda, agenda.next);
  return (
    <div class="strip-acts">
      <button
        type="button"
        class="secondary small"
        data-testid="extend-segment"
        onClick={() => void meeting.ask({ type: "extend_segment", minutes: MORE_MINUTES })}
      >
        {t.hour.strip.more}
      </button>
      <button
        type="button"
        class="primary small"
        data-testid={next === null ? "end-agenda" : "go-on"}
        onClick={() =>
          void meeting.ask(next === null ? { type: "end_agenda" } : { type: "next_segment", after: agenda.current })
        }
      >
        {next === null ? t.hour.strip.end : t.hour.strip.goOn(next.title)}
      </button>
    </div>
  );
}

function BreakStrip({ recess }: { recess: Recess }): JSX.Element | null {
  const room = useRoom();
  const { meeting } = room;
  const view = meeting.view.value;
  if (view === null) return null;
  return (
    <section class="strip break-strip" aria-label={t.hour.recess.strip} data-testid="break-strip">
      <p class="where">
        <Icon name="cup" />
        <strong>{recess.over ? t.hour.recess.over : t.hour.recess.strip}</strong>
        {!recess.over && <TimeLeft until={recess.ends_at} />}
      </p>
      <p class="quiet" data-testid="back-count">
        {t.hour.recess.count(...backCount(view))}
      </p>
      <div class="strip-acts">
        {!isBack(room) && <BackButton small />}
        {meeting.leads.value && <BreakActs />}
      </div>
    </section>
  );
}

export function BackButton({ small = false }: { small?: boolean }): JSX.Element {
  const { meeting } = useRoom();
  const back = async (): Promise<void> => {
    const reply = await meeting.ask({ type: "return_from_break" });
    if (reply.ok) welcomed.value = true;
  };
  return (
    <button
      type="button"
      class={small ? "primary small" : "primary"}
      data-testid="back-from-break"
      onClick={() => void back()}
    >
      {t.hour.recess.back}
    </button>
  );
}

/** What leaders may do with a break that is on. */
export function BreakActs(): JSX.Element {
  const { meeting } = useRoom();
  return (
    <>
      <button
        type="button"
        class="secondary small"
        data-testid="extend-break"
        onClick={() => void meeting.ask({ type: "extend_break", minutes: MORE_MINUTES })}
      >
        {t.hour.recess.more}
      </button>
      <button
        type="button"
        class="secondary small"
        data-testid="end-break"
        onClick={() => void meeting.ask({ type: "end_break" })}
      >
        {t.hour.recess.end}
      </button>
    </>
  );
}

/** Nobody is switched on by coming back: the person is asked. */
function WelcomeBack(): JSX.Element | null {
  const { meeting, studio } = useRoom();
  const { microphone, camera } = meeting.own.value;
  if (!welcomed.value || microphone || meeting.me.value?.may_speak !== true) return null;
  const answer = (both: boolean): void => {
    welcomed.value = false;
    void studio.toggle("microphone");
    if (both && !camera) void studio.toggle("camera");
  };
  return (
    <section class="strip welcome-back" aria-label={t.hour.recess.back} data-testid="welcome-back">
      <p role="status">{t.hour.recess.welcome}</p>
      <div class="strip-acts">
        <button type="button" class="primary small" data-testid="switch-on-both" onClick={() => answer(true)}>
          {t.hour.recess.both}
        </button>
        <button type="button" class="secondary small" data-testid="switch-on-microphone" onClick={() => answer(false)}>
          {t.hour.recess.microphone}
        </button>
        <button type="button" class="plain small" data-testid="stay-off" onClick={() => (welcomed.value = false)}>
          {t.hour.recess.notNow}
        </button>
      </div>
    </section>
  );
}

function PauseStrip({ pause }: { pause: Pause }): JSX.Element {
  const room = useRoom();
  return (
    <section class="strip pause-strip" aria-label={t.hour.pause.strip} data-testid="pause-strip">
      <p class="where">
        <Icon name="calm" />
        <strong>{t.hour.pause.strip}</strong>
        {pause.ends_at !== null && <TimeLeft until={pause.ends_at} />}
      </p>
      <p class="quiet">
        <KeptIn pause={pause} />
      </p>
      <div class="strip-acts">
        <button
          type="button"
          class="secondary small"
          data-testid="show-calm"
          onClick={() => showCalmScreen(room, true)}
        >
          {t.hour.pause.screen}
        </button>
        {room.meeting.leads.value && <EndPause />}
      </div>
    </section>
  );
}

/** Who is heard, in words. */
export function KeptIn({ pause }: { pause: Pause }): JSX.Element {
  const { meeting } = useRoom();
  const guide = meeting.view.value?.participants.find((person) => person.id === pause.guide);
  if (guide === undefined) return <>{t.hour.pause.kept}</>;
  return <>{guide.id === meeting.me.value?.id ? t.hour.pause.youGuide : t.hour.pause.keptBut(guide.name)}</>;
}

export function EndPause(): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button
      type="button"
      class="secondary small"
      data-testid="end-pause"
      onClick={() => void meeting.ask({ type: "end_pause" })}
    >
      {t.hour.pause.end}
    </button>
  );
}
