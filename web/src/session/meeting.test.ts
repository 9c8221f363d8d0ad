import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Auth, Command, Reply, Welcome } from "../protocol";
import { FakeStore, settle } from "../testing/devices";
import { person, seat, view } from "../testing/samples";
import { FakeTimers } from "../testing/timers";
import { en } from "../text/en";
import type { Connection, Handlers, Status } from "./connection";
import { Meeting } from "./meeting";
import { Ticket } from "./ticket";

class FakeConnection {
  readonly status = signal<Status>("connecting");
  sent: Command[] = [];
  closed = false;
  reply: () => Reply | Promise<Reply> = () => ({ ok: true, seq: 100 });
  open(): void {}
  hurry(): void {}
  close(): void {
    this.closed = true;
  }
  async command(command: Command): Promise<Reply> {
    this.sent.push(command);
    return this.reply();
  }
}

const welcome = (change: Partial<Welcome> = {}): Welcome => ({
  you: { id: "a", name: "A", role: "participant", token: "mine" },
  seq: 10,
  view: view(person("a"), person("b")),
  missed: null,
  media: { seats: 3, ice_servers: [] },
  now: 0,
  ...change,
});
const OFFLINE: Reply = { ok: false, error: { code: "offline", message: "" } };

describe("a meeting", () => {
  let store: FakeStore;
  let connection: FakeConnection;
  let server: Handlers;
  let auth: () => Auth;
  let timers: FakeTimers;
  const transport = { welcome: vi.fn(), signallingLost: vi.fn(), close: vi.fn() };

  const meet = (link = "link"): Meeting =>
    new Meeting({
      ticket: new Ticket(link, store),
      text: en,
      timers,
      transport,
      connect: (asked, handlers) => {
        connection = new FakeConnection();
        auth = asked;
        server = handlers;
        return connection as unknown as Connection;
      },
    });
  const inside = (): Meeting => {
    const meeting = meet();
    meeting.join("Ana");
    server.welcome(welcome());
    return meeting;
  };

  beforeEach(() => {
    vi.resetAllMocks();
    store = new FakeStore();
    timers = new FakeTimers();
  });

  it("begins with the preview and comes in with the chosen name", () => {
    const meeting = meet();
    expect(meeting.stage.value.at).toBe("preview");
    meeting.join("Ana");
    expect(meeting.stage.value.at).toBe("joining");
    expect(auth()).toEqual({ token: "link", name: "Ana" });
    server.welcome(welcome());
    expect(meeting.stage.value.at).toBe("inside");
    expect(meeting.me.value?.id).toBe("a");
    expect(transport.welcome).toHaveBeenCalledWith({ seats: 3, ice_servers: [] });
  });

  it("leaves the name to the invitation where none is given", () => {
    meet().join("");
    expect(auth()).toEqual({ token: "link" });
  });

  it("returns to the preview when the name is refused", () => {
    const meeting = meet();
    meeting.join("…");
    server.over("invalid", "Please choose a name.");
    expect(meeting.stage.value).toEqual({ at: "preview", complaint: "Please choose a name." });
  });

  it("goes straight back inside after a reload, as the same person", () => {
    meet().join("Ana");
    server.welcome(welcome({ you: { id: "a", name: "Ana", role: "participant", token: "mine" } }));
    const again = meet();
    expect(again.stage.value.at).toBe("joining");
    expect(auth()).toEqual({ token: "mine", name: "Ana" });
  });

  it("keeps a facilitator's mute over a reload instead of asking for sound", () => {
    inside();
    const again = meet();
    server.welcome(welcome({ view: view(person("a", { muted: true })) }));
    expect(again.own.value).toEqual({ microphone: false, camera: true });
    expect(connection.sent).toEqual([]);
  });

  it("tells the session the choices of the preview that differ", () => {
    const meeting = meet();
    meeting.setMedia({ microphone: false });
    expect(meeting.own.value).toEqual({ microphone: false, camera: true });
    meeting.join("Ana");
    server.welcome(welcome());
    expect(connection.sent).toEqual([{ type: "set_media", microphone: false, camera: true }]);
    expect(meeting.own.value.microphone).toBe(false);
  });

  it("comes in switched off during a break, as everyone is then", () => {
    const meeting = meet();
    meeting.join("Ana");
    const recess = { since: 0, ends_at: 60_000, over: false, back: [] };
    server.welcome(welcome({ view: { ...view(person("a")), recess } }));
    expect(connection.sent).toEqual([{ type: "set_media", microphone: false, camera: false }]);
    expect(meeting.own.value).toEqual({ microphone: false, camera: false });
  });

  it("says nothing about choices that are what the session says anyway", () => {
    inside();
    expect(connection.sent).toEqual([]);
  });

  it("asks for nothing as an observer", () => {
    const meeting = meet();
    meeting.join("Oli");
    const me = person("a", { role: "observer", muted: true, camera: false });
    server.welcome(welcome({ you: { id: "a", name: "Oli", role: "observer", token: "mine" }, view: view(me) }));
    expect(connection.sent).toEqual([]);
    expect(meeting.own.value).toEqual({ microphone: false, camera: false });
  });

  it("follows the events and resumes from the last one", () => {
    const meeting = inside();
    server.events([{ seq: 12, at: 0, type: "left", participant: "b", reason: "left" }]);
    expect(meeting.view.value?.participants).toHaveLength(1);
    expect(auth()).toMatchObject({ resume: 12 });
  });

  it("shows a switch at once, and the session's word once its event has come", async () => {
    const meeting = inside();
    connection.reply = () => ({ ok: true, seq: 11 });
    meeting.setMedia({ microphone: false });
    expect(meeting.own.value.microphone).toBe(false);
    await settle();
    server.events([{ seq: 11, at: 0, type: "media_set", participant: "a", microphone: false, camera: true }]);
    server.events([{ seq: 12, at: 0, type: "media_set", participant: "a", microphone: true, camera: true }]);
    expect(meeting.own.value.microphone).toBe(true);
  });

  it("takes a refused switch back and says why", async () => {
    const meeting = inside();
    connection.reply = () => ({ ok: false, error: { code: "forbidden", message: "Not now." } });
    meeting.setMedia({ camera: false });
    await settle();
    expect(meeting.own.value.camera).toBe(true);
    expect(meeting.notice.value?.text).toBe("Not now.");
  });

  it("tells a switch made while offline with the next welcome", async () => {
    const meeting = inside();
    connection.reply = () => OFFLINE;
    server.lost();
    meeting.setMedia({ microphone: false });
    await settle();
    expect(meeting.own.value.microphone).toBe(false);
    connection.sent = [];
    server.welcome(welcome());
    expect(connection.sent).toEqual([{ type: "set_media", microphone: false, camera: true }]);
  });

  it("is muted by somebody else at once, and says by whom", () => {
    const meeting = inside();
    server.events([{ seq: 11, at: 0, type: "muted", participant: "a", by: "b" }]);
    expect(meeting.own.value.microphone).toBe(false);
    expect(meeting.notice.value?.text).toContain("muted by B");
  });

  it("stays muted by a mute that came while it was away, whatever was wished", async () => {
    const meeting = inside();
    connection.reply = () => OFFLINE;
    server.lost();
    meeting.setMedia({ camera: false });
    await settle();
    server.welcome(
      welcome({
        seq: 11,
        view: view(person("a", { muted: true }), person("b")),
        missed: [{ seq: 11, at: 0, type: "muted", participant: "a", by: "b" }],
      }),
    );
    expect(meeting.own.value).toEqual({ microphone: false, camera: false });
    expect(connection.sent.at(-1)).toEqual({ type: "set_media", microphone: false, camera: false });
  });

  it("shows seats, speakers and links as the server tells them, and forgets what passes when the link drops", () => {
    const meeting = inside();
    server.seats([seat(0, "b")]);
    server.signals({ speaking: ["b"], links: { b: "poor" } });
    server.signals({ speaking: ["b", "a"] });
    expect(meeting.tiles.value.map((tile) => tile.key)).toEqual(["own", "seat-0"]);
    expect([...meeting.speaking.value]).toEqual(["b", "a"]);
    expect(meeting.links.value).toEqual({ b: "poor" });
    server.lost();
    expect(meeting.speaking.value.size).toBe(0);
    expect(meeting.tiles.value).toHaveLength(2);
    expect(transport.signallingLost).toHaveBeenCalled();
  });

  it.each(["ended", "removed", "dismissed", "replaced", "expired", "full", "locked"] as const)(
    "is over as %s",
    (code) => {
      const meeting = inside();
      server.over(code, "");
      expect(meeting.stage.value).toEqual({ at: "over", ending: code });
      expect(transport.close).toHaveBeenCalled();
      expect(meet().stage.value.at).toBe("preview");
    },
  );

  it.each(["expired", "unauthenticated", "forbidden", "not_found"])(
    "tries the link itself, once, where the token of the time before is refused as %s",
    (code) => {
      inside();
      const again = meet();
      expect(auth().token).toBe("mine");
      server.over(code, "");
      expect(again.stage.value.at).toBe("joining");
      expect(auth()).toEqual({ token: "link", name: "A" });
      server.over(code, "");
      expect(again.stage.value).toEqual({ at: "over", ending: code === "expired" ? "expired" : "invalid" });
    },
  );

  it("tries a group's link again when the session it led into has ended, another link not", () => {
    const group = `e30.${btoa('{"grp":"g"}')}.sig`;
    meet(group).join("Ana");
    server.welcome(welcome());
    const again = meet(group);
    server.over("ended", "");
    expect(again.stage.value.at).toBe("joining");
    expect(auth().token).toBe(group);
    inside();
    const other = meet();
    server.over("ended", "");
    expect(other.stage.value).toEqual({ at: "over", ending: "ended" });
  });

  it("never goes round a removal by the link", () => {
    inside();
    const again = meet();
    server.over("removed", "");
    expect(again.stage.value).toEqual({ at: "over", ending: "removed" });
  });

  it.each(["unauthenticated", "forbidden", "not_found"])(
    "is over and forgets who it was when refused as %s",
    (code) => {
      const meeting = inside();
      server.over(code, "");
      expect(meeting.stage.value).toEqual({ at: "over", ending: "invalid" });
      meet().join("");
      expect(auth().token).toBe("link");
    },
  );

  it("leaves: tells the server, then closes", async () => {
    const meeting = inside();
    const leaving = meeting.leave();
    expect(meeting.stage.value).toEqual({ at: "over", ending: "left" });
    expect(connection.sent).toEqual([{ type: "leave" }]);
    expect(connection.closed).toBe(false);
    server.over("left", "You have left.");
    await leaving;
    expect(connection.closed).toBe(true);
    expect(meeting.stage.value).toEqual({ at: "over", ending: "left" });
  });

  it("says why something asked for was not done", async () => {
    const meeting = inside();
    connection.reply = () => ({ ok: false, error: { code: "forbidden", message: "Only facilitators may." } });
    await meeting.ask({ type: "mute_all" });
    expect(meeting.notice.value?.text).toBe("Only facilitators may.");
    connection.reply = () => OFFLINE;
    await meeting.ask({ type: "mute_all" });
    expect(meeting.notice.value?.text).toBe(en.news.offline);
  });

  it("loses none of what happens at once: all of it is shown, and said", () => {
    const meeting = inside();
    server.events([
      { seq: 11, at: 0, type: "muted", participant: "a", by: "b" },
      { seq: 12, at: 0, type: "turn_over", participant: "a" },
    ]);
    const both = [en.news.mutedBy("B"), en.turns.news.over];
    for (const words of both) expect(meeting.notice.value?.text).toContain(words);
    timers.advance(100);
    expect(meeting.announcer.said("assertive").value.map(({ text }) => text)).toEqual([both[0]]);
    expect(meeting.announcer.said("polite").value.map(({ text }) => text)).toEqual([both[1]]);
  });

  it("says nothing of the others any more when one steps away", () => {
    const meeting = inside();
    meeting.announce("B has left");
    meeting.stepAway(true);
    timers.advance(5_000);
    expect(meeting.announcer.said("polite").value).toEqual([]);
  });

  it("dismisses the notice that was read, not the next one", () => {
    const meeting = inside();
    meeting.tell("one");
    const first = meeting.notice.value!;
    meeting.tell("two");
    meeting.dismiss(first);
    expect(meeting.notice.value?.text).toBe("two");
    meeting.dismiss(meeting.notice.value!);
    expect(meeting.notice.value).toBeNull();
  });
});
