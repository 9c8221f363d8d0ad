// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { TestRoom } from "../testing/room";
import { person, view } from "../testing/samples";
import { FakeTimers } from "../testing/timers";
import { Reactions, SHOWN_MS } from "./reactions";

vi.stubGlobal("MediaStream", class {});

async function inside(): Promise<{ room: TestRoom; timers: FakeTimers; reactions: Reactions }> {
  const room = new TestRoom();
  const timers = new FakeTimers();
  const reactions = new Reactions(room.room.meeting, timers);
  await room.enter(view(person("a"), person("b", { name: "Ben" })));
  return { room, timers, reactions };
}

describe("a reaction", () => {
  it("is shown by who shows it, said in words, and fades", async () => {
    const { room, timers, reactions } = await inside();
    await room.then(() => room.server.signals({ reaction: { from: "b", reaction: "with_you" } }));
    expect(reactions.shown.value.get("b")?.reaction).toBe("with_you");
    expect(room.heard()).toBe("Ben: I am with you");
    timers.advance(SHOWN_MS);
    expect(reactions.shown.value.size).toBe(0);
  });

  it("begins anew with the next of the same person", async () => {
    const { room, timers, reactions } = await inside();
    await room.then(() => room.server.signals({ reaction: { from: "b", reaction: "heart" } }));
    timers.advance(SHOWN_MS - 1);
    await room.then(() => room.server.signals({ reaction: { from: "b", reaction: "clap" } }));
    timers.advance(1);
    expect(reactions.shown.value.get("b")?.reaction).toBe("clap");
  });

  it("is not shown to who has stepped away", async () => {
    const { room, reactions } = await inside();
    room.reply = { ok: true, seq: 9 };
    await room.then(() => room.room.meeting.stepAway(true));
    await room.then(() => room.server.signals({ reaction: { from: "b", reaction: "heart" } }));
    expect(reactions.shown.value.size).toBe(0);
  });
});
