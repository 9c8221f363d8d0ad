// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Balance, BalanceSettings, Participant, PersonBalance, RoomBalance, View } from "../../protocol";
import { person, room as smallRoom, view } from "../../testing/samples";
import { find, get, TestRoom, testId } from "../../testing/room";
import { en } from "../../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

const SETTINGS: BalanceSettings = {
  quiet_below: 0.5,
  much_above: 2,
  heard_seconds: 3,
  patience_minutes: 5,
  silence_held: false,
};
const FAY = person("a", { name: "Fay", role: "facilitator" });
const ANN = person("b", { name: "Ann" });
const BEN = person("c", { name: "Ben" });

type Band = PersonBalance["shares"][number]["band"];

function talk(who: Participant, band: Band, silence: PersonBalance["silence"] = "choosing"): PersonBalance {
  const share = { spoken: 61_000, turns: 3, overlap: 0, interrupted: 1, was_interrupted: 2, longest_silence: 130_000 };
  return {
    participant: who.id,
    silence,
    shares: [
      { ...share, band: null },
      { ...share, band },
      { ...share, band },
    ],
    total: 61_000,
    trace: [0, 60_000],
    last_at: 1_000,
  };
}

function balance(room: Partial<RoomBalance> = {}, ...others: RoomBalance[]): Balance {
  const group = { members: 120_000, leaders: 30_000, evenness: 0.7, speakers: 1.6 };
  const main = {
    room: "main",
    groups: [group, group, group],
    people: [talk(FAY, null), talk(ANN, "much_of_the_time"), talk(BEN, "not_yet_heard", "digital_silence")],
    suggested: ["c"],
    ...room,
  };
  return { at: 60_000, windows: [5, 15, null], rooms: [main, ...others] };
}

const led = (settings: BalanceSettings = SETTINGS, me: Participant = FAY): View => ({
  ...view(me, ANN, BEN),
  rooms: [smallRoom("main", "Main room"), smallRoom("r1", "Oak")],
  balance_settings: settings,
});

const row = (who: Participant): HTMLElement => get(`[data-balance="${who.id}"]`);

