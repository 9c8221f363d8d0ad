import { beforeEach, describe, expect, it } from "vitest";
import type { ShownSeat } from "../protocol";
import { settle } from "../testing/devices";
import { FakeTimers } from "../testing/timers";
import { GATHER_MS, OUT_OF_SIGHT_MS, RETRY_MS, Showing } from "./showing";

describe("what the page shows", () => {
  let timers: FakeTimers;
  let told: ShownSeat[][];
  let taken: boolean;
  let showing: Showing;

  const pass = async (ms: number): Promise<void> => {
    timers.advance(ms);
    await settle();
  };
  const last = (): ShownSeat[] | undefined => told.at(-1);

  beforeEach(async () => {
    timers = new FakeTimers();
    told = [];
    taken = true;
    showing = new Showing({
      send: async (seats) => {
        told.push([...seats]);
        return taken;
      },
      timers,
    });
    showing.shows(
      new Map([
        [1, 330],
        [0, 640],
      ]),
    );
    await pass(GATHER_MS);
  });

  it("is told by seat, in steps", () => {
    expect(told).toEqual([
      [
        { seat: 0, width: 640 },
        { seat: 1, width: 400 },
      ],
    ]);
  });

  it("is told once for many changes, and not at all for small ones", async () => {
    for (const width of [100, 500, 900]) showing.shows(new Map([[0, width]]));
    await pass(GATHER_MS);
    showing.shows(new Map([[0, 905]]));
    await pass(GATHER_MS);
    expect(told.slice(1)).toEqual([[{ seat: 0, width: 960 }]]);
  });

  it("is nothing once the page has been out of sight for a while, and everything when it is back", async () => {
    showing.sight(false);
    await pass(OUT_OF_SIGHT_MS - 1);
    expect(told).toHaveLength(1);
    await pass(1);
    expect(last()?.map((seat) => seat.width)).toEqual([0, 0]);
    showing.sight(true);
    await pass(0);
    expect(last()?.map((seat) => seat.width)).toEqual([640, 400]);
  });

  it("goes on over a glance elsewhere", async () => {
    showing.sight(false);
    await pass(OUT_OF_SIGHT_MS - 1);
    showing.sight(true);
    await pass(OUT_OF_SIGHT_MS);
    expect(told).toHaveLength(1);
  });

  it("counts whoever sits down while the page is out of sight as not shown, too", async () => {
    showing.sight(false);
    await pass(OUT_OF_SIGHT_MS);
    showing.shows(new Map([[2, 300]]));
    await pass(GATHER_MS);
    expect(last()).toEqual([{ seat: 2, width: 0 }]);
  });

  it("is told anew to each transport", async () => {
    showing.begun();
    await pass(0);
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
  });

  it("is told again when the server did not take it, until it does", async () => {
    taken = false;
    showing.begun();
    await pass(0);
    await pass(RETRY_MS);
    taken = true;
    await pass(RETRY_MS);
    await pass(RETRY_MS);
    expect(told).toHaveLength(4);
  });

  it("is told in its newest form after a failure", async () => {
    taken = false;
    showing.shows(new Map([[0, 80]]));
    await pass(GATHER_MS);
    taken = true;
    showing.shows(new Map([[0, 160]]));
    await pass(RETRY_MS);
    expect(last()).toEqual([{ seat: 0, width: 160 }]);
  });
});
