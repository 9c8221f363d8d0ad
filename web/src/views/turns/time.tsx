/** The time of a turn: what is left, or by how much it is over. It is never cut, so it goes on counting. */
import type { JSX } from "preact";
import type { Turn } from "../../protocol";
import { clockOf } from "../../state/turns";
import { t } from "../../text";
import { clockWords, useNow } from "../countdown";

const WORDS = { running: t.turns.timeLeft, still: t.turns.timeStill, over: t.turns.timeOver } as const;

export function TurnTime({ turn }: { turn: Turn }): JSX.Element | null {
  const now = useNow(turn.ends_at !== null);
  const clock = clockOf(turn, now);
  if (clock === null) return null;
  const warned = turn.warned || clock.state === "over";
  return (
    <span class={warned ? "turn-time warned" : "turn-time"} data-testid="turn-time" data-state={clock.state}>
      <span class="quiet">{WORDS[clock.state]}</span>{" "}
      <time class="time-left" role="timer" aria-live="off">
        {clockWords(clock.ms)}
      </time>
    </span>
  );
}
