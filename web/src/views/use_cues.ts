/** The sounds of what changes in the circle, for as long as it is there. Which they are: `session/cues.ts`. */
import { useEffect, useRef } from "preact/hooks";
import { play } from "../media/sounds";
import { cuesOf, type Moment } from "../session/cues";
import { useRoom } from "./context";

export function useCues(): void {
  const { meeting, playback } = useRoom();
  const view = meeting.view.value;
  const before = useRef<Moment>({ view: null, you: undefined });
  useEffect(() => {
    const now = { view, you: meeting.me.peek()?.id };
    // Who stepped away may not be alone: what is heard then is only that a leader is needed.
    const apart = meeting.apart.peek() !== null;
    for (const cue of cuesOf(before.current, now)) {
      if (!apart || cue === "support") void play(cue, playback.speaker.peek());
    }
    before.current = now;
  }, [view]);
}
