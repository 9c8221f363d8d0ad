/** How loud the microphone is: a bar to look at, and one sentence once it has heard something. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { HEARD, watchLevel } from "../media/meter";
import { t } from "../text";

/** After this long without a sound something may be wrong. */
const QUIET_MS = 12_000;

export function Meter({ track }: { track: MediaStreamTrack }): JSX.Element {
  const bar = useRef<HTMLSpanElement>(null);
  const [heard, setHeard] = useState(false);
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    setQuiet(false);
    const timer = setTimeout(() => setQuiet(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [track]);
  useEffect(
    () =>
      watchLevel(track, (level) => {
        if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
        if (level > HEARD) setHeard(true);
      }),
    [track],
  );
  return (
    <div class="meter" data-testid="meter" data-heard={heard ? "true" : "false"}>
      <span class="meter-track" aria-hidden="true">
        <span ref={bar} class="meter-bar" />
      </span>
      <p class="hint" role="status">
        {heard ? t.way.preview.heard : quiet ? t.way.preview.quiet : t.preview.meterIdle}
      </p>
    </div>
  );
}
