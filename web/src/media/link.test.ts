import { describe, expect, it } from "vitest";
import {
  backoff,
  DIAL_MS,
  INITIAL,
  type Input,
  type LinkState,
  type Phase,
  PROBE_MS,
  RESTART_MS,
  step,
  UNSURE_MS,
} from "./link";

const at = (phase: Phase, signalling = true, failures = 0): LinkState => ({ phase, signalling, failures });
const after = (...inputs: Input[]) =>
  inputs.reduce((last, input) => step(last.state, input), step(INITIAL, inputs.shift()!));

describe("the media link", () => {
  it("dials as soon as it is welcome", () => {
    expect(after("welcome")).toEqual({ state: at("dialling"), action: "dial", timer: DIAL_MS });
  });

  it("waits a moment when the path goes silent, then restarts ICE, then dials anew", () => {
    const unsure = after("welcome", "connected", "disconnected");
    expect(unsure).toEqual({ state: at("unsure"), action: null, timer: UNSURE_MS });
    const restarting = step(unsure.state, "timeout");
    expect(restarting).toEqual({ state: at("restarting"), action: "restart", timer: RESTART_MS });
    expect(step(restarting.state, "timeout").action).toBe("dial");
  });

  it("goes on as before when the path comes back by itself", () => {
    expect(after("welcome", "connected", "disconnected", "connected").state).toEqual(at("connected"));
  });

  it("restarts ICE at once when the path has failed", () => {
    expect(after("welcome", "connected", "failed").action).toBe("restart");
  });

  it("dials anew when the server refuses the restart", () => {
    expect(step(at("restarting"), "refused").action).toBe("dial");
  });

  it("keeps media that flows while signalling alone drops and returns", () => {
    const dropped = after("welcome", "connected", "signalling_lost");
    expect(dropped).toEqual({ state: at("connected", false), action: null, timer: null });
    const probing = step(dropped.state, "welcome");
    expect(probing).toEqual({ state: at("probing"), action: "probe", timer: PROBE_MS });
    expect(step(probing.state, "traffic")).toEqual({ state: at("connected"), action: null, timer: null });
  });

  it("dials anew when nothing comes over the old transport after a new welcome", () => {
    expect(step(at("probing"), "timeout").action).toBe("dial");
    expect(step(at("probing"), "disconnected").action).toBe("dial");
    expect(step(at("probing"), "failed").action).toBe("dial");
  });

  it("is not told by an old connected state that the probe succeeded", () => {
    expect(step(at("probing"), "connected").state.phase).toBe("probing");
  });

  it("waits for signalling when both are lost, then dials at once", () => {
    const stranded = after("welcome", "connected", "signalling_lost", "failed");
    expect(stranded.state.phase).toBe("stranded");
    expect(stranded.action).toBeNull();
    expect(step(stranded.state, "welcome").action).toBe("dial");
  });

  it("gives up a dial whose signalling went away, and uses it should it still connect", () => {
    const stranded = after("welcome", "signalling_lost");
    expect(stranded.state.phase).toBe("stranded");
    expect(step(stranded.state, "connected").state.phase).toBe("connected");
  });

  it("dials again, more and more slowly, while dials fail", () => {
    let last = after("welcome");
    const waits: (number | null)[] = [];
    for (const failure of ["failed", "refused", "timeout"] as const) {
      last = step(last.state, failure);
      waits.push(last.timer);
      last = step(last.state, "timeout");
      expect(last.action).toBe("dial");
    }
    expect(waits).toEqual([250, 500, 1000]);
    expect(backoff(50)).toBe(8_000);
  });

  it("forgets earlier failures once connected and at a new welcome", () => {
    expect(step(at("dialling", true, 4), "connected").state.failures).toBe(0);
    expect(step(at("waiting", true, 4), "welcome").state.failures).toBe(0);
  });

  it("stays closed whatever comes", () => {
    const closed = after("welcome", "close");
    expect(closed.action).toBe("close");
    for (const input of ["welcome", "timeout", "failed", "connected", "close"] as const) {
      expect(step(closed.state, input)).toEqual({ state: closed.state, action: null, timer: null });
    }
  });

  it("has an answer to every input in every phase, and always a way on while signalling is up", () => {
    const phases: Phase[] = ["dialling", "connected", "probing", "unsure", "restarting", "waiting"];
    const inputs: Input[] = ["welcome", "connected", "disconnected", "failed", "refused", "traffic", "timeout"];
    for (const phase of phases) {
      for (const input of inputs) {
        const next = step(at(phase), input);
        const moves = next.state.phase === phase || next.timer !== null || next.state.phase === "connected";
        expect(moves, `${phase} on ${input}`).toBe(true);
      }
    }
  });
});
