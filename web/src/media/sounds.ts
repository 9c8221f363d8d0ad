/**
 * The sounds of the circle, made in the browser: soft, short, and never the only sign of anything. One switch turns them
 * all off; the bell of breaks and pauses has one of its own beside it.
 *
 * Rule that holds: a sound is heard when it is played or not at all. None waits until the browser allows it, and what
 * happens several times at once sounds once.
 */
import { Remembered } from "../views/remembered";

export const soundsOn = new Remembered("hearth:sounds", true);
export const bellsOn = new Remembered("hearth:bells", true);

/** Somebody waits at the door; somebody needs support; a hand for leaders; a room soon closes or a turn ends; the bell. */
export type Cue = "waiting" | "support" | "hand" | "countdown" | "bell";

interface Tone {
  readonly hz: number;
  readonly at: number;
  readonly seconds: number;
  readonly volume: number;
}

const note = (hz: number, at: number, volume = 0.12, seconds = 0.45): Tone => ({ hz, at, seconds, volume });
const TONES: Readonly<Record<Cue, readonly Tone[]>> = {
  waiting: [note(392, 0), note(523.25, 0.18)],
  support: [note(587.33, 0, 0.15), note(880, 0.22, 0.15), note(587.33, 0.6, 0.15), note(880, 0.82, 0.15)],
  hand: [note(659.25, 0, 0.08, 0.35)],
  countdown: [note(523.25, 0, 0.1, 0.6), note(392, 0.3, 0.1, 0.8)],
  // A singing bowl: a few partials, the high ones gone first.
  bell: [note(220, 0, 0.16, 5.5), note(597, 0, 0.08, 3.6), note(1150, 0, 0.035, 2)],
};
const STRIKE_S = 0.015;
const SILENCE = 0.0005;
const AGAIN_MS = 1_500;
const ALLOWED_MS = 300;

type Speaker = { setSinkId?: (device: string) => Promise<void> };

interface Needs {
  /** Null where the browser makes no sound. */
  readonly context: () => (AudioContext & Speaker) | null;
  readonly allowed: (cue: Cue) => boolean;
  readonly now: () => number;
}

export class Sounds {
  readonly #needs: Needs;
  readonly #last = new Map<Cue, number>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Play it on `speaker` ("" for the system's choice). Returns when it has ended, at once where it is not heard. */
  async play(cue: Cue, speaker: string): Promise<void> {
    const now = this.#needs.now();
    if (!this.#needs.allowed(cue) || now - (this.#last.get(cue) ?? -Infinity) < AGAIN_MS) return;
    this.#last.set(cue, now);
    const context = this.#needs.context();
    if (context === null) return;
    try {
      if (speaker !== "") await context.setSinkId?.(speaker);
      if (await running(context)) await Promise.all(TONES[cue].map((tone) => sound(context, tone)));
    } catch (error) {
      console.debug("A sound could not be played", error);
    } finally {
      await context.close().catch(() => undefined);
    }
  }
}

/** Whether the browser lets it be heard now. */
async function running(context: AudioContext): Promise<boolean> {
  if (context.state === "running") return true;
  await Promise.race([context.resume(), new Promise((late) => setTimeout(late, ALLOWED_MS))]);
  return (context.state as AudioContextState) === "running";
}

function sound(context: AudioContext, { hz, at, seconds, volume }: Tone): Promise<unknown> {
  const start = context.currentTime + at;
  const tone = context.createOscillator();
  const level = context.createGain();
  tone.frequency.value = hz;
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(volume, start + STRIKE_S);
  level.gain.exponentialRampToValueAtTime(SILENCE, start + seconds);
  tone.connect(level).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
  return new Promise((resolve) => (tone.onended = resolve));
}

const sounds = new Sounds({
  context: () => (typeof AudioContext === "undefined" ? null : new AudioContext()),
  allowed: (cue) => soundsOn.value && (cue !== "bell" || bellsOn.value),
  now: () => performance.now(),
});

/** Play one of the circle's sounds, unless they are switched off. The page says it all the same. */
export function play(cue: Cue, speaker: string): Promise<void> {
  return sounds.play(cue, speaker);
}
