/**
 * How loud the microphone is, for the preview's meter.
 *
 * `level` maps samples to 0..1 on a scale of decibels, because loudness is heard that way; `Meter` reads a live track.
 */

const SILENT_DB = -60;
const LOUD_DB = -10;
/** Above this a person can be heard well. */
export const HEARD = 0.35;

/** `samples` in -1..1. Returns: 0 (silence, below -60 dBFS) to 1 (loud, -10 dBFS and above). */
export function level(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
  if (sum === 0) return 0;
  const decibels = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, (decibels - SILENT_DB) / (LOUD_DB - SILENT_DB)));
}

/** A level that rises at once and falls gently, so that the meter does not flicker. */
export function smooth(before: number, now: number): number {
  return now >= before ? now : before * 0.85 + now * 0.15;
}

/** Tell the level of `track` on every frame of the screen until stopped. Returns: stop. */
export function watchLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  // Safari lets it begin with a touch only, unless the page listens already.
  const begin = (): void => void context.resume();
  addEventListener("pointerdown", begin, { once: true });
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let shown = 0;
  let frame = requestAnimationFrame(function look() {
    analyser.getFloatTimeDomainData(samples);
    shown = smooth(shown, level(samples));
    tell(shown);
    frame = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(frame);
    removeEventListener("pointerdown", begin);
    void context.close();
  };
}
