import { describe, expect, it } from "vitest";
import type { WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { news } from "./news";

const seen = view(person("a", { name: "Ann" }), person("f", { name: "Fay", role: "facilitator" }));
const told = (event: WireEvent, you: string) => news(event, seen, seen, you, en);

describe("news of check-ins", () => {
  it("tells everybody quietly that they are asked", () => {
    const opened: WireEvent = { seq: 1, at: 0, type: "check_in_opened", check_in: "c", when: "before", by: "f" };
    expect(told(opened, "a")).toEqual({ text: en.checkins.news.opened, shown: false });
    expect(told(opened, "f")).toEqual({ text: en.checkins.news.opened, shown: false });
  });

  it("tells other leaders who looks after an alert", () => {
    const taken: WireEvent = { seq: 1, at: 0, type: "concern_acknowledged", participant: "a", by: "f" };
    expect(told(taken, "g")).toEqual({ text: en.checkins.news.acknowledged("Fay", "Ann"), shown: false });
    expect(told(taken, "f")).toBeNull();
  });

  it("leaves an alert to the strip that stands until it is taken up", () => {
    const raised: WireEvent = { seq: 1, at: 0, type: "concern_raised", check_in: "c", participant: "a" };
    expect(told(raised, "f")).toBeNull();
  });

  it("says nothing of single answers", () => {
    expect(told({ seq: 1, at: 0, type: "check_in_answered", check_in: "c", participant: "a" }, "f")).toBeNull();
    expect(told({ seq: 1, at: 0, type: "check_in_declined", check_in: "c", participant: "a" }, "f")).toBeNull();
  });
});
