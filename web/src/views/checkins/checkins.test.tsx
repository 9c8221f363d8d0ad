// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CheckIn, Participant, View } from "../../protocol";
import { find, get, TestRoom, testId } from "../../testing/room";
import { checkIn, person, PHQ9, response, view } from "../../testing/samples";
import { en } from "../../text/en";

const played = vi.fn();
vi.mock("../../media/sounds", async (original) => ({
  ...(await original<object>()),
  play: (cue: string) => played(cue),
}));
vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const ANN = person("a", { name: "Ann" });
const FAY = person("a", { name: "Fay", role: "facilitator" });
const asking = (me: Participant, ...all: CheckIn[]): View => ({
  ...view(me, person("b", { name: "Ben" })),
  check_ins: all,
});
const questionnaire = {
  ...PHQ9,
  items: [...PHQ9.items],
  options: [...PHQ9.options],
  difficulty_options: [...PHQ9.difficulty_options],
};

let room: TestRoom;

beforeEach(() => {
  sessionStorage.clear();
  room = new TestRoom();
  room.devices.failure = "NotFoundError";
});

describe("a member's check-in", () => {
  it("asks, and lets one decline with one press", async () => {
    await room.enter(asking(ANN, checkIn()));
    expect(get(testId("check-in")).textContent).toContain(en.checkins.asks.before);
    await room.press(testId("check-in-decline"));
    expect(room.commands).toContainEqual({ type: "decline_check_in", check_in: "check-in-1" });
  });

  it("sends what was answered, with nothing agreed to that was not ticked", async () => {
    await room.enter(asking(ANN, checkIn()));
    await room.press(testId("check-in-answer"));
    expect(get(testId("check-in-sum")).textContent).toBe(en.checkins.form.sum.none);
    await room.press(testId("mood-4"));
    await room.press('.chip input[value="sad"]');
    await room.press(testId("check-in-share"));
    expect(get(testId("check-in-sum")).textContent).toBe(en.checkins.form.sum.share);
    await room.press(testId("check-in-send"));
    expect(room.commands.at(-1)).toMatchObject({ mood: 4, words: ["sad"], share: true, keep: false });
    expect(find(testId("check-in-form"))).toBeNull();
  });

  it("asks to answer something before it sends", async () => {
    await room.enter(asking(ANN, checkIn()));
    await room.press(testId("check-in-answer"));
    await room.press(testId("check-in-send"));
    expect(get(".complaint").textContent).toBe(en.checkins.form.empty);
    expect(room.commands.filter((command) => command.type === "answer_check_in")).toEqual([]);
  });

  it("keeps the draft when the form is closed, and when the page is opened again", async () => {
    await room.enter(asking(ANN, checkIn()));
    await room.press(testId("check-in-answer"));
    await room.press(testId("mood-4"));
    await room.press(testId("check-in-later"));
    expect(get(testId("check-in-answer")).textContent).toBe(en.checkins.goOn);
    room = new TestRoom();
    await room.enter(asking(ANN, checkIn()));
    await room.press(testId("check-in-answer"));
    expect((get(testId("mood-4")) as HTMLInputElement).checked).toBe(true);
  });

  it("keeps the draft when the server could not take it, and forgets it when the check-in is over", async () => {
    await room.enter(asking(ANN, checkIn()));
    await room.press(testId("check-in-answer"));
    await room.press(testId("mood-4"));
    room.reply = { ok: false, error: { code: "unavailable", message: "Later." } };
    await room.press(testId("check-in-send"));
    expect(find(testId("check-in-form"))).not.toBeNull();
    const closed = [checkIn({ closed_at: 5 })];
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 5, type: "check_in_closed", check_in: "check-in-1", by: "f", view: { check_ins: closed } },
      ]),
    );
    expect(find(testId("check-in-form"))).toBeNull();
    expect(sessionStorage.getItem("hearth:check-in")).toBeNull();
  });

  it("says before the questionnaire what its ninth question leads to", async () => {
    await room.enter(asking(ANN, checkIn({ questionnaire })));
    await room.press(testId("check-in-answer"));
    expect(get(testId("alert-first")).textContent).toContain("question 9");
    await room.press(testId("item-8-1"));
    expect(get(".questionnaire").textContent).toContain(en.checkins.form.missing(8));
    await room.press(testId("item-8-clear"));
    await room.press(testId("item-0-2"));
    await room.press(testId("check-in-send"));
    expect(room.commands.at(-1)).toMatchObject({ items: [2, ...Array<null>(8).fill(null)] });
  });

  it("shows how to get help, and never a score or an alert", async () => {
    const seen = { ...asking(ANN, checkIn({ questionnaire })), help_text: "Call the clinic.\nWe are here." };
    await room.enter(seen);
    expect(get(testId("help-now")).textContent).toContain("Call the clinic.");
    expect(find(".alert")).toBeNull();
    expect(find(testId("desk"))).toBeNull();
  });

  it("shows one's own shift", async () => {
    const better = response("a", { answers: { mood: 8, scales: [5], words: [], items: [], difficulty: null } });
    await room.enter(
      asking(
        ANN,
        checkIn({ closed_at: 2, responses: [response("a")] }),
        checkIn({ id: "check-in-2", when: "after", opened_at: 3, responses: [better] }),
      ),
    );
    expect(get(testId("check-in-shift")).textContent).toContain("Mood 3 → 8 (+5)");
    expect(get(testId("check-in")).dataset["own"]).toBe("answered");
  });

  it("does not ask observers", async () => {
    await room.enter(asking(person("a", { role: "observer" }), checkIn()), { role: "observer" });
    expect(find(testId("check-in"))).toBeNull();
  });
});

