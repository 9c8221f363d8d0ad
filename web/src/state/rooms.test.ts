import { describe, expect, it } from "vitest";
import { breakouts, person, room, view } from "../testing/samples";
import { closingAt, liveGroups, named, plannedGroups, roomOf, smallRoomOf, smallRooms } from "./rooms";

const open = {
  ...view(person("a"), person("b", { room: "r1" }), person("c", { room: "r1" })),
  rooms: [room("main", "Main room"), room("r1", "Oak"), room("r2", "Elm")],
};

describe("small rooms", () => {
  it("are the rooms beside the main one", () => {
    expect(smallRooms(open).map((each) => each.name)).toEqual(["Oak", "Elm"]);
  });

  it("hold those who are in them, and the main room holds the others", () => {
    const groups = liveGroups(open).map((group) => [group.name, group.people.map((each) => each.id)]);
    expect(groups).toEqual([
      ["Main room", ["a"]],
      ["Oak", ["b", "c"]],
      ["Elm", []],
    ]);
  });

  it("are named to those in them only", () => {
    expect(smallRoomOf(open, person("b", { room: "r1" }))?.name).toBe("Oak");
    expect(smallRoomOf(open, person("a"))).toBeNull();
    expect(roomOf(open, person("a"))?.name).toBe("Main room");
    expect(smallRoomOf(open, null)).toBeNull();
  });

  it("close when the first of their countdowns ends", () => {
    expect(closingAt(room("r", "R"), breakouts())).toBeNull();
    expect(closingAt(room("r", "R", { closing_at: 5 }), breakouts())).toBe(5);
    expect(closingAt(room("r", "R", { closing_at: 5 }), breakouts({ closing_at: 3 }))).toBe(3);
    expect(closingAt(null, breakouts({ closing_at: 3 }))).toBe(3);
    expect(closingAt(null, null)).toBeNull();
  });
});

describe("a plan", () => {
  it("shows its rooms with their people, and first who is in none of them", () => {
    const plan = {
      method: "random" as const,
      rooms: [{ id: "p1", name: "Room 1", limit: null, participants: ["c", "gone"] }],
    };
    const groups = plannedGroups(open, plan).map((group) => [group.id, group.people.map((each) => each.id)]);
    expect(groups).toEqual([
      [null, ["a", "b"]],
      ["p1", ["c"]],
    ]);
  });

  it("names those who are known", () => {
    expect(named(open, ["c", "x", "a"]).map((each) => each.id)).toEqual(["c", "a"]);
  });
});
