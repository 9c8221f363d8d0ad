import { describe, expect, it } from "vitest";
import type { Attendance, TalkReport } from "../../generated/api";
import { overTime } from "./talk";

const QUARTER = 15 * 60_000;
const person = (participant: string, role: Attendance["role"]): Attendance => ({ participant, role }) as Attendance;
const talk = (participant: string, ...minutes: readonly number[]): TalkReport =>
  ({
    participant,
    slices: minutes.map((each, n) => ({ since: n * QUARTER, minutes: each, band: null })),
  }) as unknown as TalkReport;

describe("talk over time", () => {
  const attendance = [person("fay", "facilitator"), person("ann", "participant"), person("gus", "guest")];

  it("is that of members and leaders by quarters of an hour", () => {
    const found = overTime([talk("fay", 2, 1.1), talk("ann", 1.2, 0), talk("gus", 0.1, 4)], attendance);
    expect(found.since).toEqual([0, QUARTER]);
    expect(found.members).toEqual([1.3, 4]);
    expect(found.leaders).toEqual([2, 1.1]);
  });

  it("has a nought for each time somebody said nothing", () => {
    const found = overTime([talk("ann", 1), talk("gus", 0, 0, 2)], attendance);
    expect(found.each.get("ann")).toEqual([1, 0, 0]);
  });

  it("is empty where nobody said anything", () => {
    expect(overTime([], attendance)).toMatchObject({ since: [], members: [], leaders: [] });
  });
});