describe("the leaders' side", () => {
  const lead = { role: "facilitator" } as const;

  async function openTab(seen: View): Promise<void> {
    await room.enter(seen, lead);
    await room.desk("checkins");
  }

  it("asks with two presses what is usually asked", async () => {
    await openTab(asking(FAY));
    await room.press(testId("open-check-in"));
    expect(room.commands.at(-1)).toMatchObject({ type: "open_check_in", when: "before", mood: true, words: true });
  });

  it("shows who answered what, also what the log does not know, and who would rather not", async () => {
    const unkept = response("c", { name: "Cem", kept: false, answers: null });
    const own = response("d", { name: "Dee", shared: false, kept: false, answers: null });
    const no = response("e", { name: "Eva", state: "declined", shared: false, kept: false, answers: null });
    await openTab(asking(FAY, checkIn({ responses: [response("z", { name: "Zoe" }), unkept, own, no] })));
    expect(get('[data-part="c"]').textContent).toContain(en.checkins.part.gone);
    const answers = { mood: 9, scales: [null], words: ["calm"], items: [], difficulty: null };
    await room.then(() =>
      room.server.signals({ answers: [{ check_in: "check-in-1", participant: "c", answers, score: null }] }),
    );
    expect(get('[data-part="c"]').textContent).toContain("Mood 9 of 10");
    expect(get('[data-part="d"]').textContent).toContain(en.checkins.part.own);
    expect(get('[data-part="e"]').textContent).toContain(en.checkins.part.declined);
    expect(get(testId("check-in-count")).textContent).toBe(en.checkins.live.count(3, 1));
    expect(get(".live-check-in").textContent).toContain(en.checkins.live.missing("Ben"));
  });

  it("forgets what was in the server's memory when the server is another", async () => {
    const unkept = response("c", { name: "Cem", kept: false, answers: null });
    const seen = asking(FAY, checkIn({ responses: [unkept] }));
    await openTab(seen);
    const answers = { mood: 9, scales: [null], words: [], items: [], difficulty: null };
    await room.then(() =>
      room.server.signals({ answers: [{ check_in: "check-in-1", participant: "c", answers, score: null }] }),
    );
    await room.then(() =>
      room.server.welcome({
        you: { id: "a", name: "Fay", role: "facilitator", token: "mine" },
        seq: 9,
        view: seen,
        missed: null,
        media: { seats: 3, ice_servers: [] },
        now: 0,
      }),
    );
    expect(get('[data-part="c"]').textContent).toContain(en.checkins.part.gone);
  });

  it("shows scores in words, and each answer", async () => {
    const answers = { mood: null, scales: [null], words: [], items: [1, 1, 1, 1, 1, 1, 1, 1, 2], difficulty: 1 };
    const scored = response("b", { answers, score: { total: 10, highest: 27, severity: "moderate" } });
    await openTab(asking(FAY, checkIn({ questionnaire, responses: [scored] })));
    expect(get(testId("score-b")).textContent).toBe("PHQ-9 10 of 27, moderate");
    expect(get(".items").textContent).toContain("More than half the days");
  });

  it("has an alert under the header whatever is open, until somebody takes it up", async () => {
    const concern = {
      participant: "b",
      name: "Ben",
      check_in: "check-in-1",
      raised_at: 3,
      acknowledged_at: null,
      acknowledged_by: null,
    };
    await room.enter({ ...asking(FAY, checkIn({ questionnaire })), concerns: [concern] }, lead);
    expect(get('[data-concern="b"] [role="alert"]').textContent).toContain("Ben");
    expect(find('[data-concern="b"] [data-testid="take-aside-b"]')).not.toBeNull();
    expect(played).toHaveBeenCalledOnce();
    expect(get(testId("desk")).textContent).toContain(en.bar.calling(1));
    await room.press(testId("acknowledge-b"));
    expect(room.commands.at(-1)).toEqual({ type: "acknowledge_concern", participant: "b" });
    const taken = { ...concern, acknowledged_at: 4, acknowledged_by: "a" };
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 4, type: "concern_acknowledged", participant: "b", by: "a", view: { concerns: [taken] } },
      ]),
    );
    expect(find('[data-concern="b"]')).toBeNull();
    await room.desk("checkins");
    expect(get('[data-taken="b"]').textContent).toBe(en.checkins.concerns.taken("Ben", "Fay"));
  });

  it("lets the help text be changed and set back", async () => {
    await openTab({ ...asking(FAY), help_text: "Call." });
    const words = get(testId("help-text-words")) as HTMLTextAreaElement;
    await room.then(() => {
      words.value = "Call 555 0100.";
      words.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await room.press(testId("help-text-save"));
    expect(room.commands.at(-1)).toEqual({ type: "set_help_text", text: "Call 555 0100." });
    await room.press(testId("help-text-usual"));
    expect(room.commands.at(-1)).toEqual({ type: "set_help_text", text: null });
  });
});
