/**
 * When to dial, restart and dial again: the life of the media transport as a pure state machine.
 *
 *     idle ──welcome──▶ dialling ──connected──▶ connected ──disconnected──▶ unsure ──2 s──▶ restarting ──2.5 s──▶ dialling
 *                          ▲ │ failed, refused, timeout       │ ▲ traffic                      (ICE restart)
 *                  timeout │ ▼                        welcome ▼ │
 *                        waiting (backoff)                  probing ──0.5 s without traffic──▶ dialling
 *
 * `stranded`: the transport is down and so is signalling; the next welcome dials. Signalling alone may drop while media
 * flows on; after the new welcome the transport is probed, because a restarted server no longer knows it, and only a
 * server that does can still send packets.
 *
 * Rule that holds: `step` has no effects. The driver (`transport.ts`) performs `action`, arms `timer` (replacing the
 * earlier one) and feeds back what happens to the *current* transport only.
 */

export type Phase =
  "idle" | "dialling" | "connected" | "probing" | "unsure" | "restarting" | "waiting" | "stranded" | "closed";

export type Input =
  | "welcome" // signalling is up, at first or again
  | "signalling_lost"
  | "connected" // the transport's own states
  | "disconnected"
  | "failed"
  | "refused" // the offer was not answered, or its answer not accepted
  | "traffic" // a packet came in after the probe began
  | "timeout"
  | "close";

export interface LinkState {
  readonly phase: Phase;
  readonly signalling: boolean;
  /** Dials that failed since the last connected one. */
  readonly failures: number;
}

export interface Step {
  readonly state: LinkState;
  readonly action: "dial" | "restart" | "probe" | "close" | null;
  /** Milliseconds until `timeout`; null for none. A step that keeps the phase keeps its timer. */
  readonly timer: number | null;
}

export const INITIAL: LinkState = { phase: "idle", signalling: false, failures: 0 };

export const DIAL_MS = 6_000;
export const PROBE_MS = 500;
export const UNSURE_MS = 2_000;
export const RESTART_MS = 2_500;
const BACKOFF_FIRST_MS = 250;
const BACKOFF_LAST_MS = 8_000;

/** Milliseconds to wait after the n-th dial in a row failed. */
export function backoff(failures: number): number {
  return Math.min(BACKOFF_LAST_MS, BACKOFF_FIRST_MS * 2 ** Math.max(0, failures - 1));
}

export function step(state: LinkState, input: Input): Step {
  if (state.phase === "closed") return stay(state);
  switch (input) {
    case "welcome":
      return welcome({ ...state, signalling: true });
    case "signalling_lost":
      return signallingLost({ ...state, signalling: false });
    case "connected":
      return state.phase === "probing" ? stay(state) : connected(state);
    case "disconnected":
      return disconnected(state);
    case "failed":
      return failed(state);
    case "refused":
      if (state.phase === "restarting") return dial(state);
      return state.phase === "dialling" ? wait(state) : stay(state);
    case "traffic":
      return state.phase === "probing" ? connected(state) : stay(state);
    case "timeout":
      return timeout(state);
    case "close":
      return { state: { ...state, phase: "closed" }, action: "close", timer: null };
  }
}

function welcome(state: LinkState): Step {
  if (state.phase === "connected" || state.phase === "probing") {
    return { state: { ...state, phase: "probing" }, action: "probe", timer: PROBE_MS };
  }
  return dial({ ...state, failures: 0 });
}

function signallingLost(state: LinkState): Step {
  if (state.phase === "connected" || state.phase === "probing") return connected(state);
  return state.phase === "idle" ? stay(state) : strand(state);
}

function disconnected(state: LinkState): Step {
  if (state.phase === "probing") return dial(state);
  if (state.phase !== "connected") return stay(state);
  return state.signalling ? { state: { ...state, phase: "unsure" }, action: null, timer: UNSURE_MS } : strand(state);
}

function failed(state: LinkState): Step {
  switch (state.phase) {
    case "connected":
    case "unsure":
      return state.signalling ? restart(state) : strand(state);
    case "probing":
    case "restarting":
      return dial(state);
    case "dialling":
      return wait(state);
    default:
      return stay(state);
  }
}

function timeout(state: LinkState): Step {
  switch (state.phase) {
    case "probing":
    case "restarting":
    case "waiting":
      return dial(state);
    case "unsure":
      return restart(state);
    case "dialling":
      return wait(state);
    default:
      return stay(state);
  }
}

const stay = (state: LinkState): Step => ({ state, action: null, timer: null });
const strand = (state: LinkState): Step => ({ state: { ...state, phase: "stranded" }, action: null, timer: null });
const dial = (state: LinkState): Step => ({ state: { ...state, phase: "dialling" }, action: "dial", timer: DIAL_MS });

function connected(state: LinkState): Step {
  return { state: { ...state, phase: "connected", failures: 0 }, action: null, timer: null };
}

function restart(state: LinkState): Step {
  return { state: { ...state, phase: "restarting" }, action: "restart", timer: RESTART_MS };
}

function wait(state: LinkState): Step {
  const failures = state.failures + 1;
  return { state: { ...state, phase: "waiting", failures }, action: null, timer: backoff(failures) };
}
