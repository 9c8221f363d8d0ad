/** How a session that is on stands: who is there, who waits, and whether anybody leads it. */
import type { JSX } from "preact";
import type { SessionState } from "../../generated/api";
import { t } from "../text";

/** How often a page asks anew while somebody looks at it. */
export const LIVE_MS = 15_000;

export function LiveLine({ session }: { session: SessionState }): JSX.Element | null {
  const { here, waiting, leading } = session;
  if (session.state === "ended" || here + waiting === 0) return null;
  const words = [
    t.live.here(here),
    ...(waiting > 0 ? [t.live.waiting(waiting)] : []),
    ...(leading === 0 ? [t.live.unled] : []),
  ];
  return (
    <p class="live-line" data-testid={`live-${session.id}`} data-here={here} data-waiting={waiting}>
      {words.join(" · ")}
    </p>
  );
}
