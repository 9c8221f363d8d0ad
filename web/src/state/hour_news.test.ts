import { describe, expect, it } from "vitest";
import type { View, WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { fold } from "./fold";
import { news as told } from "./news";

const before: View = view(person("a"), person("b", { name: "Ben" }), person("f", { role: "facilitator" }));
const at = { seq: 1, at: 0 };
const news = (event: WireEvent, you = "a"): ReturnType<typeof told> =>
  told(event, before, fold(before, event), you, en);
const pause = { since: 0, ends_at: null, guide: "f", pacer: null, text: null };

describe("news of the hour", () => {
  it("tells everyone that a break switches them off, which its screen shows", () => {
    const told = news({ ...at, type: "break_started", ends_at: 1, by: "f" });
    expect(told).toEqual({ text: en.hour.news.breakStarted, shown: false });
  });
  it("tells quietly who is back, and not to themselves", () => {
    expect(news({ ...at, type: "returned_from_break", participant: "b" })?.text).toBe("Ben is back from the break");
    expect(news({ ...at, type: "returned_from_break", participant: "b" }, "b")).toBeNull();
  });
  it("tells the guide of a pause that they alone are heard", () => {
    const begun: WireEvent = { ...at, type: "pause_started", ends_at: null, by: "f", view: { pause } };
    expect(news(begun, "f")?.text).toBe(en.hour.pause.youGuide);
    expect(news(begun, "a")?.text).toBe(en.hour.news.pauseStarted);
  });
  it("tells of the time that is left by the segment's title", () => {
    const segments = [{ id: "segment-1", title: "Topic", kind: "topic", minutes: 10, opens: null } as const];
    const agenda = {
      segments: [...segments],
      current: "segment-1",
      next: null,
      since: 0,
      ends_at: 9,
      left: null,
      warned: 1,
    };
    const warned = (minutes: number): WireEvent => ({
      ...at,
      type: "segment_warned",
      segment: "segment-1",
      minutes,
      view: { agenda },
    });
    expect(news(warned(5))).toEqual({ text: "5 minutes left: Topic", shown: false });
    expect(news(warned(1))?.text).toBe("1 minute left: Topic");
    expect(news(warned(0))?.text).toBe("The time for Topic is over");
  });
});
