// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Participant, Poll, PollTemplate, Tally, View } from "../../protocol";
import { find, get, TestRoom, testId } from "../../testing/room";
import { person, view } from "../../testing/samples";
import { en } from "../../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const ANN = person("a", { name: "Ann" });
const FAY = person("a", { name: "Fay", role: "facilitator" });
const TALLY: Tally = { ballots: 7, counts: [4, 3], banded: false, mean: null, words: [], texts: [], withheld: false };

function poll(change: Partial<Poll> = {}): Poll {
  return {
    id: "poll-1",
    question: "Ready?",
    kind: "single",
    options: ["Yes", "No"],
    anonymous: true,
    names: false,
    most: null,
    own_words: false,
    min_group: 5,
    state: "open",
    room: null,
    opened_at: 1,
    closes_at: null,
    taken: 0,
    voted: false,
    mine: null,
    result: null,
    asked: null,
    voters: null,
    votes: null,
    ...change,
  };
}

const asking = (me: Participant, polls: Poll[], templates: PollTemplate[] = []): View => ({
  ...view(me, person("b", { name: "Ben" })),
  polls,
  poll_templates: templates,
});

let room: TestRoom;

beforeEach(() => {
  localStorage.clear();
  room = new TestRoom();
  room.devices.failure = "NotFoundError";
});

