import { describe, expect, it } from "vitest";
import { frameOf, minutesOf, timeline } from "./timeline";

const MINUTE = 60_000;
const FRAME = { began: 1_000_000, end: 1_000_000 + 30 * MINUTE };
const at = (minutes: number): number => FRAME.began + minutes * MINUTE;

describe("a timeline", () => {
  it("has a row for each that something went on in, and a series for each kind", () => {
    const { labels, series, most } = timeline(
      [
        { row: "Room 1", kind: "First round", since: at(5), until: at(10) },
        { row: "Room 2", kind: "First round", since: at(5), until: at(9) },
        { row: "Room 1", kind: "Second round", since: at(20), until: null },
      ],
      FRAME,
    );
    expect(labels).toEqual(["Room 1", "Room 2"]);
    expect(series).toEqual([
      {
        name: "First round",
        data: [
          { at: "Room 1", value: [5, 10] },
          { at: "Room 2", value: [5, 9] },
        ],
      },
      { name: "Second round", data: [{ at: "Room 1", value: [20, 30] }] },
    ]);
    expect(most).toBe(30);
  });

  it("begins with the session, whatever came before", () => {
    const { series } = timeline([{ row: "a", kind: "k", since: at(-3), until: at(2) }], FRAME);
    expect(series[0]?.data).toEqual([{ at: "a", value: [0, 2] }]);
  });

  it("runs from the opening to the end, or to now", () => {
    expect(frameOf({ created_at: 1, opened_at: 5, ended_at: 9 }, 20)).toEqual({ began: 5, end: 9 });
    expect(frameOf({ created_at: 1, opened_at: null, ended_at: null }, 20)).toEqual({ began: 1, end: 20 });
  });

  it("tells minutes to a tenth", () => {
    expect(minutesOf(at(1), at(2.26), FRAME)).toBe(1.3);
    expect(minutesOf(at(28), null, FRAME)).toBe(2);
  });
});
