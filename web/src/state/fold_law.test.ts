/** The fold law on recorded meetings, as the server tells them (tests/web/fold_logs.py). */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { View, WireEvent } from "../protocol";
import { advance, fold } from "./fold";

interface Recorded {
  readonly start: View;
  readonly steps: readonly [WireEvent, Partial<View>][];
}

const FOLDER = fileURLToPath(new URL("../../../tests/fixtures/fold/", import.meta.url));
const read = (file: string): Recorded => JSON.parse(readFileSync(FOLDER + file, "utf8")) as Recorded;

describe.each(readdirSync(FOLDER))("the meeting of %s", (file) => {
  const { start, steps } = read(file);

  it("gives after every event the view that the server would send", () => {
    let folded = start;
    let sent = start;
    for (const [event, change] of steps) {
      folded = fold(folded, event);
      sent = { ...sent, ...change };
      expect(folded, `after ${event.type}`).toEqual(sent);
    }
  });

  it("gives the same in one batch as event by event", () => {
    const events = steps.map(([event]) => event);
    const last = events.reduce(fold, start);
    expect(advance({ view: start, seq: 0 }, events).view).toEqual(last);
  });
});
