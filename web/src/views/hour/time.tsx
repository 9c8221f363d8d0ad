/** How a segment's time stands, in words: left, over, or stopped. */
import type { JSX } from "preact";
import type { Agenda } from "../../protocol";
import { timing } from "../../state/hour";
import { t } from "../../text";
import { clockWords, useNow } from "../countdown";

export function SegmentTime({ agenda }: { agenda: Agenda }): JSX.Element | null {
  const stands = timing(agenda, useNow(agenda.ends_at !== null));
  if (stands === null) return null;
  const over = stands.left < 0;
  const words = clockWords(Math.abs(stands.left));
  return (
    <span class={over ? "segment-time over" : "segment-time"} data-testid="segment-time" data-over={String(over)}>
      <time role="timer" aria-live="off" class="time-left">
        {over ? t.hour.strip.over(words) : t.hour.strip.left(words)}
      </time>
      {stands.still && <span class="quiet"> · {t.hour.strip.still}</span>}
    </span>
  );
}
