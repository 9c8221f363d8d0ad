// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { leadOf, stripsIn } from "./strip_lead";

function list(html: string): HTMLElement {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
}
const lead = (html: string): string | undefined => leadOf(stripsIn(list(html)))?.className;

describe("the strip that stands for all", () => {
  const agenda = '<section class="strip agenda-strip"><p>Hour</p></section>';
  const turn = '<section class="strip turn-strip"><p>Ann</p></section>';

  it("is about oneself before it is about all, whatever stands first", () => {
    expect(lead(agenda + turn)).toBe("strip turn-strip");
    expect(lead(agenda + turn.replace("turn-strip", "turn-strip mine"))).toBe("strip turn-strip mine");
    expect(lead(turn + '<div class="message-region"><div>Soon.</div></div>')).toBe("message-region");
  });

  it("is a question as long as it is not answered", () => {
    const poll = (voted: boolean): string =>
      `<section class="strip poll-strip" data-voted="${voted}"><p>?</p></section>`;
    expect(lead(turn + poll(false))).toBe("strip poll-strip");
    expect(lead(turn + poll(true))).toBe("strip turn-strip");
  });

  it("is none of the dialogs and empty regions beside them, and whatever there is if nothing weighs more", () => {
    expect(stripsIn(list('<dialog><p>Card</p></dialog><div class="message-region"></div>'))).toEqual([]);
    expect(lead('<dialog><p>Card</p></dialog><p class="strip other"><b>What</b></p>')).toBe("strip other");
    expect(lead("")).toBeUndefined();
  });
});