async function input(selector: string, value: string): Promise<void> {
  await room.then(() => {
    const field = get(selector) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function pick(selector: string, value: string): Promise<void> {
  await room.then(() => {
    const field = get(selector) as HTMLSelectElement;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function becomes(...polls: Poll[]): Promise<void> {
  await room.then(() => room.server.events([{ seq: 9, at: 9, type: "view_changed", view: { polls } }]));
}

const votes = (): unknown[] => room.commands.filter((command) => command.type === "vote");

describe("a member's vote", () => {
  it("says before the vote who gets to see what", async () => {
    await room.enter(asking(ANN, [poll(), poll({ id: "poll-2", anonymous: false, names: true })]));
    await room.press(testId("vote-poll-1"));
    expect(get(testId("who-sees")).textContent).toContain(en.polls.card.who.anonymous);
    expect(get(testId("who-sees")).textContent).toContain(en.polls.card.who.withheld(5));
    await room.press(testId("poll-later"));
    await room.press(testId("vote-poll-2"));
    expect(get(testId("who-sees")).textContent).toContain(en.polls.card.who.leaders);
    expect(get(testId("who-sees")).textContent).toContain(en.polls.card.who.names);
  });

  it("sends an anonymous choice under a secret of this browser, and the same one with a change", async () => {
    await room.enter(asking(ANN, [poll()]));
    await room.press(testId("vote-poll-1"));
    await room.press(testId("option-1"));
    await room.press(testId("poll-send"));
    const [first] = votes() as { ballot: string }[];
    expect(first).toMatchObject({ poll: "poll-1", choice: [1] });
    expect(first!.ballot).toMatch(/^[A-Za-z0-9_-]{32}$/);
    await becomes(poll({ voted: true, taken: 1 }));
    expect(get(testId("vote-poll-1")).textContent).toBe(en.polls.change);
    await room.press(testId("vote-poll-1"));
    expect((get(testId("option-1")) as HTMLInputElement).checked).toBe(true);
    await room.press(testId("option-0"));
    await room.press(testId("poll-send"));
    expect(votes().at(-1)).toEqual({ type: "vote", poll: "poll-1", choice: [0], ballot: first!.ballot });
  });

  it("gives an anonymous vote again when it comes in again, and tells nobody", async () => {
    await room.enter(asking(ANN, [poll()]));
    await room.press(testId("vote-poll-1"));
    await room.press(testId("option-1"));
    await room.press(testId("poll-send"));
    const [first] = votes();
    room = new TestRoom();
    await room.enter(asking(ANN, [poll({ voted: true, taken: 1 })]));
    expect(votes()).toEqual([first]);
    expect(get(testId("notice")).textContent).toBe("");
  });

  it("forgets the vote and its secret when the poll is closed", async () => {
    await room.enter(asking(ANN, [poll()]));
    await room.press(testId("vote-poll-1"));
    await room.press(testId("option-1"));
    await room.press(testId("poll-send"));
    expect(localStorage.length).toBe(1);
    await becomes(poll({ voted: true, taken: 1, state: "closed" }));
    expect(localStorage.length).toBe(0);
    expect(find(testId("poll-poll-1"))).toBeNull();
  });

  it("keeps the secret of a vote that may not have arrived, and drops one that was refused", async () => {
    await room.enter(asking(ANN, [poll()]));
    await room.press(testId("vote-poll-1"));
    await room.press(testId("option-1"));
    room.reply = { ok: false, error: { code: "offline", message: "" } };
    await room.press(testId("poll-send"));
    expect(localStorage.getItem("hearth:votes:s:a")).toContain('"token"');
    room.reply = { ok: false, error: { code: "conflict", message: "Closed." } };
    await room.press(testId("poll-send"));
    expect(get(testId("notice")).textContent).toContain("Closed.");
    expect(find(testId("poll-card"))).not.toBeNull();
  });

  it("sends a choice with a name without any secret, and shows the one that is given", async () => {
    await room.enter(asking(ANN, [poll({ anonymous: false, mine: [0], voted: true })]));
    await room.press(testId("vote-poll-1"));
    expect((get(testId("option-0")) as HTMLInputElement).checked).toBe(true);
    await room.press(testId("option-1"));
    await room.press(testId("poll-send"));
    expect(votes()).toEqual([{ type: "vote", poll: "poll-1", choice: [1] }]);
  });

  it("says where an anonymous vote was given when it was not here", async () => {
    await room.enter(asking(ANN, [poll({ voted: true, taken: 1 })]));
    expect(get(testId("poll-poll-1")).textContent).toContain(en.polls.givenElsewhere);
    expect(find(testId("vote-poll-1"))).toBeNull();
  });

  it("keeps what was put in when the card is closed and when the page is opened again", async () => {
    await room.enter(asking(ANN, [poll({ kind: "text", options: [] })]));
    await room.press(testId("vote-poll-1"));
    await input(testId("poll-text"), "I did not dare");
    await room.press(testId("poll-later"));
    expect(get(testId("vote-poll-1")).textContent).toBe(en.polls.goOn);
    room = new TestRoom();
    await room.enter(asking(ANN, [poll({ kind: "text", options: [] })]));
    await room.press(testId("vote-poll-1"));
    expect((get(testId("poll-text")) as HTMLTextAreaElement).value).toBe("I did not dare");
  });

  it("asks to answer before it sends, and to choose no more than may be chosen", async () => {
    await room.enter(asking(ANN, [poll({ kind: "several", options: ["A", "B", "C"], most: 1 })]));
    await room.press(testId("vote-poll-1"));
    await room.press(testId("poll-send"));
    expect(get(".complaint").textContent).toBe(en.polls.card.empty);
    await room.press(testId("option-0"));
    await room.press(testId("option-2"));
    await room.press(testId("poll-send"));
    expect(get(".complaint").textContent).toBe(en.polls.card.tooMany(1));
    expect(votes()).toEqual([]);
  });

  it("takes a number on a scale, and words, offered and one's own", async () => {
    const words = poll({ id: "poll-2", kind: "words", options: ["calm", "tense"], most: 3, own_words: true });
    await room.enter(asking(ANN, [poll({ kind: "scale", options: ["low", "high"] }), words]));
    await room.press(testId("vote-poll-1"));
    await room.press(testId("scale-7"));
    await room.press(testId("poll-send"));
    await room.press(testId("vote-poll-2"));
    await room.press('.chip input[value="calm"]');
    await input(testId("own-word"), " Wistful ");
    await room.press(testId("add-word"));
    await room.press(testId("poll-send"));
    expect(votes()).toMatchObject([{ choice: 7 }, { choice: ["calm", "wistful"] }]);
  });

  it("does not ask observers", async () => {
    await room.enter(asking(person("a", { role: "observer" }), [poll()]), { role: "observer" });
    expect(find(testId("poll-poll-1"))).not.toBeNull();
    expect(find(testId("vote-poll-1"))).toBeNull();
  });

  it("shows a published result, as bars and as a table, until it is put away", async () => {
    await room.enter(asking(ANN, [poll({ state: "published", taken: 7, voted: true, result: TALLY })]));
    await room.press(testId("see-poll-1"));
    expect(get('.poll-bar[data-count="4"]').textContent).toContain("Yes");
    expect(get(".poll-table table").textContent).toContain("No3");
    await room.press(testId("close-result"));
    await room.press(testId("put-away-poll-1"));
    expect(find(testId("published-poll-1"))).toBeNull();
  });
});

describe("what is withheld", () => {
  const shown = async (change: Partial<Poll>, result: Partial<Tally>): Promise<string> => {
    const seen = { ...TALLY, counts: [], ...result };
    await room.enter(asking(ANN, [poll({ state: "published", taken: 7, ...change, result: seen })]));
    await room.press(testId("see-poll-1"));
    return get(testId("result-poll-1")).textContent ?? "";
  };

  it("says that too few have answered", async () => {
    expect(await shown({ taken: 4 }, { ballots: 4, withheld: true })).toContain(en.polls.result.tooFew(5));
  });

  it("says that the answers are spread too thinly", async () => {
    expect(await shown({}, { counts: [null, null], withheld: true })).toContain(en.polls.result.whole);
  });

  it("marks what is withheld among what is shown", async () => {
    const text = await shown({ options: ["A", "B", "C"] }, { ballots: 8, counts: [5, null, null], withheld: true });
    expect(text).toContain(en.polls.result.part);
    expect(document.querySelectorAll(".poll-bar-track.unknown")).toHaveLength(2);
  });

  it("says how many votes were lost", async () => {
    expect(await shown({}, { ballots: 6, counts: [3, 3] })).toContain(en.polls.result.ballots(6, 7));
  });

  it("shows means, bands, words and texts", async () => {
    expect(await shown({ kind: "scale" }, { mean: 6.5, banded: true, counts: [3, 3, 3] })).toContain(
      en.polls.bands.high,
    );
  });

  it("shows words and texts", async () => {
    expect(await shown({ kind: "words" }, { words: [{ word: "calm", count: 4 }] })).toContain("calm");
    room = new TestRoom();
    expect(await shown({ kind: "text" }, { texts: ["Thank you"] })).toContain("Thank you");
  });
});

describe("the leaders' side", () => {
  const lead = { role: "facilitator" } as const;
  const form = {
    question: "How are you?",
    kind: "words" as const,
    options: ["calm", "tense"],
    anonymous: false,
    names: false,
    most: 3,
    own_words: true,
    min_group: 5,
  };

  async function openTab(seen: View): Promise<void> {
    await room.enter(seen, lead);
    await room.desk("polls");
  }

  it("asks a question of one's own, anonymous unless one says otherwise", async () => {
    await openTab(asking(FAY, []));
    await room.press(testId("open-poll"));
    expect(room.commands.filter((command) => command.type === "open_poll")).toEqual([]);
    await input(testId("poll-question"), "Ready?");
    await input(testId("poll-choices"), "Yes\n\n No \n");
    await room.press(testId("open-poll"));
    expect(room.commands.at(-1)).toEqual({
      type: "open_poll",
      question: "Ready?",
      kind: "single",
      options: ["Yes", "No"],
      anonymous: true,
      names: false,
      most: null,
      own_words: false,
      min_group: 5,
      scope: "all",
      minutes: null,
    });
    expect((get(testId("poll-question")) as HTMLTextAreaElement).value).toBe("");
  });

  it("begins with a template and changes it", async () => {
    await openTab(asking(FAY, [], [{ id: "feelings-en", name: "Feelings", form }]));
    await pick(testId("poll-template"), "feelings-en");
    await input(testId("poll-choices"), "calm\ntense\nhopeful");
    await room.press(testId("open-poll"));
    expect(room.commands.at(-1)).toMatchObject({ ...form, options: ["calm", "tense", "hopeful"] });
  });

  it("keeps the question one is writing when the desk is closed", async () => {
    await openTab(asking(FAY, []));
    await input(testId("poll-question"), "Half a quest");
    await room.press(testId("close-desk"));
    await room.press(testId("desk"));
    expect((get(testId("poll-question")) as HTMLTextAreaElement).value).toBe("Half a quest");
  });

  it("saves a template and deletes a saved one", async () => {
    await openTab(asking(FAY, [], [{ id: "saved-1", name: "Mine", form }]));
    await pick(testId("poll-template"), "saved-1");
    await input(testId("poll-save-name"), "Mine too");
    await room.press(testId("poll-save"));
    expect(room.commands.at(-1)).toEqual({ type: "save_poll_template", name: "Mine too", form });
    await room.press(testId("drop-template"));
    expect(room.commands.at(-1)).toEqual({ type: "drop_poll_template", template: "saved-1" });
  });

  it("shows of an open anonymous poll who has answered, and closes it", async () => {
    await openTab(asking(FAY, [poll({ taken: 1, asked: 2, voters: ["b"] })]));
    expect(get(testId("taken-poll-1")).textContent).toContain(en.polls.live.count(1, 2));
    expect(get(testId("live-poll-1")).textContent).toContain("Ben");
    await room.press(testId("close-poll-1"));
    expect(room.commands.at(-1)).toEqual({ type: "close_poll", poll: "poll-1" });
  });

  it("shows of a poll with names who chose what", async () => {
    const votes = [{ participant: "b", choice: [1] }];
    await openTab(asking(FAY, [poll({ anonymous: false, taken: 1, asked: 2, voters: ["b"], votes })]));
    expect(get('[data-vote="b"]').textContent).toBe("Ben: No");
  });

  it("shows the result to leaders, and to the group when they say so", async () => {
    await openTab(asking(FAY, [poll({ state: "closed", taken: 7, asked: 7, voters: [], result: TALLY })]));
    expect(get(testId("closed-poll-1")).textContent).toContain(en.polls.live.keep);
    await room.press(testId("publish-poll-1"));
    expect(room.commands.at(-1)).toEqual({ type: "publish_poll", poll: "poll-1" });
  });

  it("asks again what was asked", async () => {
    await openTab(asking(FAY, [poll({ state: "closed", taken: 7, asked: 7, voters: [], result: TALLY })]));
    await room.press(testId("again-poll-1"));
    expect((get(testId("poll-choices")) as HTMLTextAreaElement).value).toBe("Yes\nNo");
  });
});
