/** Raising and lowering one's own hand: by the button and by the key alike. */
import type { Meeting } from "./meeting";

export function toggleHand(meeting: Meeting): void {
  const me = meeting.me.value;
  if (me === null || meeting.apart.value !== null) return;
  const up = meeting.view.value?.hands.includes(me.id) ?? false;
  void meeting.ask({ type: up ? "lower_hand" : "raise_hand" });
}