describe("the leaders' tab about balance", () => {
  let room: TestRoom;
  beforeEach(async () => {
    room = new TestRoom();
    await room.enter(led(), { role: "facilitator" });
    await room.desk("balance");
    await room.then(() => room.server.signals({ balance: balance() }));
  });

  it("says each one's band and why they are silent in words, in the order they came", () => {
    const rows = [...get(testId("balance-people")).querySelectorAll("[data-balance]")];
    expect(rows.map((each) => each.getAttribute("data-balance"))).toEqual(["a", "b", "c"]);
    expect(row(FAY).textContent).toContain(en.balance.leader);
    expect(row(ANN).textContent).toContain("much of the time");
    expect(row(BEN).textContent).toContain("not yet heard");
    expect(row(BEN).textContent).toContain("digital silence");
  });

  it("draws a quiet trace, and says it in words", () => {
    const trace = row(ANN).querySelector("svg.trace")!;
    expect(trace.querySelectorAll("rect")).toHaveLength(2);
    expect(trace.getAttribute("aria-label")).toBe(en.balance.trace(["0 s", "1 min"]));
  });

  it("gives figures to who unfolds them", () => {
    const figures = row(ANN).querySelector("dl")!.textContent;
    expect(figures).toContain("1 min 1 s");
    expect(figures).toContain("2 min 10 s");
    expect(figures).toContain("1 time");
    expect(figures).toContain("59 s ago");
  });

  it("says how the group's talk is spread", () => {
    expect(get(testId("balance-group")).textContent).toContain("fairly evenly: as if 1.6 of 2 had spoken alike");
  });

  it("can look at another window", async () => {
    await room.press(testId("balance-window-5"));
    expect(row(ANN).textContent).toContain(en.balance.early);
  });

  it("can look at another room", async () => {
    const oak = { ...balance().rooms[0]!, room: "r1", people: [talk(BEN, "quiet")], suggested: [] };
    await room.then(() => room.server.signals({ balance: balance({}, oak) }));
    const menu = get(testId("balance-room")) as HTMLSelectElement;
    await room.then(() => {
      menu.value = "r1";
      menu.dispatchEvent(new Event("change", { bubbles: true }));
    });
    expect(find('[data-balance="b"]')).toBeNull();
    expect(row(BEN).textContent).toContain("quiet");
    await room.then(() => room.server.signals({ balance: balance() }));
    expect(row(ANN)).toBeTruthy();
  });

  it("suggests whom to invite, and can give them the word", async () => {
    expect(get(testId("balance-suggested")).textContent).toContain("Ben");
    await room.press(testId("give-c"));
    expect(room.commands.at(-1)).toEqual({ type: "grant_turn", participant: "c" });
  });

  it("holds the silence with one press", async () => {
    await room.press(testId("hold-silence"));
    expect(room.commands.at(-1)).toEqual({ type: "hold_silence", on: true });
  });

  it("changes what counts as what", async () => {
    const field = get(testId("balance-quiet_below")) as HTMLInputElement;
    expect(field.value).toBe("50");
    await room.then(() => {
      field.value = "30";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await room.press(testId("balance-save"));
    expect(room.commands.at(-1)).toEqual({ type: "set_balance", quiet_below: 0.3 });
  });

  it("does not send what makes no sense", async () => {
    const known = room.commands.length;
    const field = get(testId("balance-heard_seconds")) as HTMLInputElement;
    await room.then(() => {
      field.value = "99";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await room.press(testId("balance-save"));
    expect(room.commands).toHaveLength(known);
  });
});

describe("the leaders' strip", () => {
  it("names whom one might invite, and holds the silence with one press", async () => {
    const room = new TestRoom();
    await room.enter(led(), { role: "facilitator" });
    expect(find(testId("balance-strip"))).toBeNull();
    await room.then(() => room.server.signals({ balance: balance() }));
    expect(get(testId("balance-strip")).textContent).toContain("Ben");
    await room.press(testId("strip-hold-silence"));
    expect(room.commands.at(-1)).toEqual({ type: "hold_silence", on: true });
  });

  it("says that the silence is held, and by one press ends it", async () => {
    const room = new TestRoom();
    await room.enter(led({ ...SETTINGS, silence_held: true }), { role: "facilitator" });
    expect(get(testId("balance-strip")).textContent).toContain(en.balance.held);
    await room.press(testId("strip-hold-silence"));
    expect(room.commands.at(-1)).toEqual({ type: "hold_silence", on: false });
  });

  it("is nothing for anybody else, whatever the page is sent", async () => {
    const room = new TestRoom();
    const client = person("a", { name: "Fay" });
    await room.enter({ ...led(SETTINGS, client), balance_settings: null });
    await room.then(() => room.server.signals({ balance: balance() }));
    expect(find(testId("balance-strip"))).toBeNull();
    expect(room.room.tools.balance.now.value).toBeNull();
  });
});

describe("afterwards", () => {
  const ended = (own: View["own_talk"]): Partial<View> => ({ own_talk: own });

  it.each([
    [{ spoken: 372_000, turns: 9 }, "6 min 12 s today, in 9 turns"],
    [{ spoken: 0, turns: 0 }, "You listened today"],
  ] as const)("people see how long they spoke themselves, if they may: %o", async (own, words) => {
    const room = new TestRoom();
    await room.enter(view(person("a")));
    await room.then(() => {
      room.server.events([{ type: "session_ended", seq: 2, at: 0, by: null, reason: "ended", view: ended(own) }]);
      room.server.over("ended", "This session has ended.");
    });
    expect(get(testId("own-talk")).textContent).toContain(words);
  });

  it("and nothing where they may not", async () => {
    const room = new TestRoom();
    await room.enter(view(person("a")));
    await room.then(() => {
      room.server.events([{ type: "session_ended", seq: 2, at: 0, by: null, reason: "ended", view: ended(null) }]);
      room.server.over("ended", "This session has ended.");
    });
    expect(get(testId("ending"))).toBeTruthy();
    expect(find(testId("own-talk"))).toBeNull();
  });
});
