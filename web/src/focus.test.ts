// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepFocus } from "./focus";

const at = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const focused = (): Element | null => document.activeElement;

/** Let the observer hear of what was changed, and the wait pass. */
async function then(ms = 60): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe("the focus of what goes away", () => {
  let stop: () => void;
  const show = (html: string): void => void (document.body.innerHTML = html);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(document, "hasFocus").mockReturnValue(true);
    document.body.innerHTML = "";
    stop = keepFocus(document);
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it("goes to the same control drawn anew", async () => {
    show(`<main><h1>Circle</h1><p><button data-testid="next">Next: Ann</button></p></main>`);
    at("button").focus();
    at("p").innerHTML = `<button data-testid="next">Next: Ben</button>`;
    await then();
    expect(focused()?.textContent).toBe("Next: Ben");
  });

  it("goes to the row in the place of the row, and not to its button", async () => {
    show(`<main><ul><li id="a"><button>Admit</button></li><li id="b"><button>Admit</button></li></ul></main>`);
    at("#a button").focus();
    at("#a").remove();
    await then();
    expect(focused()).toBe(at("#b"));
    at("#b").blur();
    expect(at("#b").hasAttribute("tabindex")).toBe(false);
  });

  it("goes to the last row when the last one has gone, and to the panel's heading when all have", async () => {
    show(
      `<main></main><aside><h2>People</h2><ul><li id="a"><b>A</b></li><li id="b"><button>Admit</button></li></ul></aside>`,
    );
    at("#b button").focus();
    at("#b").remove();
    await then();
    expect(focused()).toBe(at("#a"));
    at("ul").remove();
    await then();
    expect(focused()).toBe(at("h2"));
  });

  it("goes back to what opened the panel that has been closed", async () => {
    show(`<main></main><aside id="chat-panel"><button data-testid="close">x</button></aside>
      <nav><button data-testid="people">People</button><button data-testid="chat" aria-controls="chat-panel">Chat</button></nav>`);
    at("[data-testid=close]").focus();
    at("aside").remove();
    at("[data-testid=chat]").removeAttribute("aria-controls");
    await then();
    expect(focused()).toBe(at("[data-testid=chat]"));
  });

  it("goes back to what had it before the dialog, or to where that stood", async () => {
    show(`<main><h1>Circle</h1><section><h2>Rooms</h2><button id="close-all">Call back</button></section></main>
      <dialog open><button id="yes">Yes</button><button id="no">No</button></dialog>`);
    at("#close-all").focus();
    at("#yes").focus();
    at("#no").focus();
    at("#close-all").remove();
    at("dialog").remove();
    await then();
    expect(focused()).toBe(at("h2"));
  });

  it("goes to the page's heading when nothing of the place is left", async () => {
    show(`<main class="preview"><form><button>Join</button></form></main>`);
    at("button").focus();
    show(`<main class="circle"><h1>Tuesday</h1></main>`);
    await then();
    expect(focused()).toBe(at("h1"));
  });

  it("stays with a control that is busy for a moment, and leaves one that stays disabled", async () => {
    show(`<main><form><h2>Send</h2><button>Send</button></form></main>`);
    const button = at("button") as HTMLButtonElement;
    button.focus();
    // A browser takes the focus from what is disabled; happy-dom leaves it there.
    vi.spyOn(document, "activeElement", "get").mockReturnValue(document.body);
    button.disabled = true;
    const heading = vi.spyOn(at("h2"), "focus");
    const again = vi.spyOn(button, "focus");
    await then(500);
    expect(heading).not.toHaveBeenCalled();
    button.disabled = false;
    await then(600);
    expect(again).toHaveBeenCalled();
    button.disabled = true;
    await then(1_200);
    expect(heading).toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("is left alone where a view has taken it, and where the person has put it down", async () => {
    show(`<main><h1>Circle</h1><button id="one">One</button><button id="two">Two</button></main>`);
    at("#one").focus();
    at("#one").remove();
    at("#two").focus();
    await then();
    expect(focused()).toBe(at("#two"));
    at("#two").blur();
    await then();
    at("#two").remove();
    await then();
    expect(focused()).toBe(document.body);
  });

  it("is not pressed by a key that is still held down", async () => {
    show(`<main><p><button data-testid="next">Next</button></p></main>`);
    at("button").focus();
    at("p").innerHTML = `<button data-testid="next">Next</button>`;
    await then();
    const held = new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true, cancelable: true });
    at("button").dispatchEvent(held);
    expect(held.defaultPrevented).toBe(true);
    const fresh = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    at("button").dispatchEvent(fresh);
    expect(fresh.defaultPrevented).toBe(false);
  });
});
