import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "../generated/api";
import { FakeTimers } from "../testing/timers";
import { Api } from "./api";
import { SignIn } from "./sign_in";

const MINUTE = 60_000;
const ann: Member = { id: "s1", login: "ann", name: "Ann", role: "staff", added_at: 0, closed_at: null };

class World {
  readonly timers = new FakeTimers();
  readonly kept = new Map<string, string>();
  readonly asked: string[] = [];
  now = 0;
  good = true;
  signIn = this.open();

  open(): SignIn {
    const signIn = new SignIn({
      store: {
        getItem: (key) => this.kept.get(key) ?? null,
        setItem: (key, value) => void this.kept.set(key, value),
        removeItem: (key) => void this.kept.delete(key),
      },
      timers: this.timers,
      now: () => this.now,
    });
    this.signIn = signIn;
    return signIn;
  }

  async begin(): Promise<void> {
    const api = new Api({
      fetch: async (url, init) => this.#answer(url.replace("/api/v1", ""), init),
      token: () => this.signIn.token,
      signedOut: () => this.signIn.over(),
    });
    await this.signIn.begin(api);
  }

  async pass(minutes: number): Promise<void> {
    for (let quarter = 0; quarter < minutes * 4; quarter += 1) {
      this.now += MINUTE / 4;
      this.timers.advance(MINUTE / 4);
    }
    await Promise.resolve();
  }

  #answer(path: string, _init: RequestInit): Response {
    this.asked.push(path);
    const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
    if (!this.good) return json({ code: "unauthenticated", detail: "Please sign in." }, 401);
    if (path === "/sign-in") return json({ token: "t", idle_minutes: 20, staff: ann });
    if (path === "/sign-out") return new Response(null, { status: 204 });
    return json({ by: "s1", scopes: ["groups:read"], staff: ann });
  }
}

describe("a sign-in", () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    await world.begin();
  });

  it("begins with nobody", () => {
    expect(world.signIn.state.value).toEqual({ at: "out", why: "never" });
    expect(world.asked).toEqual([]);
  });

  it("is refused in the server's words", async () => {
    world.good = false;
    expect(await world.signIn.enter("ann", "wrong")).toMatchObject({ code: "unauthenticated" });
    expect(world.signIn.state.value.at).toBe("out");
  });

  it("lasts over a reload of the tab", async () => {
    expect(await world.signIn.enter("ann", "right")).toBeNull();
    expect(world.signIn.state.value).toEqual({ at: "in", staff: ann, scopes: ["groups:read"] });
    world.open();
    await world.begin();
    expect(world.signIn.state.value.at).toBe("in");
  });

  it("is over when the server says so", async () => {
    await world.signIn.enter("ann", "right");
    world.good = false;
    world.open();
    await world.begin();
    expect(world.signIn.state.value).toEqual({ at: "out", why: "idle" });
    expect(world.kept.size).toBe(0);
  });

  it("is over when the person has gone, after a warning", async () => {
    await world.signIn.enter("ann", "right");
    await world.pass(17);
    expect(world.signIn.leaving.value).toBe(false);
    await world.pass(1.5);
    expect(world.signIn.leaving.value).toBe(true);
    await world.pass(2);
    expect(world.signIn.state.value).toEqual({ at: "out", why: "idle" });
    expect(world.asked).toContain("/sign-out");
    expect(world.timers.pending).toBe(0);
  });

  it("goes on while the person is there, and the server hears of it now and then", async () => {
    await world.signIn.enter("ann", "right");
    const before = world.asked.length;
    for (let minute = 0; minute < 30; minute += 1) {
      await world.pass(1);
      world.signIn.active();
    }
    expect(world.signIn.state.value.at).toBe("in");
    expect(world.asked.length - before).toBe(6);
  });

  it("ends when they leave, whatever the server says", async () => {
    await world.signIn.enter("ann", "right");
    world.good = false;
    await world.signIn.leave();
    expect(world.signIn.state.value).toEqual({ at: "out", why: "left" });
    expect(world.kept.size).toBe(0);
  });
});
