/** A bell that is struck once and fades, made in the browser: a few partials of a singing bowl, the high ones gone first. */

interface Partial {
  readonly hz: number;
  readonly volume: number;
  readonly seconds: number;
}

const PARTIALS: readonly Partial[] = [
  { hz: 220, volume: 0.16, seconds: 5.5 },
  { hz: 597, volume: 0.08, seconds: 3.6 },
  { hz: 1150, volume: 0.035, seconds: 2 },
];
const STRIKE_S = 0.012;

/** Strike it on `speaker` ("" for the system's choice). Returns when it has faded; where there is no sound, at once. */
export async function strike(speaker: string): Promise<void> {
  if (!("AudioContext" in globalThis)) return;
  const context: AudioContext & { setSinkId?: (device: string) => Promise<void> } = new AudioContext();
  try {
    if (speaker !== "") await context.setSinkId?.(speaker);
    await Promise.all(PARTIALS.map((partial) => sound(context, partial)));
  } catch (error) {
    console.debug("The bell was not heard", error);
  } finally {
    await context.close();
  }
}

function sound(context: AudioContext, { hz, volume, seconds }: Partial): Promise<unknown> {
  const start = context.currentTime;
  const tone = new OscillatorNode(context, { frequency: hz });
  const level = new GainNode(context, { gain: 0 });
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(volume, start + STRIKE_S);
  level.gain.exponentialRampToValueAtTime(0.0005, start + seconds);
  tone.connect(level).connect(context.destination);
  tone.start(start);
  tone.stop(start + seconds);
  return new Promise((resolve) => (tone.onended = resolve));
}
