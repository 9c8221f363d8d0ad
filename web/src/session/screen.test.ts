import { batch, signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import type { Screen } from "../media/seats";
import type { Command, Reply, View } from "../protocol";
import { FakeDevices, settle } from "../testing/devices";
import { person, view } from "../testing/samples";
import { FakeTimers } from "../testing/timers";
import { en } from "../text/en";
import type { Apart, Stage } from "./meeting";
import { trouble } from "../media/devices";
import { OwnScreen, PATIENCE_MS } from "./screen";

describe("one's own screen", () => {
  const timers = new FakeTimers();
  const devices = new FakeDevices();
  const shares = signal(false);
  const screen = signal<Screen | null>(null);
  const leads = signal(false);
  const stage = signal<Stage>({ at: "inside" });
  const apart = signal<Apart | null>(null);
  const shown = signal<View | null>(view(person("a")));
  let commands: Command[];
  let told: string[];
  let published: (MediaStreamTrack | null)[];
  let reply: Reply;
  let own: OwnScreen;

  const ask = async (command: Command): Promise<Reply> => {
    commands.push(command);
    return reply;
  };
  const types = (): string[] => commands.map((command) => command.type);
  const sent = (): MediaStreamTrack | null => published.at(-1) ?? null;
  const start = async (): Promise<void> => {
    await own.start();
    await settle();
  };
  const on = async (): Promise<void> => {
    await start();
    shares.value = true;
  };

  beforeEach(() => {
    own?.close();
    batch(() => {
      shares.value = false;
      screen.value = null;
      leads.value = false;
      stage.value = { at: "inside" };
      apart.value = null;
    });
    devices.failure = null;
    devices.opened = [];
    devices.pause = Promise.resolve();
    commands = [];
    told = [];
    published = [];
    reply = { ok: true, seq: 2 };
    const meeting = {
      ...{ shares, screen, leads, stage, apart, view: shown },
      ...{ ask, quietly: ask, tell: (text: string) => void told.push(text) },
    };
    const transport = { publish: (_: string, track: MediaStreamTrack | null) => void published.push(track) };
    own = new OwnScreen({ meeting, transport, devices, timers, text: en });
  });

  it("is chosen, asked for, and sent only once the server says that it is shared", async () => {
    await start();
    expect([own.state.value, types(), sent()]).toEqual(["asking", ["share_screen"], null]);
    shares.value = true;
    expect([own.state.value, sent()]).toEqual(["on", devices.opened[0]]);
    expect(devices.opened[0]!.contentHint).toBe("detail");
  });

  it("is stopped by its owner, here and for everybody", async () => {
    await on();
    own.stop();
    expect([own.state.value, sent(), types()]).toEqual(["off", null, ["share_screen", "stop_sharing"]]);
    expect(devices.opened[0]!.stopped).toBe(true);
  });

  it("is stopped by the browser's own button too", async () => {
    await on();
    devices.opened[0]!.dispatchEvent(new Event("ended"));
    expect([own.state.value, types().at(-1)]).toEqual(["off", "stop_sharing"]);
  });

  it("ends when the server says so, and nothing is asked", async () => {
    await on();
    shares.value = false;
    expect([own.state.value, sent(), types()]).toEqual(["off", null, ["share_screen"]]);
    expect(devices.opened[0]!.stopped).toBe(true);
  });

  it("ends at once with the privacy button, ahead of the server", async () => {
    await on();
    apart.value = "away";
    expect([own.state.value, sent(), devices.opened[0]!.stopped]).toEqual(["off", null, true]);
  });

  it("ends with the meeting", async () => {
    await on();
    stage.value = { at: "over", ending: "ended" };
    expect([own.state.value, devices.opened[0]!.stopped]).toEqual(["off", true]);
  });

  it("is captured no longer when the server refuses", async () => {
    reply = { ok: false, error: { code: "conflict", message: "Somebody is sharing." } };
    await start();
    expect([own.state.value, devices.opened[0]!.stopped]).toEqual(["off", true]);
  });

  it("is given up when nothing comes of an accepted request", async () => {
    await start();
    timers.advance(PATIENCE_MS);
    expect([own.state.value, types().at(-1)]).toEqual(["off", "stop_sharing"]);
  });

  it.each([
    ["NotAllowedError", en.sharing.trouble.denied],
    ["NotFoundError", en.sharing.trouble.missing],
    ["NotReadableError", en.sharing.trouble.taken],
    ["TypeError", en.sharing.trouble.failed],
  ])("says in words why there is none: %s", async (failure, words) => {
    devices.failure = failure;
    await start();
    expect([own.state.value, told, commands]).toEqual(["off", [words], []]);
  });

  it("waits for another's, unless one leads", async () => {
    screen.value = { person: person("b", { name: "Ben" }), seat: 1, picture: true };
    await start();
    expect([told, devices.opened]).toEqual([[en.sharing.busy("Ben")], []]);
    leads.value = true;
    await start();
    expect(types()).toEqual(["share_screen"]);
  });

  it("is thrown away when it was chosen too late", async () => {
    let choose = (): void => undefined;
    devices.pause = new Promise((resolve) => (choose = resolve));
    const starting = own.start();
    own.stop();
    choose();
    await starting;
    expect([own.state.value, commands, devices.opened[0]!.stopped]).toEqual(["off", [], true]);
  });

  it("is taken back, once, when the server still counts it as shared after a reload", async () => {
    shares.value = true;
    shown.value = view(person("a"), person("b"));
    await settle();
    expect(types()).toEqual(["stop_sharing"]);
  });

  it("is impossible where the browser cannot share", () => {
    const { meeting, transport } = { meeting: { shares, screen, leads, stage, apart, view: shown }, transport: {} };
    const none = new OwnScreen({
      meeting: { ...meeting, ask, quietly: ask, tell: () => undefined },
      transport: { publish: () => undefined, ...transport },
      devices: {},
      timers,
      text: en,
    });
    expect([own.possible, none.possible]).toEqual([true, false]);
    none.close();
  });
});

describe("a failed choice", () => {
  it("is something else when it is no error at all", () => {
    expect(trouble("no")).toBe("failed");
  });
});
