import { describe, expect, it } from "vitest";
import { person, seat, view } from "../testing/samples";
import { screen, seatPair, tiles } from "./seats";

const keys = (...parameters: Parameters<typeof tiles>): string[] => tiles(...parameters).map((tile) => tile.key);

describe("the tiles", () => {
  it("are oneself, then who sits in each seat, in the order of seats", () => {
    const all = view(person("a"), person("b"), person("c"));
    const table = [seat(0, "c"), seat(1, null), seat(2, "b")];
    expect(tiles(all, table, "a").map((tile) => [tile.key, tile.person.id])).toEqual([
      ["own", "a"],
      ["seat-0", "c"],
      ["seat-2", "b"],
    ]);
  });

  it("stay with their seat when its sitter changes", () => {
    const table = (who: string) => [seat(0, who)];
    expect(keys(view(person("a"), person("b")), table("b"), "a")).toEqual(
      keys(view(person("a"), person("c")), table("c"), "a"),
    );
  });

  it("show whoever takes part but has no seat, so that nobody is there unseen", () => {
    const all = view(person("a"), person("b"), person("c"));
    expect(keys(all, [seat(0, "c")], "a")).toEqual(["own", "seat-0", "p-b"]);
  });

  it("leave out observers, oneself as well as others", () => {
    expect(keys(view(person("a"), person("b", { role: "observer" })), [], "a")).toEqual(["own"]);
    expect(keys(view(person("a", { role: "observer" }), person("b")), [seat(0, "b")], "a")).toEqual(["seat-0"]);
  });

  it("leave out a sitter who is not in the view yet or any more", () => {
    expect(keys(view(person("a")), [seat(0, "ghost")], "a")).toEqual(["own"]);
  });

  it("promise picture and sound only of somebody present who sends them", () => {
    const all = view(person("a"), person("b"), person("c", { present: false }));
    const shown = tiles(all, [seat(0, "b", { video: false }), seat(1, "c")], "a");
    expect(shown.map((tile) => [tile.picture, tile.sound])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });
});

describe("a shared screen", () => {
  const all = view(person("a"), person("b"), person("c"));
  const shared = [seat(0, "b"), seat(2, "b", { audio: false, screen: true })];

  it("is found by its seat and is no tile of a person", () => {
    expect(screen(all, shared)).toMatchObject({ person: { id: "b" }, seat: 2, picture: true });
    expect(keys(all, shared, "a")).toEqual(["own", "seat-0", "p-c"]);
  });

  it("changes hands in the same seat", () => {
    const taken = [seat(0, "b"), seat(2, "c", { audio: false, screen: true })];
    expect(screen(all, taken)).toMatchObject({ person: { id: "c" }, seat: 2 });
  });

  it("stands still while its owner's link is lost", () => {
    const lost = view(person("a"), person("b", { present: false }));
    expect(screen(lost, shared)?.picture).toBe(false);
  });

  it("is none without a seat for it, or of somebody who is not in the view", () => {
    expect(screen(all, [seat(0, "b")])).toBeNull();
    expect(screen(view(person("a")), shared)).toBeNull();
  });
});

describe("the sections of a seat", () => {
  it("come in pairs after microphone, camera and screen", () => {
    const sections = ["mic", "cam", "screen", "a0", "v0", "a1", "v1"];
    expect(seatPair(sections, 0)).toEqual({ audio: "a0", video: "v0" });
    expect(seatPair(sections, 1)).toEqual({ audio: "a1", video: "v1" });
    expect(seatPair(sections, 2)).toBeNull();
  });
});
