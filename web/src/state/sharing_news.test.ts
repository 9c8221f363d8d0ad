import { describe, expect, it } from "vitest";
import type { View, WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { ofSharing } from "./sharing_news";

const circle: View = view(person("a"), person("b", { name: "Ben" }), person("f", { name: "Fay", role: "facilitator" }));
const may = (allowed: boolean): View => ({ ...circle, sharing: { ...circle.sharing, allowed } });

function told(event: Partial<WireEvent>, before = circle, after = circle): [string, boolean] | null {
  const news = ofSharing({ seq: 2, at: 0, room: "main", ...event } as WireEvent, before, after, "a", en);
  return news && [news.text, news.shown];
}

describe("what is told of shared screens", () => {
  const words = en.sharing.news;

  it("is who shares, quietly, for the screen itself is there to see", () => {
    expect(told({ type: "screen_shared", participant: "b" })).toEqual([words.shared("Ben"), false]);
    expect(told({ type: "screen_shared", participant: "a" })).toBeNull();
  });

  it("is the end of another's, unless somebody takes over", () => {
    const stopped = { type: "sharing_stopped", participant: "b", by: "b" } as const;
    expect(told({ ...stopped, reason: "stopped" })).toEqual([words.over("Ben"), false]);
    expect(told({ ...stopped, reason: "taken_over" })).toBeNull();
  });

  it("is who has ended one's own, and nothing where one did it oneself", () => {
    const stopped = { type: "sharing_stopped", participant: "a" } as const;
    expect(told({ ...stopped, by: "a", reason: "stopped" })).toBeNull();
    expect(told({ ...stopped, by: "f", reason: "stopped" })).toEqual([words.stoppedBy("Fay"), true]);
    expect(told({ ...stopped, by: "f", reason: "taken_over" })).toEqual([words.takenOver("Fay"), true]);
    expect(told({ ...stopped, by: null, reason: "pause" })).toEqual([words.ended, true]);
  });

  it("is that one may share, or no longer, and nothing where that stays", () => {
    const event = { type: "sharing_allowed", participants: null, by: "f" } as const;
    expect(told({ ...event, allowed: true }, may(false), may(true))).toEqual([words.allowed, true]);
    expect(told({ ...event, allowed: false }, may(true), may(false))).toEqual([words.forbidden, true]);
    expect(told({ ...event, allowed: true }, may(true), may(true))).toBeNull();
  });
});
