import { describe, expect, it } from "vitest";
import type { GroupSession, Meeting } from "../generated/api";
import { byDay, canTurn, entriesOf } from "./calendar";
import { dateOf } from "./when";

const HOUR = 3_600_000;
const NOON = new Date(2026, 2, 10, 12).getTime();
const GROUP = { id: "g", title: "Tuesday circle" };
const WINDOW = { since: NOON - 100 * HOUR, until: NOON + 100 * HOUR };

const meeting = (at: number, change: Partial<Meeting> = {}): Meeting => ({
  starts_at: at,
  ends_at: at + HOUR,
  cancelled: false,
  session: null,
  ...change,
});
const session = (at: number, change: Partial<GroupSession> = {}): GroupSession => ({
  id: `s${at}`,
  title: "Tuesday circle",
  starts_at: at,
  ends_at: at + HOUR,
  occurrence: at,
  state: "current",
  ...change,
});
const states = (meetings: Meeting[], sessions: GroupSession[]): string[] =>
  entriesOf(GROUP, meetings, sessions, WINDOW, NOON).map((each) => each.state);

describe("the entries of a calendar", () => {
  it("are meetings to come, and the session instead of a meeting that has become one", () => {
    const soon = NOON + HOUR;
    const found = entriesOf(
      GROUP,
      [meeting(soon, { session: `s${soon}` }), meeting(soon + HOUR)],
      [session(soon)],
      WINDOW,
      NOON,
    );
    expect(found.map(({ session, state }) => [session, state])).toEqual([
      [`s${soon}`, "current"],
      [null, "planned"],
    ]);
  });

  it("show a called-off meeting once, and one that is still on as long as it lasts", () => {
    const soon = NOON + HOUR;
    expect(states([meeting(soon, { cancelled: true })], [session(soon, { state: "cancelled" })])).toEqual([
      "cancelled",
    ]);
    expect(states([meeting(NOON - HOUR / 2)], [])).toEqual(["planned"]);
  });

  it("leave out what never took place, and what is of another time", () => {
    expect(states([meeting(NOON - 5 * HOUR)], [session(NOON + 200 * HOUR)])).toEqual([]);
  });

  it("hold sessions beside the schedule, and of a schedule there was before", () => {
    const old = session(NOON + HOUR, { state: "cancelled" });
    expect(states([], [session(NOON - HOUR, { occurrence: null, state: "over" }), old])).toEqual(["over", "cancelled"]);
  });

  it("lie on their day, in order", () => {
    const days = byDay(entriesOf(GROUP, [meeting(NOON + 2 * HOUR), meeting(NOON + HOUR)], [], WINDOW, NOON));
    expect(days.get(dateOf(NOON))?.map(({ at }) => at)).toEqual([NOON + HOUR, NOON + 2 * HOUR]);
  });

  it("can be called off only while they are to come and of the schedule", () => {
    const [coming] = entriesOf(GROUP, [meeting(NOON + HOUR)], [], WINDOW, NOON);
    expect(coming && canTurn(coming, NOON)).toBe(true);
    expect(coming && canTurn(coming, NOON + HOUR)).toBe(false);
    expect(coming && canTurn({ ...coming, meeting: null }, NOON)).toBe(false);
  });
});
