// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { person, seat, view } from "../testing/samples";
import { find, get, TestRoom, testId, tileOf } from "../testing/room";
import { en } from "../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const FAY = person("a", { name: "Fay", role: "facilitator" });
const lead = { role: "facilitator" } as const;

describe("the pages", () => {
  let room: TestRoom;

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError"; // no live tracks: levels cannot be measured here
  });

  it("say on the preview what is wrong with the devices, and let the person join all the same", async () => {
    await room.open();
    expect(document.body.textContent).toContain(en.trouble.microphone.missing);
    expect(get(testId("camera")).dataset["on"]).toBe("false");
    await room.press(testId("join"));
    expect(get(testId("join")).textContent).toBe(en.preview.joining);
  });

  it("show beside the name why it was refused", async () => {
    await room.open();
    await room.press(testId("join"));
    await room.then(() => room.server.over("invalid", "Please choose a name of 1 to 64 characters."));
    expect(get('[role="alert"]').textContent).toContain("1 to 64");
    expect(get(testId("name")).getAttribute("aria-invalid")).toBe("true");
  });

  it("say every state of a person in words as well", async () => {
    await room.enter(view(person("a"), person("b", { name: "Ben", muted: true, camera: false })));
    await room.then(() => room.server.seats([seat(0, "b", { audio: false, video: false })]));
    expect(get(tileOf("b")).dataset["muted"]).toBe("true");
    expect(get(`${tileOf("b")} .plate`).textContent).toContain(`${en.tile.muted}, ${en.tile.cameraOff}`);
    await room.then(() =>
      room.server.events([{ seq: 2, at: 0, type: "media_set", participant: "b", microphone: true, camera: false }]),
    );
    await room.then(() => room.server.signals({ speaking: ["b"] }));
    expect(get(tileOf("b")).dataset["speaking"]).toBe("true");
    expect(get(`${tileOf("b")} .plate`).textContent).toContain(en.tile.speaking);
    await room.then(() => room.server.events([{ seq: 3, at: 0, type: "link_lost", participant: "b" }]));
    expect(get(tileOf("b")).textContent).toContain(en.tile.away);
  });

  it("keep a seat's element while its sitter changes", async () => {
    await room.enter(view(person("a"), person("b"), person("c")));
    await room.then(() => room.server.seats([seat(0, "b")]));
    const before = get(`${tileOf("b")} video`);
    await room.then(() => {
      room.server.events([{ seq: 2, at: 0, type: "left", participant: "b", reason: "left" }]);
      room.server.seats([seat(0, "c")]);
    });
    expect(get(`${tileOf("c")} video`)).toBe(before);
  });

  it("show observers apart from the circle", async () => {
    await room.enter(view(person("a"), person("o", { name: "Oli", role: "observer" })));
    expect(find(tileOf("o"))).toBeNull();
    expect(get('[data-participant="o"]').textContent).toBe("Oli observes");
  });

  it("offer nobody but those who lead to mute and remove", async () => {
    await room.enter(view(person("a"), person("b")));
    await room.press(testId("people"));
    expect(find(testId("mute-b"))).toBeNull();
    expect(find(testId("end"))).toBeNull();
    expect(find(testId("invite"))).toBeNull();
  });

  it("let a facilitator mute at once, and remove and end after a question", async () => {
    await room.enter(view(FAY, person("b")), lead);
    await room.press(testId("people"));
    await room.press(testId("mute-b"));
    expect(room.commands.at(-1)).toEqual({ type: "mute", participant: "b" });
    await room.press(testId("more-b"));
    await room.press(testId("remove-b"));
    await room.press(testId("cancel"));
    expect(room.commands.at(-1)?.type).toBe("mute");
    await room.press(testId("remove-b"));
    await room.press(testId("confirm"));
    expect(room.commands.at(-1)).toEqual({ type: "remove", participant: "b", ban: true });
    await room.press(testId("end"));
    await room.press(testId("confirm"));
    expect(room.commands.at(-1)).toEqual({ type: "end_session" });
  });

  it("do not mute who is muted already", async () => {
    await room.enter(view(FAY, person("b", { muted: true })), lead);
    await room.press(testId("people"));
    room.commands.length = 0;
    await room.press(testId("mute-b"));
    expect(room.commands).toEqual([]);
  });

  it("show a new link to whoever may invite", async () => {
    await room.enter(view(FAY), lead);
    await room.press(testId("people"));
    room.reply = { ok: true, seq: 2, token: "t", url: "https://hearth.example/join#t" };
    await room.press(testId("invite-make"));
    expect(room.commands.at(-1)).toEqual({ type: "invite", role: "participant", shared: false });
    expect(get(testId("invite-url"))).toHaveProperty("value", "https://hearth.example/join#t");
  });

  it("tell of a mute by somebody else, and show it on the own button", async () => {
    await room.enter(view(person("a"), person("f", { name: "Fay", role: "facilitator" })));
    await room.then(() => room.server.events([{ seq: 2, at: 0, type: "muted", participant: "a", by: "f" }]));
    expect(get(testId("notice")).textContent).toContain("muted by Fay");
    expect(get(testId("mic")).dataset["on"]).toBe("false");
  });

  it("offer an observer no microphone and no camera", async () => {
    await room.enter(view(person("a", { role: "observer" }), person("b")), { role: "observer" });
    expect(find(testId("mic"))).toBeNull();
    expect(find(testId("camera"))).toBeNull();
    expect(find(testId("leave"))).not.toBeNull();
  });

  it("end kindly, with the way back where there is one", async () => {
    await room.enter(view(person("a")));
    await room.press(testId("leave"));
    expect(get(testId("ending")).dataset["ending"]).toBe("left");
    await room.press(testId("return"));
    expect(room.restarts).toEqual([false]);
  });

  it("end without a way back for those who were removed", async () => {
    await room.enter(view(person("a")));
    await room.then(() => room.server.over("removed", ""));
    expect(get("h1").textContent).toBe(en.endings.removed[0]);
    expect(find(testId("return"))).toBeNull();
  });
});
