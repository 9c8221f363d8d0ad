/** Check-ins under the header, for members: the question, what has shifted, how to get help. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { CheckIn } from "../../protocol";
import { type Part, shifts, signed } from "../../state/checkins";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { CheckInForm } from "./form";

export function CheckInStrip(): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const role = meeting.me.value?.role ?? null;
  const open = tools.checkins.open.value;
  const over = view !== null && open === null;
  useEffect(() => {
    if (over) tools.checkins.forget();
  }, [over, tools]);
  if (view === null || role === null) return null;
  if (isLeader(role)) return null;
  const asked = open !== null && role !== "observer";
  return (
    <>
      {view.help_text !== null && <HelpNow text={view.help_text} />}
      {asked && <Question checkIn={open} own={tools.checkins.own.value} />}
      <OwnShift />
      {asked && tools.checkins.form.value && <CheckInForm checkIn={open} />}
    </>
  );
}

function Question({ checkIn, own }: { checkIn: CheckIn; own: Part | null }): JSX.Element {
  const { tools } = useRoom();
  const begun = tools.checkins.begun(checkIn);
  const words =
    own === null ? t.checkins.asks[checkIn.when] : own.state === "answered" ? t.checkins.answered : t.checkins.declined;
  const act = begun
    ? t.checkins.goOn
    : own === null
      ? t.checkins.answer
      : own.state === "answered"
        ? t.checkins.change
        : t.checkins.answerAfterAll;
  return (
    <section
      class="strip check-in-strip"
      aria-label={t.checkins.strip}
      data-testid="check-in"
      data-own={own?.state ?? "asked"}
    >
      <p>
        <Icon name={own?.state === "answered" ? "check" : "message"} />
        <strong>{words}</strong>
      </p>
      <div class="strip-acts">
        <button
          type="button"
          class={own === null ? "primary small" : "secondary small"}
          data-testid="check-in-answer"
          onClick={() => (tools.checkins.form.value = true)}
        >
          {act}
        </button>
        {own === null && (
          <button
            type="button"
            class="secondary small"
            data-testid="check-in-decline"
            onClick={() => void tools.checkins.decline(checkIn)}
          >
            {t.checkins.decline}
          </button>
        )}
      </div>
    </section>
  );
}

function OwnShift(): JSX.Element | null {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  const found = view === null || me === null ? [] : shifts(view, tools.checkins.unkept.value, me.id);
  if (found.length === 0) return null;
  return (
    <p class="strip" role="status" data-testid="check-in-shift">
      <span>{t.checkins.shift}</span>
      {found.map((shift) => (
        <strong key={shift.label}>
          {t.checkins.part.from(shift.label ?? t.checkins.mood, shift.before, shift.after, signed(shift))}
        </strong>
      ))}
    </p>
  );
}

/** It can be folded, and is never gone. */
function HelpNow({ text }: { text: string }): JSX.Element {
  return (
    <details class="strip help-now" open data-testid="help-now">
      <summary>{t.checkins.helpTitle}</summary>
      <div role="status">
        {text.split("\n").map((line, number) => (
          <p key={number}>{line}</p>
        ))}
      </div>
    </details>
  );
}
