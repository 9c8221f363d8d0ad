// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { Agenda, View } from "../../protocol";
import { person, view } from "../../testing/samples";
import { find, get, testId, TestRoom, tileOf } from "../../testing/room";
import { t } from "../../text";

const FAY = person("f", { name: "Fay", role: "facilitator" });
const people = [person("a"), person("b"), FAY];
const base: View = view(...people);
const AGENDA: Agenda = {
  segments: [
    { id: "segment-1", title: "Hello", kind: "check_in", minutes: 10, opens: null },
    { id: "segment-2", title: "Topic", kind: "topic", minutes: null, opens: null },
  ],
  current: "segment-1",
  next: "segment-2",
  since: Date.now(),
  ends_at: Date.now() + 600_000,
  left: null,
  warned: null,
};
let since = 1_000;

let page: TestRoom;

/** Somebody is inside, with this in their view. */
async function room(change: Partial<View>, you = "a"): Promise<void> {
  page = new TestRoom();
  const role = you === "f" ? "facilitator" : "participant";
  await page.enter({ ...base, ...change }, { id: you, role });
}

/** A leader has the hour before them. */
async function hourTab(change: Partial<View> = {}): Promise<void> {
  await room(change, "f");
  await page.press(testId("desk"));
  await page.press(testId("desk-hour"));
}

const pauseOn = (change: Partial<NonNullable<View["pause"]>> = {}): Partial<View> => ({
  silenced: ["a", "b"],
  pause: { since: ++since, ends_at: null, guide: "f", pacer: null, text: null, ...change },
});
const breakOn = (change: Partial<NonNullable<View["recess"]>> = {}): Partial<View> => ({
  recess: { since: ++since, ends_at: Date.now() + 60_000, over: false, back: [], ...change },
});

beforeEach(() => localStorage.clear());

