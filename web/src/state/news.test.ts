import { describe, expect, it } from "vitest";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { news } from "./news";

const before = view(person("a"), person("b"), person("f", { name: "Fay", role: "facilitator" }));
const at = { seq: 1, at: 0 };

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
});
