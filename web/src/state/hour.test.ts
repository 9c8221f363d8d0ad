import { describe, expect, it } from "vitest";
import type { PollForm } from "../generated/protocol";
import type { Agenda, View } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import {
  agendaCommand,
  breath,
  choices,
  missing,
  moved,
  newRow,
  objection,
  PACERS,
  rings,
  rowsOf,
  same,
  TEMPLATES,
  type TemplateName,
  templateRows,
  timing,
  withKind,
} from "./hour";

const agenda = (change: Partial<Agenda> = {}): Agenda => ({
  segments: [{ id: "segment-1", title: "Topic", kind: "topic", minutes: 10, opens: null }],
  current: "segment-1",
  next: null,
  since: 0,
  ends_at: 600_000,
  left: null,
  warned: null,
  ...change,
});
const paused = (since: number | null): View => ({
  ...view(person("a")),
  pause: since === null ? null : { since, ends_at: null, guide: null, pacer: null, text: null },
});
const onBreak = (over: boolean | null, back: string[] = []): View => ({
  ...view(person("a"), person("b"), person("c", { present: false }), person("f", { role: "facilitator" })),
  recess: over === null ? null : { since: 0, ends_at: 60_000, over, back },
});

describe("a segment's time", () => {
  it("runs down to its end and beyond", () => {
    expect(timing(agenda(), 540_000)).toEqual({ left: 60_000, still: false });
    expect(timing(agenda(), 630_000)).toEqual({ left: -30_000, still: false });
  });
  it("stands still with what is left", () => {
    expect(timing(agenda({ ends_at: null, left: 5_000 }), 99)).toEqual({ left: 5_000, still: true });
  });
  it("is not there without a timer", () => {
    expect(timing(agenda({ ends_at: null }), 99)).toBeNull();
  });
});

describe("the bell", () => {
  it("rings when a pause begins and when it ends", () => {
    expect(rings(paused(null), paused(1))).toBe(true);
    expect(rings(paused(1), paused(null))).toBe(true);
  });
  it("rings when the time of a break is over, once", () => {
    expect(rings(onBreak(false), onBreak(true))).toBe(true);
    expect(rings(onBreak(true), onBreak(true))).toBe(false);
  });
  it("is silent otherwise, and for who has only just come", () => {
    expect(rings(null, paused(1))).toBe(false);
    expect(rings(paused(1), paused(1))).toBe(false);
    expect(rings(onBreak(null), onBreak(false))).toBe(false);
    expect(rings(onBreak(true), onBreak(null))).toBe(false);
  });
});

describe("who is not back", () => {
  it("is every member whose link is there and who has not said so", () => {
    expect(missing(onBreak(false, ["b"])).map((each) => each.id)).toEqual(["a"]);
  });
  it("is nobody without a break", () => {
    expect(missing(onBreak(null))).toEqual([]);
  });
});

describe("a breath", () => {
  it("goes from part to part and leaves out what takes no time", () => {
    const parts = [0, 3_999, 4_000, 9_999, 10_000].map((at) => breath(PACERS.calm, at).part);
    expect(parts).toEqual(["inhale", "inhale", "exhale", "exhale", "inhale"]);
  });
  it("says how much of a part is left, and which part it is", () => {
    expect(breath(PACERS.box, 5_000)).toEqual({ part: "hold", left: 3_000, count: 1 });
    expect(breath(PACERS.box, 21_000)).toEqual({ part: "hold", left: 3_000, count: 5 });
  });
  it("begins with the pause where a clock is behind", () => {
    expect(breath(PACERS.calm, -500)).toEqual({ part: "inhale", left: 4_000, count: 0 });
  });
});

describe("writing the agenda", () => {
  it("moves a segment up and down and not over the edge", () => {
    const rows = ["A", "B", "C"].map((title) => newRow(title));
    expect(moved(rows, 0, 1).map((row) => row.title)).toEqual(["B", "A", "C"]);
    expect(moved(rows, 2, 0).map((row) => row.title)).toEqual(["C", "A", "B"]);
    expect(moved(rows, 0, -1)).toBe(rows);
    expect(moved(rows, 2, 3)).toBe(rows);
  });
  it("names the segments there are by their ids, and new ones not at all", () => {
    const rows = [...rowsOf(agenda()), newRow(" Closing ", "closing", null)];
    expect(agendaCommand(rows)).toEqual({
      type: "set_agenda",
      segments: [
        { id: "segment-1", title: "Topic", kind: "topic", minutes: 10, opens: null },
        { title: "Closing", kind: "closing", minutes: null, opens: null },
      ],
    });
  });
  it("tells whether somebody else has changed it", () => {
    expect(same(rowsOf(agenda()), rowsOf(agenda()))).toBe(true);
    expect(same(rowsOf(agenda()), rowsOf(agenda({ segments: [] })))).toBe(false);
  });
  it("opens with another kind what belongs to it", () => {
    expect(withKind(newRow("", "break", 10, true), "breakouts").opens).toEqual({ what: "breakouts" });
    expect(withKind(newRow("", "break", 10, true), "topic").opens).toBeNull();
    expect(withKind(newRow("", "break", 10, false), "pause").opens).toBeNull();
  });
  it("can ask what is ready to be asked, in a segment of any kind", () => {
    const form = { question: "Sleep or work?", kind: "single" } as unknown as PollForm;
    const asks = { what: "poll", form } as const;
    const templates = [{ id: "t", name: "Topic", form }];
    expect(choices(newRow(), templates)).toEqual([asks]);
    expect(choices(newRow("", "break"), [])).toEqual([{ what: "break" }]);
    const row = { ...newRow("", "break"), opens: asks };
    expect(choices(row, [])).toEqual([{ what: "break" }, asks]);
    expect(choices(row, templates)).toEqual([{ what: "break" }, asks]);
    expect(withKind(row, "closing").opens).toBe(asks);
  });
  it("needs titles, and a time for a break that begins by itself", () => {
    expect(objection(newRow("  "))).toBe("title");
    expect(objection(newRow("Tea", "break", null, true))).toBe("minutes");
    expect(objection(newRow("Tea", "break", null, false))).toBeNull();
  });
  it("has templates that can be saved as they are", () => {
    for (const name of Object.keys(TEMPLATES) as TemplateName[]) {
      const rows = templateRows(name, en.hour.agenda.titles);
      expect(rows.map(objection)).toEqual(rows.map(() => null));
      expect(en.hour.agenda.templates[name]).not.toBe("");
    }
  });
});
