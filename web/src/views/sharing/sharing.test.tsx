// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { Participant, SeatEntry, View } from "../../protocol";
import { person, seat, view } from "../../testing/samples";
import { find, get, TestRoom, testId, tileOf } from "../../testing/room";
import { en } from "../../text/en";
import { pinned, screenLarge } from "../spotlight";
import { ownTileShown } from "../tile";

type Shared = Partial<View["sharing"]>;

describe("shared screens and what stands large", () => {
  let test: TestRoom;
  let seq: number;

  const people = (...ids: string[]): Participant[] =>
    ids.map((id) => person(id, { name: id.toUpperCase(), role: id === "f" ? "facilitator" : "participant" }));
  const sharing = (change: Shared): View["sharing"] => ({
    ...{ screens: [], allowed: false, everyone: false, participants: [] },
    ...change,
  });
  const by = (participant: string, waiting = false): View["sharing"]["screens"] => [
    { room: "main", participant, since: 0, waiting },
  ];
  const enter = async (change: Shared, you = "a", ids = ["f", "a", "b"]): Promise<void> => {
    const role = you === "f" ? "facilitator" : "participant";
    await test.enter({ ...view(...people(...ids)), sharing: sharing(change) }, { id: you, role });
  };
  const changed = (change: Partial<View>): Promise<void> =>
    test.then(() => test.server.events([{ type: "view_changed", seq: ++seq, at: 0, view: change }]));
  const seats = (...table: SeatEntry[]): Promise<void> => test.then(() => test.server.seats(table));
  const screenOf = (id: string, number = 2): SeatEntry => seat(number, id, { audio: false, screen: true });
  const label = (id: string): string | null => get(testId(id)).getAttribute("aria-label");

  beforeEach(() => {
    pinned.value = null;
    screenLarge.value = true;
    ownTileShown.value = true;
    test = new TestRoom();
    seq = 1;
  });

  describe("sharing one's own", () => {
    it("is offered to those who may, and to nobody else", async () => {
      await enter({ allowed: false });
      expect(find(testId("share"))).toBeNull();
      await changed({ sharing: sharing({ allowed: true, participants: ["a"] }) });
      expect(get(testId("share")).textContent).toContain(en.sharing.button);
    });

    it("stands under the header with its end, as long as it goes on", async () => {
      await enter({ allowed: true });
      await test.press(testId("share"));
      await changed({ sharing: sharing({ allowed: true, screens: by("a") }) });
      expect(get(testId("sharing")).textContent).toContain(en.sharing.own);
      expect(get(testId("share")).textContent).toContain(en.sharing.stop);
      await test.press(testId("stop-sharing"));
      expect(find(testId("sharing"))).toBeNull();
      expect(test.commands.map((command) => command.type)).toEqual(["share_screen", "stop_sharing"]);
    });

    it("says in words why it did not work", async () => {
      await enter({ allowed: true });
      test.devices.failure = "NotAllowedError";
      await test.press(testId("share"));
      expect(document.body.textContent).toContain(en.sharing.trouble.denied);
    });

    it("takes over for a leader, by its own words", async () => {
      await enter({ allowed: true, screens: by("b") }, "f");
      await seats(seat(0, "a"), seat(1, "b"), screenOf("b"));
      expect(get(testId("share")).textContent).toContain(en.sharing.takeOver);
    });
  });

  describe("another's", () => {
    it("stands among the tiles with its owner's name, and its owner keeps a tile of their own", async () => {
      await enter({ screens: by("b") });
      await seats(seat(0, "f"), seat(1, "b"), screenOf("b"));
      expect(get(testId("screen")).textContent).toContain(en.sharing.of("B"));
      expect(get(testId("screen")).dataset["sharer"]).toBe("b");
      expect(get(".tiles").dataset["large"]).toBe("screen");
      expect(find(tileOf("b"))).not.toBeNull();
    });

    it("can be one of the tiles instead, on one's own page", async () => {
      await enter({ screens: by("b") });
      await seats(seat(0, "f"), seat(1, "b"), screenOf("b"));
      expect(label("screen-size")).toBe(en.sharing.small);
      await test.press(testId("screen-size"));
      expect(get(".tiles").dataset["large"]).toBeUndefined();
      expect(label("screen-size")).toBe(en.sharing.large);
    });

    it("says that its owner's connection is lost", async () => {
      await enter({ screens: by("b") });
      await seats(screenOf("b"));
      await changed({ participants: [...people("f", "a"), person("b", { name: "B", present: false })] });
      expect(get(testId("screen")).textContent).toContain(en.sharing.waiting("B"));
    });

    it("can be ended by a leader only", async () => {
      await enter({ screens: by("b") });
      await seats(screenOf("b"));
      expect(find(testId("stop-screen"))).toBeNull();
    });

    it("is ended by a leader from where it stands", async () => {
      await enter({ screens: by("b"), allowed: true }, "f");
      await seats(screenOf("b"));
      await test.press(testId("stop-screen"));
      expect(test.commands).toEqual([{ type: "stop_sharing", participant: "b" }]);
    });

    it("leaves the pictures of the others in place when it comes and when it goes", async () => {
      await enter({});
      await seats(seat(0, "f"), seat(1, "b"));
      const before = get(`${tileOf("b")} video`);
      await seats(seat(0, "f"), seat(1, "b"), screenOf("b"));
      expect(get(`${tileOf("b")} video`)).toBe(before);
      await seats(seat(0, "f"), seat(1, "b"), seat(2, null));
      expect(get(`${tileOf("b")} video`)).toBe(before);
      expect(find(testId("screen"))).toBeNull();
    });
  });

  describe("tiles", () => {
    it("keep their elements whoever comes, goes, speaks or is pinned", async () => {
      await enter({});
      await seats(seat(0, "f"), seat(1, "b"));
      const elements = (): Element[] => ["f", "b"].map((id) => get(`${tileOf(id)} video`));
      const before = elements();
      await changed({ participants: people("f", "a", "b", "c", "d") });
      await seats(seat(0, "f"), seat(1, "b"), seat(2, "c"), seat(3, "d"));
      await test.then(() => test.server.signals({ speaking: ["b"] }));
      await test.press(testId("pin-b"));
      await changed({ participants: people("f", "a", "b") });
      await seats(seat(0, "f"), seat(1, "b"), seat(2, null), seat(3, null));
      expect(elements()).toEqual(before);
      expect(elements().every((element, number) => element === before[number])).toBe(true);
    });

    it("hand a seat's element on to whoever sits down there next", async () => {
      await enter({});
      await seats(seat(0, "f"), seat(1, "b"));
      const before = get(`${tileOf("b")} video`);
      await changed({ participants: people("f", "a", "c") });
      await seats(seat(0, "f"), seat(1, "c"));
      expect(get(`${tileOf("c")} video`)).toBe(before);
    });

    it("are pinned on one's own page only, and let go again", async () => {
      await enter({});
      await seats(seat(0, "f"), seat(1, "b"));
      await test.press(testId("pin-b"));
      expect([get(tileOf("b")).dataset["large"], get(".tiles").dataset["large"]]).toEqual(["true", "person"]);
      expect(get(testId("pin-b")).getAttribute("aria-pressed")).toBe("true");
      expect(get(tileOf("b")).textContent).toContain(en.sharing.pinned);
      await test.press(testId("pin-b"));
      expect(get(".tiles").dataset["large"]).toBeUndefined();
      expect(test.commands).toEqual([]);
    });

    it("yield to a shared screen and are pinned again after it", async () => {
      await enter({});
      await seats(seat(0, "f"), seat(1, "b"));
      await test.press(testId("pin-b"));
      await seats(seat(0, "f"), seat(1, "b"), screenOf("f"));
      expect(get(".tiles").dataset["large"]).toBe("screen");
      await seats(seat(0, "f"), seat(1, "b"));
      expect(get(".tiles").dataset["large"]).toBe("person");
    });

    it("have a line below them that is always there, and says who speaks while something else is large", async () => {
      await enter({});
      await seats(seat(0, "f"), seat(1, "b"));
      await test.then(() => test.server.signals({ speaking: ["b"] }));
      expect(get(testId("captions")).textContent).toBe("");
      await test.press(testId("pin-f"));
      expect(get(testId("captions")).textContent).toBe(en.sharing.speaks("B"));
    });
  });

  describe("what leaders allow", () => {
    it("is told by the person, and for everyone at once", async () => {
      await enter({ allowed: true, everyone: false, participants: ["b"] }, "f");
      await test.press(testId("people"));
      await test.press(testId("more-a"));
      await test.press(testId("allow-sharing-a"));
      await test.press(testId("more-b"));
      expect(get(testId("allow-sharing-b")).textContent).toContain(en.sharing.forbidOne);
      await test.press(testId("allow-sharing-b"));
      expect(test.commands).toEqual([
        { type: "allow_sharing", allowed: true, participants: ["a"] },
        { type: "allow_sharing", allowed: false, participants: ["b"] },
      ]);
    });
  });

  it("tells the server the seats there are, the screen's too", async () => {
    await enter({ screens: by("b") });
    await seats(seat(0, "f"), seat(1, "b"), screenOf("b"));
    await test.then(() => test.timers.advance(1_000));
    expect(test.shown.at(-1)?.map((each) => each.seat)).toEqual([0, 1, 2]);
  });
});
