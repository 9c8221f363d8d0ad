import { describe, expect, it } from "vitest";
import { dayAfter, dayByKey, monthOf, monthsLater, weekBegins, weeksOf } from "./month";

describe("a month", () => {
  it("is whole weeks, with days of the months beside", () => {
    const weeks = weeksOf("2026-03-01", 1);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect([weeks[0]?.[0], weeks.at(-1)?.at(-1), weeks.length]).toEqual(["2026-02-23", "2026-04-05", 6]);
  });

  it("begins its weeks as people there do", () => {
    expect(weeksOf("2026-03-01", 7)[0]?.[0]).toBe("2026-03-01");
    expect(weekBegins([])).toBe(1);
    expect(weekBegins(["de-AT"])).toBe(1);
  });

  it("holds each of its days once", () => {
    const days = weeksOf("2028-02-01", 1).flat();
    expect(days.filter((day) => monthOf(day) === "2028-02-01")).toHaveLength(29);
    expect(new Set(days).size).toBe(days.length);
  });

  it("goes on by days where the clocks change, and by months of different length", () => {
    expect(dayAfter("2026-03-28", 2)).toBe("2026-03-30");
    expect(dayAfter("2026-10-24", 2)).toBe("2026-10-26");
    expect([monthsLater("2026-01-31", 1), monthsLater("2026-03-15", -3), monthsLater("2024-02-29", 12)]).toEqual([
      "2026-02-28",
      "2025-12-15",
      "2025-02-28",
    ]);
  });
});

describe("keys in a month", () => {
  it.each([
    ["ArrowLeft", false, "2026-03-03"],
    ["ArrowRight", false, "2026-03-05"],
    ["ArrowUp", false, "2026-02-25"],
    ["ArrowDown", false, "2026-03-11"],
    ["Home", false, "2026-03-02"],
    ["End", false, "2026-03-08"],
    ["PageUp", false, "2026-02-04"],
    ["PageDown", false, "2026-04-04"],
    ["PageUp", true, "2025-03-04"],
    ["PageDown", true, "2027-03-04"],
    ["x", false, null],
  ])("%s with shift %s leads from Wednesday the 4th to %s", (key, shift, to) => {
    expect(dayByKey("2026-03-04", key, shift, 1)).toBe(to);
  });
});
