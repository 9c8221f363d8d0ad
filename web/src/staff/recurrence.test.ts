import { describe, expect, it } from "vitest";
import { DAYS, rhythm, ruleOf, weeklyOf } from "./recurrence";

describe("a recurrence rule", () => {
  it.each([
    [{ every: 1, days: ["TU", "TH"], until: null }, "FREQ=WEEKLY;BYDAY=TU,TH"],
    [{ every: 2, days: ["MO"], until: null }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
    [
      { every: 1, days: [...DAYS], until: "2026-12-31" },
      "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20261231T235959",
    ],
  ] as const)("is made of the form and read back", (weekly, rule) => {
    expect(ruleOf(weekly)).toBe(rule);
    expect(weeklyOf(rule)).toEqual(weekly);
  });

  it("has its days in the order of the week, in whatever order they were ticked", () => {
    expect(ruleOf({ every: 1, days: ["FR", "MO"], until: null })).toBe("FREQ=WEEKLY;BYDAY=MO,FR");
  });

  it.each(["FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=DAILY"])(
    "that the form cannot make, such as %s, is left alone",
    (rule) => {
      expect(weeklyOf(rule)).toBeNull();
      expect(rhythm({ start: "2026-03-03T18:00", minutes: 90, zone: "Europe/Vienna", rule })).toContain(rule);
    },
  );

  it("is told in words", () => {
    const told = (rule: string | null): string =>
      rhythm({ start: "2026-03-03T18:00", minutes: 90, zone: "Europe/Vienna", rule });
    expect(told("FREQ=WEEKLY;BYDAY=TU,TH")).toMatch(/^Tuesday, Thursday at 6:00\sPM, 90 minutes$/);
    expect(told("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")).toMatch(/^Every 2 weeks, Tuesday at 6:00\sPM, 90 minutes$/);
    expect(told(null)).toMatch(/^Once, Mar 3, 2026 at 6:00\sPM, 90 minutes$/);
  });
});
