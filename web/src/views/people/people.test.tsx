// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LobbyEntry, Participant, View } from "../../protocol";
import { person, view } from "../../testing/samples";
import { find, get, TestRoom, testId } from "../../testing/room";
import { en } from "../../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const entry = (id: string, change: Partial<LobbyEntry> = {}): LobbyEntry => ({
  id,
  name: id.toUpperCase(),
  role: "participant",
  state: "waiting",
  since: 0,
  present: true,
  ...change,
});

describe("the list of people, for those who lead", () => {
  let room: TestRoom;
  const last = (): unknown => room.commands.at(-1);
  const lead = async (change: Partial<View>, ...others: Participant[]): Promise<void> => {
    const fay = person("a", { name: "Fay", role: "facilitator" });
    await room.enter({ ...view(fay, ...others), ...change }, { role: "facilitator" });
    await room.press(testId("people"));
  };

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("has those who wait first, to be let in one by one or all", async () => {
    await lead({ lobby: [entry("w"), entry("x"), entry("r", { state: "agreeing" })] });
    expect(get(testId("waiting")).textContent).toContain("Waiting 2");
    expect(find(testId("admit-r"))).toBeNull();
    expect(get('[data-waiting="r"]').textContent).toContain(en.waiting.reading);
    await room.press(testId("admit-w"));
    expect(last()).toEqual({ type: "admit", participant: "w" });
    await room.press(testId("admit-all"));
    expect(last()).toEqual({ type: "admit_all" });
  });

  it("calls from the bar when somebody waits", async () => {
    await lead({ lobby: [entry("w")] });
    expect(get(testId("people")).textContent).toContain(en.bar.calling(1));
  });

  it("sends a message to those waiting, and says that it went", async () => {
    await lead({ lobby: [entry("w")] });
    const field = get(testId("message-lobby")) as HTMLInputElement;
    await room.then(() => {
      field.value = "  Soon.  ";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await room.press(testId("message-lobby-send"));
    expect(last()).toEqual({ type: "message_lobby", text: "Soon." });
    expect(get(".message-form").textContent).toContain(en.waiting.sent);
    expect(field.value).toBe("");
  });

  it("holds and releases, sends back, and invites observers to speak", async () => {
    await lead({}, person("b"), person("h", { held: true }), person("o", { role: "observer" }));
    for (const id of ["b", "h", "o"]) await room.press(testId(`more-${id}`));
    await room.press(testId("hold-b"));
    expect(last()).toEqual({ type: "hold", participant: "b" });
    await room.press(testId("release-h"));
    expect(last()).toEqual({ type: "release", participant: "h" });
    await room.press(testId("send-back-b"));
    expect(last()).toEqual({ type: "send_to_lobby", participant: "b" });
    await room.press(testId("speak-o"));
    expect(last()).toEqual({ type: "invite_to_speak", participant: "o", allowed: true });
    expect(find(testId("speak-b"))).toBeNull();
  });

  it("offers neither hold nor the waiting room for somebody who leads", async () => {
    await lead({}, person("f", { role: "co_facilitator" }));
    await room.press(testId("more-f"));
    expect(find(testId("hold-f"))).toBeNull();
    expect(find(testId("send-back-f"))).toBeNull();
  });

  it("gives roles", async () => {
    await lead({}, person("b"));
    await room.press(testId("more-b"));
    const choice = get(testId("role-b")) as HTMLSelectElement;
    await room.then(() => {
      choice.value = "co_facilitator";
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    });
    expect(last()).toEqual({ type: "set_role", participant: "b", role: "co_facilitator" });
  });

  it("removes without a ban where that is said", async () => {
    await lead({}, person("b"));
    await room.press(testId("more-b"));
    await room.press(testId("remove-b"));
    await room.press(testId("ban"));
    await room.press(testId("confirm"));
    expect(last()).toEqual({ type: "remove", participant: "b", ban: false });
  });

  it("locks and unlocks, and shows to all that it is locked", async () => {
    await lead({});
    expect(find(testId("locked"))).toBeNull();
    await room.press(testId("lock"));
    expect(last()).toEqual({ type: "lock_session", locked: true });
    const session = { ...room.room.meeting.view.value!.session, locked: true };
    await room.then(() =>
      room.server.events([{ seq: 2, at: 0, type: "session_locked", locked: true, by: "a", view: { session } }]),
    );
    expect(get(testId("locked")).textContent).toBe(en.state.locked);
    await room.press(testId("lock"));
    expect(last()).toEqual({ type: "lock_session", locked: false });
  });

  it("switches the waiting room", async () => {
    await lead({});
    await room.press(testId("waiting-room"));
    expect(last()).toEqual({ type: "set_waiting_room", on: false });
  });

  it("is offered as soon as somebody becomes a leader, and no longer when they step down", async () => {
    await room.enter(view(person("a"), person("b")));
    await room.press(testId("people"));
    const becomes = (role: "co_facilitator" | "participant", seq: number): Promise<void> =>
      room.then(() =>
        room.server.events([
          { seq, at: 0, type: "role_set", participant: "a", role, by: "b", person: person("a", { role }) },
        ]),
      );
    expect(find(testId("more-b"))).toBeNull();
    await becomes("co_facilitator", 2);
    expect(find(testId("more-b"))).not.toBeNull();
    await becomes("participant", 3);
    expect(find(testId("more-b"))).toBeNull();
  });
});
