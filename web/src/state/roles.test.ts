import { describe, expect, it } from "vitest";
import { person } from "../testing/samples";
import { grantable, isLeader, roleChoices } from "./roles";

describe("roles", () => {
  it("are given by those who lead, and never a mightier one than their own", () => {
    expect(grantable("facilitator")).toContain("facilitator");
    expect(grantable("co_facilitator")).toEqual(["participant", "guest", "observer"]);
    expect(grantable("participant")).toEqual([]);
    expect(grantable(null)).toEqual([]);
  });

  it("are not taken from somebody mightier", () => {
    expect(roleChoices("co_facilitator", person("f", { role: "facilitator" }))).toEqual([]);
    expect(roleChoices("co_facilitator", person("p"))).toContain("observer");
  });

  it("lead or do not", () => {
    expect(isLeader("co_facilitator")).toBe(true);
    expect(isLeader("observer")).toBe(false);
    expect(isLeader(null)).toBe(false);
  });
});
