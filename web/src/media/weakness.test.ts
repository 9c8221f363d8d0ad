import { describe, expect, it } from "vitest";
import { isBad, judge, STRONG, type Weakness } from "./weakness";

const after = (seconds: string, from: Weakness = STRONG): Weakness =>
  [...seconds].reduce((last, second) => judge(last, second === "x"), from);

describe("a link", () => {
  it("is not weak for single bad seconds", () => {
    expect(after("x..x...xx....x").weak).toBe(false);
  });

  it("is weak when most seconds are bad", () => {
    expect(after("xxx").weak).toBe(false);
    expect(after("xxxx").weak).toBe(true);
    expect(after("x.xx.xx").weak).toBe(true);
  });

  it("is good again only after a good while", () => {
    const weak = after("xxxxxxxxxxxx");
    expect(after(".".repeat(15), weak).weak).toBe(true);
    expect(after(".".repeat(16), weak)).toEqual(STRONG);
  });

  it("is bad by the server's word, or where little gets out, or late", () => {
    const path = { protocol: "udp", roundTrip: 0.1, outgoing: 300_000 } as const;
    expect(isBad("good", path)).toBe(false);
    expect(isBad("poor", path)).toBe(true);
    expect(isBad(undefined, { ...path, outgoing: 60_000 })).toBe(true);
    expect(isBad(undefined, { ...path, roundTrip: 1.5 })).toBe(true);
    expect(isBad(undefined, { protocol: "tcp", roundTrip: null, outgoing: null })).toBe(false);
    expect(isBad(undefined, null)).toBe(false);
  });
});
