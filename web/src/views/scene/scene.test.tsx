// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Participant, Scene } from "../../protocol";
import { find, get, TestRoom, testId, tileOf } from "../../testing/room";
import { person, scene, seat, view } from "../../testing/samples";
import { en } from "../../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

const FAY = person("f", { name: "Fay", role: "facilitator" });
const ANN = person("a", { name: "Ann" });
const BEN = person("b", { name: "Ben" });
const CEM = person("c", { name: "Cem" });
const part = (participant: string | null, role_name: string, state: { missing?: boolean; left?: boolean } = {}) => ({
  participant,
  role_name,
  missing: false,
  left: false,
  ...state,
});
const CAST = [part("b", "The boss"), part("c", "Kim")];
const FEEDBACK = {
  prompts: "saw_worked_wish" as const,
  words: [],
  current: "a",
  waiting: ["b", "c"],
  given: [],
  passed: [],
  answer: false,
};

let room: TestRoom;
let seq = 1;
const last = (): unknown => room.commands.at(-1);
const words = (id: string): string => get(testId(id)).textContent ?? "";

async function enter(me: Participant, change: Partial<Scene> | null): Promise<void> {
  const shown = { ...view(ANN, BEN, CEM, FAY), scene: change === null ? null : scene({ cast: CAST, ...change }) };
  await room.enter(shown, { id: me.id, name: me.name, role: me.role });
}

async function now(change: Partial<Scene> | null): Promise<void> {
  const patch = { scene: change === null ? null : scene({ cast: CAST, ...change }) };
  seq += 1;
  await room.then(() => room.server.events([{ seq, at: 0, type: "view_changed", view: patch }]));
}

async function lead(change: Partial<Scene> | null): Promise<void> {
  await enter(FAY, change);
  await room.desk("scene");
}

