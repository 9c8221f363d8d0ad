/** Tells those who listen how much of a countdown is left, as long as the circle is there. When: `session/countdowns.ts`. */
import { useEffect } from "preact/hooks";
import { endingOf, marksAhead } from "../session/countdowns";
import { t } from "../text";
import { browserTimers } from "../timers";
import { useRoom } from "./context";

export function useCountdowns(): void {
  const { meeting } = useRoom();
  const ending = meeting.apart.value === null ? endingOf(meeting.view.value, meeting.me.value?.id) : null;
  const what = ending?.what ?? "";
  const at = ending?.at ?? 0;
  useEffect(() => {
    if (what === "") return undefined;
    const cancels = marksAhead(at, meeting.clock.now()).map(({ seconds, after }) =>
      browserTimers.after(after, () => meeting.announcer.say(t.countdowns[what](seconds))),
    );
    return () => cancels.forEach((cancel) => cancel());
  }, [meeting, what, at]);
}
