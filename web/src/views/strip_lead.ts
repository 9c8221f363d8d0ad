/** Which of the strips stands for all of them where there is room for one. */

/** What is about oneself and now comes before what is about all, and that before what stands all the hour. */
const WEIGHTIEST_FIRST: readonly string[] = [
  ".turn-strip.mine",
  ".sharing-strip",
  ".room-strip.closing",
  ".welcome-back",
  ".own-call",
  ".aside-strip",
  ".message-region",
  ".scene-strip.frozen",
  '.check-in-strip[data-own="asked"]',
  '.poll-strip[data-voted="false"]',
  ".break-strip",
  ".pause-strip",
  ".turn-strip",
  ".scene-strip",
  ".unattended",
  ".room-strip",
  ".poll-strip",
  ".check-in-strip",
  ".agenda-strip",
];

/** The strips that are there: neither dialogs, which stand on their own, nor regions that have no words now. */
export function stripsIn(list: Element): readonly Element[] {
  return [...list.children].filter((child) => child.localName !== "dialog" && child.childElementCount > 0);
}

export function leadOf(strips: readonly Element[]): Element | null {
  for (const kind of WEIGHTIEST_FIRST) {
    const found = strips.find((strip) => strip.matches(kind));
    if (found) return found;
  }
  return strips[0] ?? null;
}
