import { describe, expect, it } from "vitest";
import { initials, tint } from "./initials";

describe("initials", () => {
  it.each([
    ["Ana", "A"],
    ["ana maria lopez", "AL"],
    ["  Ben  ", "B"],
    ["", ""],
    ["éa", "É"],
    ["👩‍🚀 Zoe", "👩‍🚀Z"],
  ])("of %j are %j", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe("the tint", () => {
  it("is the same for a person every time, and one of six", () => {
    expect(tint("p_1")).toBe(tint("p_1"));
    for (const id of ["", "a", "p_2", "p_3", "é"]) expect([0, 1, 2, 3, 4, 5]).toContain(tint(id));
  });
});