async function type(id: string, value: string): Promise<void> {
  const field = get(testId(id)) as HTMLInputElement;
  await room.then(() => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function choose(selector: string, value: string): Promise<void> {
  const menu = get(selector) as HTMLSelectElement;
  await room.then(() => {
    menu.value = value;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

beforeEach(() => {
  seq = 1;
  room = new TestRoom();
  room.devices.failure = "NotFoundError";
});

describe("a scene, for everybody in its room", () => {
  it("is not there without one", async () => {
    await enter(ANN, null);
    expect(find(testId("scene-strip"))).toBeNull();
  });

  it("says what it is about, who plays what, and that one watches", async () => {
    await enter(ANN, { title: "A raise", observers: ["a"], ends_at: Date.now() + 65_000 });
    expect(words("scene-title")).toBe("A raise");
    expect(words("scene-cast")).toContain(en.scene.plays("Ben", "The boss"));
    expect(words("scene-time")).toContain("1:0");
    expect(words("scene-watching")).toBe(en.scene.youWatch);
    expect(find(testId("own-role"))).toBeNull();
  });

  it("puts those who play in front, with their roles on their tiles", async () => {
    await enter(ANN, { observers: ["a"] });
    await room.then(() => room.server.seats([seat(0, "b"), seat(1, "c"), seat(2, "f")]));
    expect(get(tileOf("b")).dataset["front"]).toBe("true");
    expect(get(tileOf("a")).dataset["front"]).toBe("false");
    expect(words("role-name-b")).toBe(en.scene.as("The boss"));
    await now({ stage: "deroling" });
    expect(get(tileOf("a")).dataset["front"]).toBeUndefined();
  });

  it("says that it is frozen, and for whom", async () => {
    await enter(ANN, { frozen: true, left: 5_000 });
    expect(words("scene-frozen")).toBe(en.scene.frozenAll);
    await now({ frozen: true, cast: [part(null, "The boss", { missing: true }), CAST[1]!] });
    expect(words("scene-frozen")).toBe(en.scene.frozenFor("The boss"));
    expect(words("scene-cast")).toContain(en.scene.somebody);
  });

  it("counts by how much it is over", async () => {
    await enter(ANN, { left: -61_000, frozen: true });
    expect(words("scene-time")).toBe(`${en.scene.over}1:01`);
  });

  it("lets whoever plays leave their role at any time", async () => {
    await enter(BEN, {});
    expect(words("own-role")).toBe(en.scene.youPlay("The boss"));
    await room.press(testId("leave-role-early"));
    expect(last()).toEqual({ type: "leave_role" });
  });
});

describe("own notes", () => {
  it("stay on the page through a reload, and are sent only when one says so", async () => {
    await enter(ANN, { observers: ["a"] });
    await type("scene-notes", "You looked at her.");
    expect(find(testId("scene-notes-send"))).toBeNull();
    expect(room.commands.map((each) => each.type)).not.toContain("give_feedback");
    await now({ stage: "feedback", observers: ["a"], feedback: FEEDBACK });
    await room.press(testId("scene-notes-send"));
    expect(last()).toEqual({ type: "give_feedback", text: "You looked at her." });
    expect(get(".scene-notes [role=status]").textContent).toBe(en.scene.notesSent);
    const before = room.commands.length;
    await room.press(testId("scene-notes-send"));
    expect(room.commands).toHaveLength(before);
  });

  it("are gone with the scene", async () => {
    await enter(ANN, { observers: ["a"] });
    await type("scene-notes", "You looked at her.");
    await now(null);
    await now({ observers: ["a"] });
    expect((get(testId("scene-notes")) as HTMLTextAreaElement).value).toBe("");
  });

  it("wait for whoever is taken aside, and are gone in another room", async () => {
    await enter(ANN, { observers: ["a"] });
    await type("scene-notes", "You looked at her.");
    const beside = (change: Partial<Participant>): Promise<void> =>
      room.then(() => {
        const participants = [{ ...ANN, ...change }, BEN, CEM, FAY];
        seq += 1;
        room.server.events([{ seq, at: 0, type: "view_changed", view: { participants, scene: null } }]);
      });
    await beside({ aside: true, room: "aside-1" });
    expect(room.room.tools.scene.notes.value).toBe("You looked at her.");
    await beside({ room: "r1" });
    expect(room.room.tools.scene.notes.value).toBe("");
  });

  it("are not asked of whoever plays while they do", async () => {
    await enter(BEN, { observers: ["a"] });
    expect(find(testId("scene-notes"))).toBeNull();
  });

  it("of others are shown with who wrote them", async () => {
    await enter(BEN, { stage: "feedback", feedback: FEEDBACK });
    await room.then(() => room.server.signals({ message: { from: "a", scope: "feedback", text: "You were brave." } }));
    expect(words("scene-received")).toContain(en.scene.from("Ann"));
    expect(words("scene-received")).toContain("You were brave.");
    expect(find(testId("message"))).toBeNull();
  });
});

describe("the round", () => {
  it("tells whoever speaks what to speak about, and lets them be done or pass", async () => {
    await enter(ANN, { stage: "feedback", feedback: FEEDBACK });
    expect(words("scene-turn")).toBe(en.scene.yourTurn);
    expect(words("scene-prompts")).toContain("What I saw");
    await room.press(testId("scene-done"));
    expect(last()).toEqual({ type: "next_speaker", after: "a" });
    await room.press(testId("scene-pass"));
    expect(last()).toEqual({ type: "pass_feedback" });
  });

  it("tells the others whose turn it is and their own place", async () => {
    await enter(CEM, { stage: "feedback", feedback: FEEDBACK });
    expect(words("scene-turn")).toBe(en.scene.turnOf("Ann"));
    expect(words("scene-place")).toBe(en.scene.yourPlace(1));
    expect(find(testId("scene-done"))).toBeNull();
  });

  it("waits for somebody without saying for whom", async () => {
    await enter(CEM, { stage: "feedback", feedback: { ...FEEDBACK, current: null } });
    expect(words("scene-turn")).toBe(en.scene.waitingFor);
  });
});

describe("leaving the roles", () => {
  it("asks whoever played, by name, and tells the others", async () => {
    await enter(BEN, { stage: "deroling", in_role: ["b", "c"] });
    expect(words("leave-role-card")).toContain(en.scene.derole("Ben", "The boss"));
    await room.press(testId("leave-role"));
    expect(last()).toEqual({ type: "leave_role" });
    await now({ stage: "deroling", in_role: ["c"] });
    expect(words("deroling")).toContain(en.scene.derolingOne("Cem"));
  });
});

describe("the leaders' tab", () => {
  it("sets a scene up with the roles that were written", async () => {
    await lead(null);
    await room.press(testId("prepare-scene"));
    expect(words("notice")).toContain(en.scene.lead.needsRole);
    await type("scene-title-field", "A raise");
    await type("role-for-b", "The boss");
    await type("scene-minutes", "5");
    await room.press(testId("prepare-scene"));
    expect(last()).toEqual({
      type: "set_up_scene",
      title: "A raise",
      cast: [{ participant: "b", role_name: "The boss" }],
      minutes: 5,
    });
  });

  it("changes one that has not begun, begins it, or puts it away", async () => {
    await lead({ stage: "set_up", title: "A raise", length: 60_000 });
    await room.press(testId("edit-scene"));
    await type("scene-minutes", "");
    await room.press(testId("prepare-scene"));
    expect(last()).toMatchObject({ type: "set_up_scene", title: "A raise" });
    await room.press(testId("start-scene"));
    expect(last()).toEqual({ type: "start_scene" });
    await room.press(testId("discard-scene"));
    expect(last()).toEqual({ type: "end_scene" });
  });

  it("stops, goes on, gives time, and ends", async () => {
    await lead({});
    await room.press(testId("freeze"));
    expect(last()).toEqual({ type: "freeze_scene", frozen: true });
    await room.press(testId("extend-scene"));
    expect(last()).toEqual({ type: "extend_scene", minutes: 2 });
    await room.press(testId("end-scene"));
    expect(last()).toEqual({ type: "end_scene" });
    await now({ frozen: true });
    await room.press(testId("go-on"));
    expect(last()).toEqual({ type: "freeze_scene", frozen: false });
  });

  it("swaps the two, exchanges one, takes one out, and gives another role", async () => {
    await lead({});
    await room.press(testId("swap-roles"));
    expect(last()).toEqual({ type: "swap_roles", one: "b", other: "c" });
    await choose(testId("played-by-b"), "a");
    expect(last()).toEqual({ type: "swap_roles", one: "b", other: "a" });
    await room.press(testId("take-out-c"));
    expect(last()).toEqual({ type: "recast", participant: "c", role_name: null });
    await choose(testId("add-role-who"), "f");
    await type("add-role-name", "The neighbour");
    await room.press(testId("add-role"));
    expect(last()).toEqual({ type: "recast", participant: "f", role_name: "The neighbour" });
  });

  it("calls for a leader when somebody is missing, and gives their role to another", async () => {
    await lead({ frozen: true, cast: [part("gone", "The boss", { missing: true }), CAST[1]!] });
    expect(get(testId("desk-scene")).textContent).toContain("1");
    await choose(testId("played-by-gone"), "a");
    expect(last()).toEqual({ type: "recast", participant: "a", role_name: "The boss" });
  });

  it("asks in the order a leader puts people in", async () => {
    await lead({ stage: "played", observers: ["a"], in_role: ["b", "c"] });
    await room.press(testId("round-up-c"));
    await room.press(testId("round-down-a"));
    await room.press(testId("start-round"));
    expect(last()).toMatchObject({ type: "start_feedback", order: ["c", "a", "b"] });
  });

  it("begins the round with whom it asks, about what", async () => {
    await lead({ stage: "played", observers: ["a"], in_role: ["b", "c"] });
    await room.press(testId("round-asks-c"));
    await choose(testId("round-prompts"), "strengths");
    await room.press(testId("start-round"));
    expect(last()).toEqual({ type: "start_feedback", prompts: "strengths", order: ["a", "b"] });
    await choose(testId("round-prompts"), "own");
    await type("round-own-prompts", "What touched me");
    await room.press(testId("start-round"));
    expect(last()).toMatchObject({ prompts: "own", words: ["What touched me"] });
    await room.press(testId("play-again"));
    expect(last()).toEqual({ type: "start_scene" });
  });

  it("leads the round: the next one, another one, no word from one, an answer", async () => {
    await lead({ stage: "feedback", feedback: FEEDBACK });
    await room.press(testId("next-speaker"));
    expect(last()).toEqual({ type: "next_speaker", after: "a" });
    await room.press(testId("ask-c"));
    expect(last()).toEqual({ type: "call_speaker", participant: "c" });
    await room.press(testId("pass-b"));
    expect(last()).toEqual({ type: "pass_feedback", participant: "b" });
    await room.press(testId("allow-answer"));
    expect(last()).toEqual({ type: "allow_answer", allowed: true });
    await room.press(testId("start-deroling"));
    expect(last()).toEqual({ type: "start_deroling" });
  });

  it("says for somebody that they have left their role, and closes the scene", async () => {
    await lead({ stage: "deroling", in_role: ["b"] });
    await room.press(testId("has-left-b"));
    expect(last()).toEqual({ type: "leave_role", participant: "b" });
    await room.press(testId("close-scene"));
    expect(last()).toEqual({ type: "close_scene" });
  });
});
