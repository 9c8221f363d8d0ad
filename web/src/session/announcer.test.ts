import { describe, expect, it } from "vitest";
import { FakeTimers } from "../testing/timers";
import { Announcer, sentences, type Urgency } from "./announcer";

function announcer(): {
  timers: FakeTimers;
  say: Announcer["say"];
  said: (urgency?: Urgency) => string[];
  all: Announcer;
} {
  const timers = new FakeTimers();
  const all = new Announcer(timers, (count) => `And ${count} more`);
  const said = (urgency: Urgency = "polite"): string[] => all.said(urgency).value.map(({ text }) => text);
  return { timers, all, said, say: (text, urgency) => all.say(text, urgency) };
}

describe("the announcer", () => {
  it("says what comes together together", () => {
    const { timers, say, said } = announcer();
    say("Ann is here");
    say("Ben is here");
    expect(said()).toEqual([]);
    timers.advance(100);
    expect(said()).toEqual(["Ann is here. Ben is here."]);
  });

  it("lets each have its time, and says meanwhile what came meanwhile only afterwards", () => {
    const { timers, say, said } = announcer();
    say("It is your turn.");
    timers.advance(100);
    say("Ann is here");
    timers.advance(500);
    say("Ben has left");
    timers.advance(499);
    expect(said()).toEqual(["It is your turn."]);
    timers.advance(1);
    expect(said()).toEqual(["It is your turn.", "Ann is here. Ben has left."]);
  });

  it("gives long words longer, but not for ever", () => {
    const { timers, say, said } = announcer();
    say("x".repeat(1_000));
    timers.advance(100);
    say("Next");
    timers.advance(3_999);
    expect(said()).toHaveLength(1);
    timers.advance(1);
    expect(said().at(-1)).toBe("Next");
  });

  it("says the same again when it happens again, as an utterance of its own", () => {
    const { timers, all, say } = announcer();
    say("The silence is held");
    timers.advance(5_000);
    say("The silence is held");
    timers.advance(5_000);
    const [first, second] = all.said("polite").value;
    expect(first?.text).toBe(second?.text);
    expect(first?.id).not.toBe(second?.id);
  });

  it("says the same words once while they wait", () => {
    const { timers, say, said } = announcer();
    say("New message from Ann");
    say("New message from Ann");
    timers.advance(100);
    expect(said()).toEqual(["New message from Ann"]);
  });

  it("does not talk through a crowd, and says that there was more", () => {
    const { timers, say, said } = announcer();
    for (let number = 1; number <= 10; number++) say(`Person ${number} is here`);
    timers.advance(100);
    expect(said()[0]).toMatch(/^And 2 more\. Person 3 is here\..* Person 10 is here\.$/);
  });

  it("keeps the last few in sight of a screen reader's cursor", () => {
    const { timers, say, said } = announcer();
    for (const word of ["one", "two", "three", "four"]) {
      say(word);
      timers.advance(2_000);
    }
    expect(said()).toEqual(["two", "three", "four"]);
    expect(timers.pending).toBe(0);
  });

  it("does not let what is urgent wait behind the rest", () => {
    const { timers, say, said } = announcer();
    say("A long story that takes its time to be told");
    timers.advance(100);
    say("You were muted", "assertive");
    timers.advance(100);
    expect(said("assertive")).toEqual(["You were muted"]);
  });

  it("forgets everything when hushed, and can speak again", () => {
    const { timers, all, say, said } = announcer();
    say("Ann is here");
    timers.advance(100);
    say("Ben is here");
    all.hush();
    timers.advance(5_000);
    expect(said()).toEqual([]);
    say("Clara is here");
    timers.advance(100);
    expect(said()).toEqual(["Clara is here"]);
  });

  it("has nothing to say for no words", () => {
    const { timers, say } = announcer();
    say("");
    expect(timers.pending).toBe(0);
  });
});

describe("sentences", () => {
  it("end where they ended, and with a full stop otherwise", () => {
    expect(sentences(["One", "Two.", "Three?"])).toBe("One. Two. Three?");
    expect(sentences(["Only one"])).toBe("Only one");
  });
});
