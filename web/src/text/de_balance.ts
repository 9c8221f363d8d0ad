/** What is said about how talk is spread, in German. */
import type { Text } from "./en";

function time(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} Sek.`;
  const rest = seconds % 60;
  if (rest === 0 || seconds >= 600) return `${Math.round(seconds / 60)} Min.`;
  return `${Math.floor(seconds / 60)} Min. ${rest} Sek.`;
}

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const decimal = new Intl.NumberFormat("de", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const balance: Text["balance"] = {
  tab: "Redeanteile",
  time,
  lead: "Wie sich das Sprechen auf die Gruppe verteilt. Das sieht nur die Leitung.",
  nothing: "Noch ist nichts gemessen.",
  room: "Raum",
  window: "Zeitraum",
  windows: (minutes) => (minutes === null ? "ganze Sitzung" : `letzte ${minutes} Min.`),
  hold: "Stille halten",
  holdHint: "Solange Sie die Stille halten, wird Ihnen niemand vorgeschlagen.",
  held: "Die Stille wird gehalten: Niemand wird vorgeschlagen.",
  release: "Wieder vorschlagen",
  group: "Die Gruppe",
  evenness: (evenness, speakers, people) =>
    `${spread(evenness)}: als hätten ${decimal.format(speakers)} von ${people} gleich viel gesprochen.`,
  talk: (members, leaders) => `Mitglieder ${members}, Leitung ${leaders}.`,
  tooLittle: "Es wurde noch zu wenig gesprochen, um etwas über die Verteilung zu sagen.",
  alone: "Es ist nur ein Mitglied da; da gibt es nichts zu vergleichen.",
  suggest: "Vielleicht möchten Sie einladen",
  nobody: "Im Moment braucht niemand eine Einladung.",
  giveWord: "Wort geben",
  aside: "Gespräch zu zweit",
  give: (name) => `${name} das Wort geben`,
  people: "Alle im Einzelnen",
  peopleHint: "In der Reihenfolge, in der sie kamen, nicht nach Redezeit.",
  bands: {
    not_yet_heard: "noch nicht gehört",
    quiet: "wenig",
    balanced: "ausgewogen",
    much_of_the_time: "viel",
  },
  early: "noch zu früh",
  leader: "leitet",
  silences: {
    speaking: "spricht",
    choosing: "schweigt von sich aus",
    muted: "stumm",
    kept_in: "durch eine Sperre oder den Ablauf stummgehalten",
    no_sound: "vom Mikrofon kommt nichts an",
    digital_silence: "das Mikrofon liefert völlige Stille: vielleicht am Gerät ausgeschaltet",
    link_lost: "Verbindung unterbrochen",
    apart: "kurz weg oder herausgenommen",
    watching: "sieht zu",
  },
  details: "Einzelheiten",
  detailsOf: (name) => `Einzelheiten zu ${name}`,
  facts: {
    spoken: "Gesprochen",
    turns: "Wortbeiträge",
    longest: "Längstes Schweigen",
    overlap: "Zugleich mit anderen",
    interrupted: "Hat unterbrochen",
    wasInterrupted: "Wurde unterbrochen",
    total: "In allen Räumen",
    last: "Zuletzt gehört",
  },
  counted: (count) => `${count}-mal`,
  ago: (milliseconds) => `vor ${time(milliseconds)}`,
  now: "gerade eben",
  never: "noch nicht",
  trace: (spoken) => `Gesprochen je fünf Minuten, bis jetzt: ${spoken.join(", ")}.`,
  settings: "Was als viel oder wenig gilt",
  fields: {
    quiet_below: "Wenig: unter diesem Teil eines gleichen Anteils (%)",
    much_above: "Viel: über so vielen gleichen Anteilen",
    heard_seconds: "Gehört: ab so vielen Sekunden Sprechen",
    patience_minutes: "In den ersten Minuten wird niemand eingestuft",
  },
  save: "Speichern",
  strip: (names) => `Wenig gehört: ${names.join(", ")}`,
  news: {
    held: (name) => `${name} hält die Stille: Niemand wird vorgeschlagen.`,
    released: (name) => `${name} lässt wieder Vorschläge zu.`,
    set: (name) => `${name} hat geändert, was als viel oder wenig gilt.`,
  },
  own: (spoken, turns) =>
    `Sie haben heute ${time(spoken)} gesprochen, in ${times(turns, "Wortbeitrag", "Wortbeiträgen")}. Das sehen hier nur Sie.`,
  ownNothing: "Sie haben heute zugehört. Das sehen hier nur Sie.",
};

function spread(evenness: number): string {
  if (evenness >= 0.85) return "Das Sprechen ist gleichmäßig verteilt";
  if (evenness >= 0.65) return "Das Sprechen ist recht gleichmäßig verteilt";
  if (evenness >= 0.4) return "Das Sprechen ist ungleich verteilt";
  return "Meist sprechen eine oder zwei Personen";
}
