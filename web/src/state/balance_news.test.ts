import { describe, expect, it } from "vitest";
import type { WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { ofBalance } from "./balance_news";

const VIEW = view(person("a", { name: "Fay", role: "facilitator" }), person("b", { name: "Gil", role: "facilitator" }));
const held = (by: string, on = true): WireEvent => ({ type: "silence_held", seq: 2, at: 0, on, by });

describe("what leaders are told of balance", () => {
  it("is quiet, and by name when another did it", () => {
    expect(ofBalance(held("b"), VIEW, VIEW, "a", en)).toEqual({ text: en.balance.news.held("Gil"), shown: false });
    expect(ofBalance(held("b", false), VIEW, VIEW, "a", en)?.text).toBe(en.balance.news.released("Gil"));
    expect(ofBalance(held("a"), VIEW, VIEW, "a", en)?.text).toBe(en.balance.held);
  });

  it("is nothing about one's own settings", () => {
    const set = (by: string): WireEvent => ({ type: "balance_set", seq: 2, at: 0, by });
    expect(ofBalance(set("a"), VIEW, VIEW, "a", en)).toBeNull();
    expect(ofBalance(set("b"), VIEW, VIEW, "a", en)?.text).toBe(en.balance.news.set("Gil"));
  });
});
