import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Phase } from "../media/link";
import type { Path, Target } from "../media/path";
import type { SeatStreams } from "../media/transport";
import type { LinkQuality, Participant } from "../protocol";
import { settle } from "../testing/devices";
import { person } from "../testing/samples";
import { FakeTimers } from "../testing/timers";
import { en } from "../text/en";
import type { Status } from "./connection";
import type { Notice, Stage } from "./meeting";
import { hasNetwork } from "./network";
import { type Facts, isFrozen, Recovery, troubleOf, WORTH_TELLING_MS } from "./recovery";

const FINE: Facts = {
  status: "online",
  online: true,
  phase: "connected",
  met: true,
  failures: 0,
  answered: true,
  weak: false,
};

describe("the trouble", () => {
  it.each([
    ["none, while all is well", {}, null],
    ["none before the person has come in", { status: "connecting", online: false }, null],
    ["none after the end", { status: "over", phase: "closed" }, null],
    [
      "the device's network, before everything",
      { online: false, status: "reconnecting", phase: "stranded" },
      "offline",
    ],
    ["the server, before how media travels", { status: "reconnecting", phase: "stranded" }, "server"],
    ["the server, also while media flows on", { status: "reconnecting" }, "server"],
    ["that media is taken up again", { phase: "restarting" }, "restoring"],
    ["that media is dialled anew", { phase: "dialling", failures: 1 }, "restoring"],
    ["a network that lets nothing through", { phase: "dialling", failures: 2 }, "blocked"],
    ["the same, where it never did", { phase: "waiting", failures: 2, met: false }, "blocked"],
    ["a server that refuses, not the network", { phase: "waiting", failures: 5, answered: false }, "restoring"],
    ["that media takes long to come", { phase: "waiting", failures: 1, met: false }, "connecting"],
    ["none at the first dial", { phase: "dialling", met: false }, null],
    ["a weak link, while it holds", { weak: true }, "weak"],
    ["a weak link that is being probed", { weak: true, phase: "probing" }, "weak"],
  ] as const)("is %s", (_what, change, expected) => {
    expect(troubleOf({ ...FINE, ...change })).toBe(expected);
  });

  it("freezes what was seen before, and nothing that never was", () => {
    expect(isFrozen({ met: true, phase: "stranded" })).toBe(true);
    expect(isFrozen({ met: true, phase: "connected" })).toBe(false);
    expect(isFrozen({ met: true, phase: "closed" })).toBe(false);
    expect(isFrozen({ met: false, phase: "dialling" })).toBe(false);
  });
});

describe("the recovery", () => {
  const status = signal<Status>("online");
  const phase = signal<Phase>("connected");
  const online = signal(true);
  const links = signal<Readonly<Record<string, LinkQuality>>>({});
  const notice = signal<Notice | null>(null);
  const tell = vi.fn<(text: string) => void>();
  const dismiss = vi.fn();
  const spare = vi.fn();
  const hurry = vi.fn();
  let path: Path | null;
  let timers: FakeTimers;
  let recovery: Recovery;

  beforeEach(() => {
    vi.resetAllMocks();
    status.value = "online";
    phase.value = "connected";
    online.value = true;
    links.value = {};
    path = { protocol: "udp", roundTrip: 0.05, outgoing: 1_000_000 };
    timers = new FakeTimers();
    recovery = new Recovery({
      meeting: {
        status,
        links,
        me: signal<Participant | null>(person("a")),
        stage: signal<Stage>({ at: "inside" }),
        notice,
        tell,
        dismiss,
        hurry,
      },
      transport: {
        phase,
        streams: signal<readonly SeatStreams[]>([{} as SeatStreams]),
        failures: signal(0),
        targets: signal<readonly Target[]>([]),
        path: async () => path,
        spare,
      },
      online,
      timers,
      text: en,
    });
    return () => recovery.close();
  });

  const pass = async (seconds: number): Promise<void> => {
    for (let turn = 0; turn < seconds; turn += 1) {
      timers.advance(1_000);
      await settle();
    }
  };

  it("says nothing of a drop that is over at once", () => {
    status.value = "reconnecting";
    timers.advance(WORTH_TELLING_MS - 1);
    status.value = "online";
    timers.advance(10_000);
    expect(recovery.trouble.value).toBeNull();
    expect(tell).not.toHaveBeenCalled();
  });

  it("tells of one that lasts, follows it, and says when it is over", () => {
    status.value = "reconnecting";
    phase.value = "stranded";
    timers.advance(WORTH_TELLING_MS);
    expect(recovery.trouble.value).toBe("server");
    expect(recovery.frozen.value).toBe(true);
    status.value = "online";
    phase.value = "dialling";
    expect(recovery.trouble.value).toBe("restoring");
    phase.value = "connected";
    expect(recovery.trouble.value).toBeNull();
    expect(tell.mock.calls).toEqual([[en.recovery.back]]);
  });

  it("takes the word that all is well back when it no longer is", () => {
    tell.mockImplementation((text) => (notice.value = { id: 1, text }));
    online.value = false;
    online.value = true;
    expect(notice.value?.text).toBe(en.recovery.back);
    expect(dismiss).not.toHaveBeenCalled();
    online.value = false;
    expect(dismiss).toHaveBeenCalledWith(notice.value);
  });

  it("says at once that the device has no network", () => {
    online.value = false;
    expect(recovery.trouble.value).toBe("offline");
  });

  it("tries now when it is asked to", () => {
    recovery.tryNow();
    expect(hurry).toHaveBeenCalledOnce();
  });

  it("knows the path while media comes through", async () => {
    await settle();
    expect(recovery.path.value?.protocol).toBe("udp");
    path = { protocol: "tcp", roundTrip: 0.2, outgoing: null };
    await pass(3);
    expect(recovery.path.value?.protocol).toBe("tcp");
    phase.value = "unsure";
    expect(recovery.path.value).toBeNull();
  });

  it("sends less over a weak link, and everything again when it is good", async () => {
    links.value = { a: "poor" };
    await pass(5);
    expect(recovery.trouble.value).toBe("weak");
    expect(spare).toHaveBeenLastCalledWith(true);
    links.value = { a: "good" };
    await pass(12);
    expect(recovery.trouble.value).toBeNull();
    expect(spare).toHaveBeenLastCalledWith(false);
    expect(tell.mock.calls).toEqual([[en.recovery.good]]);
  });

  it("goes on sending less when a weak link breaks off and comes back", async () => {
    links.value = { a: "poor" };
    await pass(5);
    phase.value = "unsure";
    phase.value = "connected";
    expect(recovery.trouble.value).toBe("weak");
    expect(spare).toHaveBeenLastCalledWith(true);
  });

  it("does not take others' weak links for one's own", async () => {
    links.value = { b: "poor" };
    await pass(10);
    expect(recovery.trouble.value).toBeNull();
  });

  it("leaves no timer behind", async () => {
    await settle();
    recovery.close();
    expect(timers.pending).toBe(0);
  });
});

describe("the network", () => {
  it("is as the browser says, and changes with it", () => {
    const page = Object.assign(new EventTarget(), { navigator: { onLine: false } }) as unknown as Window;
    const online = hasNetwork(page);
    expect(online.value).toBe(false);
    page.dispatchEvent(new Event("online"));
    expect(online.value).toBe(true);
    page.dispatchEvent(new Event("offline"));
    expect(online.value).toBe(false);
  });
});
