import { describe, expect, it } from "vitest";
import { FakeStore, settle } from "../testing/devices";
import { Playback, type Player } from "./playback";

class FakePlayer implements Player {
  srcObject: MediaProvider | null = null;
  plays = 0;
  paused = false;
  sink = "";
  refusal: string | null = null;
  async play(): Promise<void> {
    this.plays += 1;
    if (this.refusal) throw Object.assign(new Error(), { name: this.refusal });
  }
  setSinkId = async (device: string): Promise<void> => {
    this.sink = device;
  };
}

const stream = {} as MediaStream;

describe("playback", () => {
  it("plays what is attached and lets go of it", async () => {
    const playback = new Playback();
    const player = new FakePlayer();
    const detach = playback.attach(player, stream);
    expect(player.srcObject).toBe(stream);
    expect(player.plays).toBe(1);
    detach();
    expect(player.srcObject).toBeNull();
    await playback.unblock();
    expect(player.plays).toBe(1);
  });

  it("goes on with what the browser has paused, and with nothing else", async () => {
    const playback = new Playback();
    const [paused, playing] = [new FakePlayer(), new FakePlayer()];
    for (const player of [paused, playing]) playback.attach(player, stream);
    paused.paused = true;
    await playback.resume();
    expect([paused.plays, playing.plays]).toEqual([2, 1]);
  });

  it("says when sound is held back, and plays all of it after one touch", async () => {
    const playback = new Playback();
    const players = [new FakePlayer(), new FakePlayer()];
    for (const player of players) {
      player.refusal = "NotAllowedError";
      playback.attach(player, stream);
    }
    await settle();
    expect(playback.blocked.value).toBe(true);
    for (const player of players) player.refusal = null;
    await playback.unblock();
    expect(playback.blocked.value).toBe(false);
    expect(players.map((player) => player.plays)).toEqual([2, 2]);
  });

  it("is not held back by a stream that changed while it was starting", async () => {
    const playback = new Playback();
    const player = new FakePlayer();
    player.refusal = "AbortError";
    playback.attach(player, stream);
    await settle();
    expect(playback.blocked.value).toBe(false);
  });

  it("sends sound to the chosen speaker, now and later", async () => {
    const playback = new Playback();
    const now = new FakePlayer();
    const later = new FakePlayer();
    playback.attach(now, stream);
    await playback.choose("headset");
    playback.attach(later, stream);
    expect([now.sink, later.sink]).toEqual(["headset", "headset"]);
  });

  it("remembers the speaker for this browser, and plays all the same where it is gone", async () => {
    const store = new FakeStore();
    await new Playback(store).choose("headset");
    const playback = new Playback(store);
    expect(playback.speaker.value).toBe("headset");
    const player = new FakePlayer();
    player.setSinkId = async () => {
      throw new Error("gone");
    };
    playback.attach(player, stream);
    await settle();
    expect(player.plays).toBe(1);
  });
});
