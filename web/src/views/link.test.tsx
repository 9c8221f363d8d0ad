// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LinkState } from "../generated/api";
import { NoLink } from "../session/doorstep";
import { find, get, TestRoom, testId } from "../testing/room";
import { checkIn, linkState, person, response, view } from "../testing/samples";
import { en } from "../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

const words = en.way;

describe("the link's first page", () => {
  let room: TestRoom;
  const open = async (link: LinkState): Promise<void> => {
    room.link = async () => link;
    await room.open();
  };

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("says what it is, who invites and what comes next, and asks nothing of the devices", async () => {
    const asked = vi.spyOn(room.devices, "getUserMedia");
    const startsAt = Date.now() + 20 * 60_000;
    await open(
      linkState(
        { name: "Ann" },
        {
          hosts: ["Fay", "Kim"],
          kind: "therapy",
          state: "scheduled",
          starts_at: startsAt,
          agreements: true,
          waiting: true,
        },
      ),
    );
    expect(get("h1").textContent).toBe("Tuesday");
    expect(document.activeElement).toBe(get("h1"));
    expect(get(".lead").textContent).toBe(`${words.hello("Ann")} ${words.invites("Fay and Kim")}`);
    expect(get(".invitation-facts").textContent).toContain(words.soon("in 20 minutes"));
    expect(get(".invitation-facts").textContent).toContain(words.kinds.therapy);
    expect([...document.querySelectorAll(".steps li")].map((step) => step.textContent)).toEqual([
      words.check,
      words.agree,
      words.waitEarly,
      words.enter,
    ]);
    expect(asked).not.toHaveBeenCalled();
    expect(find(testId("join"))).toBeNull();
  });

  it("goes on to the preview, where the name of the invitation stands", async () => {
    const asked = vi.spyOn(room.devices, "getUserMedia");
    await open(linkState({ name: "Ann" }));
    await room.press(testId("continue"));
    expect(get(testId("name"))).toHaveProperty("value", "Ann");
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ audio: expect.anything(), video: expect.anything() }));
  });

  it("goes on with sound only, and then no camera is asked for", async () => {
    const asked = vi.spyOn(room.devices, "getUserMedia");
    await open(linkState());
    await room.press(testId("continue-sound"));
    expect(get(testId("camera")).dataset["on"]).toBe("false");
    expect(asked.mock.calls.every(([constraints]) => constraints.video === undefined)).toBe(true);
  });

  it("tells an observer that they will be seen as one, and offers no sound of theirs", async () => {
    await open(linkState({ role: "observer" }));
    expect(get(".lead").textContent).toBe(words.observes);
    expect(find(testId("continue-sound"))).toBeNull();
  });

  it("asks who is in already whether they want to go on here", async () => {
    await open(linkState({ present: true }));
    expect(get(testId("present")).textContent).toContain(words.presentBody);
    expect(get(testId("continue")).textContent).toBe(words.move);
    await room.press(testId("continue"));
    expect(find(testId("join"))).not.toBeNull();
  });

  it.each(["expired", "removed", "ended", "full", "locked"] as const)("says kindly that it is %s", async (obstacle) => {
    await open(linkState({ obstacle, help_text: "Call 123.\nAny time." }));
    expect(get(testId("ending")).dataset["ending"]).toBe(obstacle);
    expect(get("h1").textContent).toBe(en.endings[obstacle][0]);
    expect(get(testId("ending-help")).textContent).toContain("Call 123.");
    expect(find(testId("look-again")) !== null).toBe(obstacle === "full" || obstacle === "locked");
  });

  it("says when the next session is, and that an invitation was withdrawn", async () => {
    await open(linkState({ obstacle: "early" }, { starts_at: Date.UTC(2030, 2, 5, 12), state: null }));
    expect(get(".lead").textContent).toContain("Tuesday, March 5");
    room = new TestRoom();
    await open(linkState({ obstacle: "withdrawn", meeting: null }));
    expect(get("h1").textContent).toBe(words.shut.withdrawn[0]);
    expect(get(".brand").textContent).toBe(en.product);
  });

  it("says that a link is none, and that the server cannot be reached", async () => {
    room.link = () => Promise.reject(new NoLink());
    await room.open();
    expect(get(testId("ending")).dataset["ending"]).toBe("invalid");
    room = new TestRoom();
    room.link = () => Promise.reject(new Error());
    await room.open();
    expect(get(testId("looking")).dataset["failing"]).toBe("true");
    room.link = async () => linkState();
    await room.press(testId("try-now"));
    expect(find(testId("invitation"))).not.toBeNull();
  });

  it("says at the door who will let one in", async () => {
    await open(linkState({}, { hosts: ["Fay"] }));
    await room.press(testId("continue"));
    await room.enter({ ...view(), door: { state: "waiting", name: "A", place: 1 }, rooms: [] });
    expect(get(".lead").textContent).toBe(words.waiting.hosts("Fay"));
  });
});

describe("the last page", () => {
  it("shows people what the programme lets them see of themselves", async () => {
    const room = new TestRoom();
    room.devices.failure = "NotFoundError";
    await room.enter({ ...view(person("a")), own_talk: { spoken: 60_000, turns: 2 } });
    await room.then(() => room.server.over("ended", ""));
    expect(get(testId("own-talk")).textContent).toBe(en.balance.own(60_000, 2));
    expect(find(testId("own-shift"))).toBeNull();
    expect(get(".brand").textContent).toBe("Tuesday circle");
  });

  it("shows how one was, also what the server has forgotten by then, but not what was taken back", async () => {
    const room = new TestRoom();
    room.devices.failure = "NotFoundError";
    const unshared = { shared: false, kept: false, answers: null };
    const asked = [
      checkIn({ id: "one", closed_at: 2, responses: [response("a", unshared)] }),
      checkIn({ id: "two", when: "after", opened_at: 3, closed_at: 4, responses: [response("a", unshared)] }),
    ];
    const told = (check_in: string, mood: number) => ({
      check_in,
      participant: "a",
      answers: { mood, scales: [null], words: [], items: [], difficulty: null },
      score: null,
    });
    const own_talk = { spoken: 0, turns: 0 };
    await room.enter({ ...view(person("a")), own_talk, check_ins: asked });
    await room.then(() => room.server.signals({ answers: [told("one", 3), told("two", 7)] }));
    await room.then(() => room.server.signals({ answers: [] }));
    expect(room.room.tools.checkins.ownShifts).toEqual([{ label: null, before: 3, after: 7 }]);
    await room.then(() => room.server.over("ended", ""));
    expect(get(testId("own-shift")).textContent).toContain("3 → 7");
    const declined = response("a", { ...unshared, state: "declined" });
    await room.then(() =>
      room.server.events([
        {
          seq: 2,
          at: 0,
          type: "view_changed",
          view: { check_ins: [asked[0]!, { ...asked[1]!, responses: [declined] }] },
        },
      ]),
    );
    expect(room.room.tools.checkins.ownShifts).toEqual([]);
  });
});
