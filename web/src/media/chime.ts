/** The speaker's test: a short, soft sound made in the browser, heard whatever other sounds are switched off. */
const TEST_HZ = [523.25, 659.25, 783.99];
const NOTE_S = 0.22;

/** Play it on `speaker` ("" for the system's choice). Returns when it has ended. */
export function chime(speaker: string): Promise<void> {
  return play(TEST_HZ, speaker);
}

async function play(notes: readonly number[], speaker: string): Promise<void> {
  const context: AudioContext & { setSinkId?: (device: string) => Promise<void> } = new AudioContext();
  if (speaker !== "") await context.setSinkId?.(speaker);
  const ended = notes.map((frequency, index) => {
    const start = context.currentTime + index * NOTE_S;
    const tone = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S * 2);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + NOTE_S * 2);
    return new Promise((resolve) => (tone.onended = resolve));
  });
  await Promise.all(ended);
  await context.close();
}
