/**
 * A breath to follow: a circle that widens and narrows, and the same in words and seconds.
 *
 * It goes by the server's clock from the beginning of the pause, so the whole room breathes together. Who wants less
 * motion has the words alone; screen readers are told the pattern once and not each breath.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Pacer } from "../../protocol";
import { breath, type BreathPart } from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";

const TICK_MS = 200;

export function BreathPacer({ pacer, since }: { pacer: Pacer; since: number }): JSX.Element {
  const { meeting } = useRoom();
  const [, again] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => again((turn) => turn + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const now = breath(pacer, meeting.clock.now() - since);
  const began = useRef(now);
  if (began.current.count !== now.count) began.current = now;
  const wide = now.part === "inhale" || now.part === "hold";
  return (
    <div class="pacer" data-testid="pacer" data-part={now.part}>
      <p class="sr-only">{t.hour.pause.pattern(pattern(pacer))}</p>
      <div class="breath" aria-hidden="true">
        <span
          class={wide ? "breath-circle wide" : "breath-circle"}
          style={{ transitionDuration: `${began.current.left}ms` }}
        />
        <span class="breath-words">
          {t.hour.pause.parts[now.part]}
          <span class="breath-seconds">{Math.ceil(now.left / 1_000)}</span>
        </span>
      </div>
    </div>
  );
}

function pattern(pacer: Pacer): string {
  const parts: readonly BreathPart[] = ["inhale", "hold", "exhale", "rest"];
  return parts
    .filter((part) => pacer[part] > 0)
    .map((part) => t.hour.pause.part(t.hour.pause.parts[part], pacer[part]))
    .join(", ");
}
