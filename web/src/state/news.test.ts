import { describe, expect, it } from "vitest";
import type { View, WireEvent } from "../protocol";
import { person, room, view } from "../testing/samples";
import { en } from "../text/en";
import { fold } from "./fold";
import { news as told } from "./news";

const before = view(person("a"), person("b"), person("f", { name: "Fay", role: "facilitator" }));
const at = { seq: 1, at: 0 };
const news = (event: WireEvent, view: View, you: string, text: typeof en): ReturnType<typeof told> =>
  told(event, view, fold(view, event), you, text);

describe("news", () => {
  it("tells quietly who comes and goes", () => {
    expect(news({ ...at, type: "joined", person: person("c") }, before, "a", en)).toEqual({
      text: "C is here",
      shown: false,
    });
    expect(news({ ...at, type: "left", participant: "b", reason: "left" }, before, "a", en)?.text).toBe("B has left");
    expect(news({ ...at, type: "link_lost", participant: "b" }, before, "a", en)?.shown).toBe(false);
  });

  it("shows that an observer has come in", () => {
    const observer = person("o", { name: "Oli", role: "observer" });
    expect(news({ ...at, type: "joined", person: observer }, before, "a", en)).toEqual({
      text: "Oli is here as an observer",
      shown: true,
    });
  });

  it("shows who muted oneself, by name", () => {
    const told = news({ ...at, type: "muted", participant: "a", by: "f" }, before, "a", en);
    expect(told?.shown).toBe(true);
    expect(told?.text).toContain("by Fay");
  });

  it("names the facilitator by the word where the name is not known", () => {
    expect(news({ ...at, type: "muted", participant: "a", by: null }, before, "a", en)?.text).toContain(
      "the facilitator",
    );
  });

  it("says nothing about oneself coming back, others' mutes, or switches", () => {
    expect(news({ ...at, type: "link_returned", person: person("a") }, before, "a", en)).toBeNull();
    expect(news({ ...at, type: "link_lost", participant: "a" }, before, "a", en)).toBeNull();
    expect(news({ ...at, type: "muted", participant: "b", by: "f" }, before, "a", en)).toBeNull();
    const set = { ...at, type: "media_set", participant: "b", microphone: false, camera: true } as const;
    expect(news(set, before, "a", en)).toBeNull();
  });

  it("shows to those who lead who has come to wait, once each", () => {
    const entry = { id: "w", name: "Wim", role: "participant", state: "waiting", since: 0, present: true } as const;
    const event = { ...at, type: "view_changed", view: { lobby: [entry] } } as const;
    expect(news(event as unknown as WireEvent, before, "f", en)).toEqual({
      text: "Wim is waiting to be let in",
      shown: true,
    });
    expect(news(event as unknown as WireEvent, { ...before, lobby: [entry] }, "f", en)).toBeNull();
  });

  it("shows to an observer that they may speak, and to the others that one may", () => {
    const event = (allowed: boolean): WireEvent => ({
      ...at,
      type: "invited_to_speak",
      participant: "a",
      allowed,
      by: "f",
      person: person("a", { role: "observer", may_speak: allowed }),
    });
    expect(news(event(true), before, "a", en)?.text).toBe(en.news.invitedToSpeak);
    expect(news(event(false), before, "a", en)?.text).toBe(en.news.noLongerInvited);
    expect(news(event(true), before, "b", en)).toEqual({ text: "A was invited to speak", shown: true });
  });

  it("shows to the person themselves that a hold has ended, and to others quietly", () => {
    expect(news({ ...at, type: "released", participant: "a", by: "f" }, before, "a", en)?.shown).toBe(true);
    expect(news({ ...at, type: "released", participant: "a", by: "f" }, before, "b", en)?.shown).toBe(false);
    expect(news({ ...at, type: "held", participant: "a", by: "f" }, before, "a", en)).toBeNull();
  });

  it("shows where one is when one has been moved, and nobody else's moves", () => {
    const open = { ...before, rooms: [room("main", "Main room"), room("r", "Oak")] };
    const moved = (who: string): WireEvent => ({
      ...at,
      type: "moved",
      participant: who,
      room: "r",
      by: "f",
      person: person(who, { room: "r" }),
    });
    expect(news(moved("a"), open, "a", en)).toEqual({ text: "You are in Oak now.", shown: true, urgent: true });
    expect(news(moved("b"), open, "a", en)).toBeNull();
  });

  it("warns before the rooms close", () => {
    expect(news({ ...at, type: "breakouts_warned", minutes: 5 }, before, "a", en)?.text).toBe("5 minutes left.");
    expect(news({ ...at, type: "breakouts_warned", minutes: 1 }, before, "a", en)?.text).toBe("1 minute left.");
    expect(news({ ...at, type: "breakouts_closing", closing_at: 9, by: null }, before, "a", en)?.shown).toBe(true);
  });

  it("tells of a countdown of one room to those in it only", () => {
    const closing = { ...at, type: "room_closing", room: "r", closing_at: 9, by: "f" } as const;
    const open = { ...view(person("a", { room: "r" }), person("b")), rooms: [room("r", "Oak")] };
    expect(news(closing, open, "a", en)?.shown).toBe(true);
    expect(news(closing, open, "b", en)).toBeNull();
  });

  it("shows who calls for help, and where", () => {
    const open = { ...view(person("a", { room: "r" }), person("f")), rooms: [room("r", "Oak")] };
    expect(news({ ...at, type: "help_asked", participant: "a" }, open, "f", en)?.text).toBe("A asks for help in Oak");
    expect(news({ ...at, type: "help_asked", participant: "a" }, open, "a", en)).toBeNull();
  });
});
