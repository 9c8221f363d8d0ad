/**
 * Everything that only those who lead use, loaded for them alone: the rail with its instruments.
 *
 * What must reach a leader even where this could not be loaded, calls for support and alerts, stands with everybody's.
 */
import { Loader } from "../session/loader";
import { browserTimers } from "../timers";

export const leading = new Loader(async () => (await import("./rail")).leaders, browserTimers);
