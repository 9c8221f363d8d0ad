import { beforeEach, describe, expect, it } from "vitest";
import type { LinkState } from "../generated/api";
import { FakeStore, settle } from "../testing/devices";
import { linkState } from "../testing/samples";
import { FakeTimers } from "../testing/timers";
import { Doorstep, FIRST_RETRY_MS, LOOK_AGAIN_MS, NoLink } from "./doorstep";
import { Ticket } from "./ticket";

describe("the doorstep", () => {
  let ticket: Ticket;
  let timers: FakeTimers;
  let doorstep: Doorstep;
  let asked: string[];
  let answers: (LinkState | Error)[];

  const look = async (): Promise<void> => {
    doorstep.look();
    await settle();
  };
  const pass = async (ms: number): Promise<void> => {
    timers.advance(ms);
    await settle();
  };

  beforeEach(() => {
    ticket = new Ticket("link", new FakeStore());
    timers = new FakeTimers();
    asked = [];
    answers = [];
    doorstep = new Doorstep({
      ticket,
      timers,
      look: async (token) => {
        asked.push(token);
        const answer = answers.shift() ?? new Error("no answer");
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
  });

  it("shows a client what the link is, and lets them on when they say so", async () => {
    answers = [linkState({ name: "Ann" })];
    await look();
    expect(doorstep.step.value.at).toBe("link");
    expect(doorstep.link?.name).toBe("Ann");
    doorstep.enter();
    expect(doorstep.step.value.at).toBe("passed");
    doorstep.look();
    expect(asked).toEqual(["link"]);
  });

  it.each(["facilitator", "co_facilitator"] as const)("keeps no %s waiting", async (role) => {
    answers = [linkState({ role })];
    await look();
    expect(doorstep.step.value.at).toBe("passed");
  });

  it("does not explain again to who was in by this tab", async () => {
    ticket.remember({ personal: "mine" });
    answers = [linkState()];
    await look();
    expect([asked, doorstep.step.value.at]).toEqual([["mine"], "passed"]);
  });

  it.each(["participant", "facilitator"] as const)("asks a %s first who is in on another page", async (role) => {
    ticket.remember({ personal: "mine" });
    answers = [linkState({ role, present: true })];
    await look();
    expect(doorstep.step.value.at).toBe("link");
  });

  it("tries again while the server cannot be reached, less and less often, and at once when asked to", async () => {
    await look();
    expect(doorstep.step.value.at).toBe("unreachable");
    await pass(FIRST_RETRY_MS);
    expect(asked).toHaveLength(2);
    await pass(FIRST_RETRY_MS);
    expect(asked).toHaveLength(2);
    answers = [linkState()];
    doorstep.hurry();
    await settle();
    expect(doorstep.step.value.at).toBe("link");
    expect(timers.pending).toBe(0);
  });

  it("says of a link that is none that it is none", async () => {
    answers = [new NoLink()];
    await look();
    expect(doorstep.step.value).toMatchObject({ at: "shut", why: "invalid" });
    expect(timers.pending).toBe(0);
  });

  it("goes back to the link when this tab's own token is of no use any more", async () => {
    ticket.remember({ personal: "mine", name: "Ann" });
    answers = [new NoLink(), linkState()];
    await look();
    expect(asked).toEqual(["mine", "link"]);
    expect([ticket.token, doorstep.step.value.at]).toEqual(["link", "link"]);
  });

  it("tries a group's link for its next session when the one this tab was in is over", async () => {
    ticket.remember({ personal: "mine" });
    answers = [linkState({ obstacle: "ended" }), linkState()];
    await look();
    expect([asked, doorstep.step.value.at]).toEqual([["mine", "link"], "link"]);
  });

  it.each(["full", "locked", "early"] as const)("looks again by itself while it is %s", async (obstacle) => {
    answers = [linkState({ obstacle }), new Error("no answer"), linkState()];
    await look();
    expect(doorstep.step.value).toMatchObject({ at: "shut", why: obstacle });
    await pass(LOOK_AGAIN_MS);
    expect(doorstep.step.value.at).toBe("shut");
    await pass(FIRST_RETRY_MS);
    expect(doorstep.step.value.at).toBe("link");
  });

  it.each(["expired", "withdrawn", "removed", "ended"] as const)(
    "does not look again once it is %s",
    async (obstacle) => {
      answers = [linkState({ obstacle })];
      await look();
      expect(doorstep.step.value).toMatchObject({ at: "shut", why: obstacle });
      expect(timers.pending).toBe(0);
    },
  );

  it("lets an answer that comes too late pass unheard", async () => {
    answers = [linkState({ obstacle: "full" }), linkState()];
    doorstep.look();
    doorstep.look();
    await settle();
    expect(doorstep.step.value.at).toBe("link");
  });
});
