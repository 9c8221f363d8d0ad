import { describe, expect, it } from "vitest";
import type { Scene, View, WireEvent } from "../protocol";
import { person, scene, view } from "../testing/samples";
import { en } from "../text/en";
import { news } from "./news";

const FAY = person("f", { name: "Fay", role: "facilitator" });
const part = (participant: string, role_name: string) => ({ participant, role_name, missing: false, left: false });
const seen = (change: Partial<Scene> = {}): View => ({
  ...view(FAY, person("b", { name: "Ben" })),
  scene: scene(change),
});
const told = (event: Partial<WireEvent>, you = "b", before = seen(), after = seen()) =>
  news({ seq: 1, at: 0, ...event } as WireEvent, before, after, you, en);

describe("what is told of a scene", () => {
  it("shows to everyone that it begins, stops, and is over", () => {
    expect(told({ type: "scene_started", by: "f" })).toEqual({ text: en.scene.news.started, shown: true });
    expect(told({ type: "scene_frozen", frozen: true, by: "f" })).toEqual({ text: en.scene.news.frozen, shown: true });
    expect(told({ type: "scene_frozen", frozen: false, by: "f" })?.shown).toBe(false);
    expect(told({ type: "scene_ended", by: "f" })?.shown).toBe(true);
  });

  it("says who is missing, as far as one knows them", () => {
    expect(told({ type: "cast_missed", participant: "b" }, "f")?.text).toBe(en.scene.news.missed("Ben"));
    expect(told({ type: "cast_missed", participant: null })?.text).toBe(en.scene.news.missed(en.scene.somebody));
  });

  it("shows a new role to whom it concerns", () => {
    const [before, after] = [seen({ cast: [part("b", "Kim")] }), seen({ cast: [part("b", "The boss")] })];
    const swap = { type: "roles_swapped", one: "b", other: "f", by: "f" } as const;
    expect(told(swap, "b", before, after)).toEqual({ text: en.scene.news.yourRole("The boss"), shown: true });
    expect(told(swap, "f", before, after)).toEqual({ text: en.scene.news.rolesChanged, shown: false });
    expect(told(swap, "b", before, seen())).toEqual({ text: en.scene.news.noRole, shown: true });
  });

  it("shows whose turn it is to them, and tells the others quietly", () => {
    expect(told({ type: "feedback_called", participant: "b" })).toEqual({ text: en.scene.yourTurn, shown: true });
    expect(told({ type: "feedback_called", participant: "b" }, "f")?.shown).toBe(false);
    expect(told({ type: "feedback_called", participant: null })).toBeNull();
  });

  it("asks those who played to leave their role, and leaders not to miss the time", () => {
    expect(told({ type: "deroling_started", by: null }, "b", seen({ in_role: ["b"] }))?.shown).toBe(true);
    expect(told({ type: "deroling_started", by: null })).toBeNull();
    expect(told({ type: "scene_overran" }, "f")?.shown).toBe(true);
    expect(told({ type: "scene_overran" })?.shown).toBe(false);
  });
});