describe("the agenda on the page", () => {
  it("tells everyone what is on, how long, and what comes next", async () => {
    await room({ agenda: AGENDA });
    expect(get(testId("segment")).textContent).toBe("Hello");
    expect(get(testId("segment-time")).textContent).toContain("left");
    expect(get(testId("next-segment")).textContent).toContain("Topic");
    expect(find(testId("go-on"))).toBeNull();
  });
  it("has a leader go on by one press that names what it ends", async () => {
    await room({ agenda: AGENDA }, "f");
    await page.press(testId("go-on"));
    expect(page.commands.at(-1)).toEqual({ type: "next_segment", after: "segment-1" });
  });
  it("says that a segment is over its time", async () => {
    await room({ agenda: { ...AGENDA, ends_at: Date.now() - 65_000 } });
    expect(get(testId("segment-time")).dataset["over"]).toBe("true");
  });
  it("is written from a template by a leader", async () => {
    await hourTab();
    await page.press(testId("template-process"));
    await page.press(testId("down-0"));
    await page.press(testId("remove-2"));
    await page.press(testId("save-agenda"));
    const saved = page.commands.at(-1);
    expect(saved?.type === "set_agenda" && saved.segments.map((each) => each.title)).toEqual([
      t.hour.agenda.titles.process,
      t.hour.agenda.titles.howWeAre,
    ]);
  });
  it("is kept under a name to be used again, without saving it for this hour", async () => {
    await hourTab();
    await page.press(testId("template-process"));
    await page.then(() => {
      const name = get(testId("agenda-name")) as HTMLInputElement;
      name.value = " Usual ";
      name.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await page.press(testId("keep-agenda"));
    const kept = page.commands.at(-1);
    expect(kept).toMatchObject({ type: "save_agenda_template", name: "Usual" });
    expect(kept?.type === "save_agenda_template" && kept.segments.every((each) => !("id" in each))).toBe(true);
    expect(page.commands.some((each) => each.type === "set_agenda")).toBe(false);
  });
  it("begins with one that was kept, and one that was kept can be deleted", async () => {
    const { segments } = AGENDA;
    await hourTab({ agenda_templates: [{ id: "saved-1", name: "Usual", segments }] });
    await page.press(testId("drop-saved-1"));
    expect(page.commands.at(-1)).toEqual({ type: "drop_agenda_template", template: "saved-1" });
    await page.press(testId("template-saved-1"));
    await page.press(testId("save-agenda"));
    const saved = page.commands.at(-1);
    expect(saved?.type === "set_agenda" && saved.segments.map(({ title, id }) => [title, id])).toEqual([
      ["Hello", undefined],
      ["Topic", undefined],
    ]);
  });
  it("is not saved with a segment without a title", async () => {
    await hourTab();
    await page.press(testId("add-segment"));
    await page.press(testId("save-agenda"));
    expect(page.commands).toEqual([]);
    expect(get(testId("agenda-complaint")).textContent).toBe(t.hour.editor.missing.title);
  });
  it("keeps the segment that is on where a leader edits", async () => {
    await hourTab({ agenda: AGENDA });
    await page.press(testId("edit-agenda"));
    expect(find(testId("remove-0"))).toBeNull();
    expect(get(testId("minutes-0"))).toHaveProperty("disabled", true);
  });
});

describe("the break on the page", () => {
  it("stands in place of the circle until one is back", async () => {
    await room(breakOn());
    expect(find(testId("break-screen"))).not.toBeNull();
    await page.press(testId("back-from-break"));
    expect(page.commands.at(-1)).toEqual({ type: "return_from_break" });
  });
  it("asks who is back what to switch on, and switches nothing on by itself", async () => {
    await room({});
    const off = people.map((each) => ({ ...each, muted: true, camera: false }));
    const begun = { ...breakOn(), participants: off };
    const at = Date.now();
    await page.then(() =>
      page.server.events([{ type: "break_started", seq: 2, at, ends_at: at + 60_000, by: "f", view: begun }]),
    );
    expect(get(testId("break-media")).textContent).toBe(t.hour.recess.off);
    await page.press(testId("back-from-break"));
    const back = { recess: { ...begun.recess!, back: ["a"] } };
    await page.then(() =>
      page.server.events([{ type: "returned_from_break", seq: 3, at, participant: "a", view: back }]),
    );
    expect(find(testId("break-screen"))).toBeNull();
    expect(get(testId("back-count")).textContent).toBe("1 of 2 back");
    expect(get(testId("mic")).dataset["on"]).toBe("false");
    await page.press(testId("stay-off"));
    expect(find(testId("welcome-back"))).toBeNull();
    expect(page.commands.at(-1)).toEqual({ type: "return_from_break" });
  });
  it("stands over a member's open panel on a phone, and the panel comes back after it", async () => {
    const width = window.innerWidth;
    const resize = (to: number): void => {
      window.innerWidth = to;
      window.dispatchEvent(new Event("resize"));
    };
    resize(360);
    try {
      await room({});
      if (find(testId("chat")) === null) await page.press(testId("bar-more"));
      await page.press(testId("chat"));
      expect(find(testId("chat-log"))).not.toBeNull();
      const at = Date.now();
      const begun = breakOn();
      await page.then(() =>
        page.server.events([{ type: "break_started", seq: 2, at, ends_at: at + 60_000, by: "f", view: begun }]),
      );
      expect(find(testId("break-screen"))).not.toBeNull();
      expect(find(testId("chat-log"))).toBeNull();
      await page.press(testId("put-break-aside"));
      expect(find(testId("chat-log"))).not.toBeNull();
    } finally {
      resize(width);
    }
  });
  it("may be put aside", async () => {
    await room(breakOn());
    await page.press(testId("put-break-aside"));
    expect(find(testId("break-screen"))).toBeNull();
    expect(find(testId("break-strip"))).not.toBeNull();
  });
  it("tells a leader who is not back", async () => {
    await hourTab(breakOn({ back: ["a"] }));
    expect(get(testId("not-back")).textContent).toContain("B");
  });
  it("is begun by a leader for as long as they say", async () => {
    await hourTab();
    await page.press(testId("start-break"));
    expect(page.commands.at(-1)).toEqual({ type: "start_break", minutes: 10 });
  });
});

describe("the pause on the page", () => {
  it("shows a member the calm screen, its words and who is heard", async () => {
    await room(pauseOn({ text: "Breathe.", pacer: { inhale: 4, hold: 0, exhale: 6, rest: 0 } }));
    expect(get(testId("calm-text")).textContent).toBe("Breathe.");
    expect(get(testId("kept-in")).textContent).toContain("Fay");
    expect(find(testId("pacer"))).not.toBeNull();
    expect(get("main").hasAttribute("inert")).toBe(true);
  });
  it("lets them stay with the circle, where it says that they are not heard", async () => {
    await room(pauseOn());
    await page.press(testId("put-calm-aside"));
    expect(find(testId("calm-screen"))).toBeNull();
    expect(get(testId("pause-strip")).textContent).toContain("heard");
    expect(find(`${tileOf("b")} ${testId("silenced-mark")}`)).not.toBeNull();
    await page.press(testId("show-calm"));
    expect(find(testId("calm-screen"))).not.toBeNull();
  });
  it("leaves a leader with the circle unless they ask", async () => {
    await room(pauseOn(), "f");
    expect(find(testId("calm-screen"))).toBeNull();
    await page.press(testId("end-pause"));
    expect(page.commands.at(-1)).toEqual({ type: "end_pause" });
  });
  it("is begun by a leader with a breath to follow", async () => {
    await hourTab();
    await page.press(testId("guide-silence"));
    await page.press(testId("start-pause"));
    expect(page.commands.at(-1)).toEqual({
      type: "start_pause",
      guide: false,
      minutes: 3,
      pacer: { inhale: 4, hold: 0, exhale: 6, rest: 0 },
      text: null,
    });
  });
});
