/** Time that is left, by the server's clock. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useRoom } from "./context";

/** The server's time in milliseconds since the Unix epoch, anew with every second as long as `ticking`. */
export function useNow(ticking = true): number {
  const { meeting } = useRoom();
  const [, again] = useState(0);
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => again((turn) => turn + 1), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return meeting.clock.now();
}

/** `1:05`, or `1:02:05` from an hour on; never less than nothing. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A running clock. It is not read out each second: what matters of it is told as news. */
export function TimeLeft({ until }: { until: number }): JSX.Element {
  const now = useNow();
  return (
    <time class="time-left" role="timer" aria-live="off">
      {clockWords(until - now)}
    </time>
  );
}
