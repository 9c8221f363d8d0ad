// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { View } from "../protocol";
import { person, view } from "../testing/samples";
import { find, get, TestRoom, testId } from "../testing/room";
import { en } from "../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

const waiting = (place: number, change: Partial<View> = {}): View => ({
  ...view(),
  door: { state: "waiting", name: "A", place },
  rooms: [],
  ...change,
});

describe("the door", () => {
  let room: TestRoom;

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("shows the group's agreements, and comes in only when they are accepted", async () => {
    const agreements = "What is said here\nstays here.";
    await room.enter({ ...view(), door: { state: "agreeing", name: "A", place: null }, agreements });
    expect(get(".agreements").textContent).toBe(agreements);
    await room.press(testId("accept"));
    expect(room.commands.at(-1)).toEqual({ type: "accept_agreements" });
    expect(get(testId("door")).dataset["door"]).toBe("agreeing");
  });

  it("says the place in line, as it changes, and opens by itself", async () => {
    await room.enter(waiting(3));
    expect(get(testId("place")).textContent).toBe(en.door.place(3));
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 0, type: "view_changed", view: { door: { state: "waiting", name: "A", place: 1 } } },
      ]),
    );
    expect(get(testId("place")).textContent).toBe(en.door.place(1));
    const me = person("a");
    await room.then(() =>
      room.server.events([
        { seq: 3, at: 0, type: "admitted", participant: "a", by: "f", person: me, view: { door: null } },
      ]),
    );
    expect(find(testId("door"))).toBeNull();
    expect(get('[data-own="true"]').dataset["participant"]).toBe("a");
  });

  it("says when a session is to begin that has not", async () => {
    const early = waiting(1);
    await room.enter({ ...early, session: { ...early.session, state: "scheduled", scheduled_for: 1_700_000_000_000 } });
    expect(get("h1").textContent).toBe(en.door.earlyTitle);
    expect(find(testId("place"))).toBeNull();
  });

  it("shows what the facilitator writes, until it is put away", async () => {
    await room.enter(waiting(1));
    await room.then(() => room.server.signals({ message: { from: null, scope: "lobby", text: "Two minutes." } }));
    expect(get(testId("message")).textContent).toContain("the facilitator: Two minutes.");
    await room.press(`${testId("message")} button`);
    expect(find(testId("message"))).toBeNull();
  });

  it("offers an observer no devices", async () => {
    await room.enter(waiting(1), { role: "observer" });
    expect(find(testId("mic"))).toBeNull();
  });

  it("can be left", async () => {
    await room.enter(waiting(1));
    await room.press(testId("leave"));
    expect(get(testId("ending")).dataset["ending"]).toBe("left");
  });
});

describe("apart from the circle", () => {
  let room: TestRoom;

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("shows nothing of the others from the moment the privacy button is pressed, whatever the server says", async () => {
    await room.enter(view(person("a"), person("b")));
    room.reply = { ok: false, error: { code: "offline", message: "" } };
    await room.press(testId("away"));
    expect(get(testId("apart")).dataset["apart"]).toBe("away");
    expect(find("[data-participant]")).toBeNull();
    expect(find(testId("mic"))).toBeNull();
    expect(find(testId("people"))).toBeNull();
    expect(room.commands.at(-1)).toEqual({ type: "step_away", away: true });
    await room.press(testId("come-back"));
    expect(room.commands.at(-1)).toEqual({ type: "step_away", away: false });
    expect(find('[data-participant="b"]')).not.toBeNull();
  });

  it("tells who is away nothing of the group: no names, no title", async () => {
    await room.enter(view(person("a"), person("b")));
    room.reply = { ok: true, seq: 2 };
    await room.press(testId("away"));
    await room.then(() => {
      room.server.events([{ seq: 2, at: 0, type: "stepped_away", participant: "a" }]);
      const observer = person("o", { name: "Oli", role: "observer" });
      room.server.events([{ seq: 3, at: 0, type: "joined", person: observer }]);
    });
    expect(document.body.textContent).not.toContain("Oli");
    expect(document.body.textContent).not.toContain("Tuesday circle");
  });

  it("closes the panel that stood open", async () => {
    await room.enter(view(person("a"), person("b")));
    room.reply = { ok: true, seq: 2 };
    await room.press(testId("people"));
    await room.press(testId("away"));
    expect(find(testId("people-panel"))).toBeNull();
  });

  it("tells who is on hold so, and offers nothing but to leave", async () => {
    await room.enter(view(person("a"), person("b")));
    await room.then(() => room.server.events([{ seq: 2, at: 0, type: "held", participant: "a", by: "f" }]));
    expect(get(testId("apart")).textContent).toContain(en.apart.heldTitle);
    expect(find(testId("away"))).toBeNull();
    expect(find(testId("come-back"))).toBeNull();
    await room.then(() => room.server.events([{ seq: 3, at: 0, type: "released", participant: "a", by: "f" }]));
    expect(find(testId("apart"))).toBeNull();
    expect(get(testId("notice")).textContent).toContain(en.news.releasedOwn);
  });
});
