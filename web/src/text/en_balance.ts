/** What is said about how talk is spread. Leaders read it, save for the last lines. */

/** Minutes and seconds, as people say them. */
function time(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0 || seconds >= 600 ? `${Math.round(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const balance = {
  tab: "Balance",
  time,
  lead: "How talk is spread over the group. Only those who lead see this.",
  nothing: "Nothing has been measured yet.",
  room: "Room",
  window: "Look at",
  windows: (minutes: number | null): string => (minutes === null ? "whole session" : `last ${minutes} min`),
  hold: "Hold the silence",
  holdHint: "While it is held, nobody is suggested to you.",
  held: "The silence is held: nobody is suggested.",
  release: "Suggest again",
  group: "The group",
  evenness: (evenness: number, speakers: number, people: number): string =>
    `${spread(evenness)}: as if ${speakers.toFixed(1)} of ${people} had spoken alike.`,
  talk: (members: string, leaders: string): string => `Members ${members}, those who lead ${leaders}.`,
  tooLittle: "There has been too little talk to say how it is spread.",
  alone: "There is one member here, so there is nothing to compare.",
  suggest: "You might invite",
  nobody: "Nobody needs an invitation now.",
  giveWord: "Give the word",
  aside: "A side conversation",
  give: (name: string): string => `Give the word to ${name}`,
  people: "Each of them",
  peopleHint: "In the order they came, not by how much they spoke.",
  bands: {
    not_yet_heard: "not yet heard",
    quiet: "quiet",
    balanced: "balanced",
    much_of_the_time: "much of the time",
  },
  early: "too early to say",
  leader: "leads",
  silences: {
    speaking: "speaking",
    choosing: "choosing silence",
    muted: "muted",
    kept_in: "kept in by a lock or what is going on",
    no_sound: "nothing comes from the microphone",
    digital_silence: "the microphone gives digital silence: perhaps switched off at the device",
    link_lost: "link lost",
    apart: "on hold, or stepped away",
    watching: "watching",
  },
  details: "Details",
  detailsOf: (name: string): string => `Details of ${name}`,
  facts: {
    spoken: "Spoke",
    turns: "Turns",
    longest: "Longest silence",
    overlap: "While another spoke",
    interrupted: "Interrupted others",
    wasInterrupted: "Was interrupted",
    total: "In all rooms",
    last: "Last heard",
  },
  counted: (count: number): string => times(count, "time", "times"),
  ago: (milliseconds: number): string => `${time(milliseconds)} ago`,
  now: "just now",
  never: "not yet",
  trace: (spoken: readonly string[]): string => `Talk by five minutes, up to now: ${spoken.join(", ")}.`,
  settings: "What counts as what",
  fields: {
    quiet_below: "Quiet: less than this part of an equal share (%)",
    much_above: "Much: more than this many equal shares",
    heard_seconds: "Heard: after this many seconds of speech",
    patience_minutes: "Nobody is judged in their first minutes",
  },
  save: "Save",
  strip: (names: readonly string[]): string => `Not heard much: ${names.join(", ")}`,
  news: {
    held: (name: string): string => `${name} holds the silence: nobody is suggested.`,
    released: (name: string): string => `${name} has suggestions again.`,
    set: (name: string): string => `${name} has changed how balance is judged.`,
  },
  own: (spoken: number, turns: number): string =>
    `You spoke for ${time(spoken)} today, in ${times(turns, "turn", "turns")}. Only you see this here.`,
  ownNothing: "You listened today. Only you see this here.",
};

function spread(evenness: number): string {
  if (evenness >= 0.85) return "Talk is spread evenly";
  if (evenness >= 0.65) return "Talk is spread fairly evenly";
  if (evenness >= 0.4) return "Talk is spread unevenly";
  return "One or two speak most of the time";
}
