/** What is said about the names of small rooms, and about who is kept apart and together, in German. */
import type { Text } from "./en";

export const roomNames: Text["roomNames"] = {
  numbered: (number) => `Raum ${number}`,
  aside: "Nebenraum",
  label: "Ein Name je Zeile",
  hint: "Räume ohne Namen haben eine Nummer. Ein Name lässt sich auch später ändern.",
  names: "Namen der Räume",
  rename: "Umbenennen",
  renameOne: (room) => `${room} umbenennen`,
  name: "Name des Raums",
  save: "Speichern",
  cancel: "Abbrechen",
  unassigned: (names) => `In keiner Kleingruppe: ${names}`,
  message: "Nachricht",
  messageOne: (room) => `Nachricht an ${room}`,
  messageAll: "Doch an alle Räume",
};

export const pairs: Text["pairs"] = {
  title: "Getrennt halten, zusammenhalten",
  lead: "Kleingruppen werden danach aufgeteilt, und niemand kann dagegen verschoben werden. Nur die Leitung sieht das. Es gilt für diese Sitzung.",
  none: "Für niemanden festgelegt.",
  kept: { apart: "getrennt", together: "zusammen" },
  pair: (one, other, kept) => `${one} und ${other}: ${kept}`,
  remove: "Entfernen",
  removeOne: (one, other) => `Regel für ${one} und ${other} entfernen`,
  one: "Eine Person",
  other: "Die andere",
  are: "bleiben",
  choose: "Bitte wählen…",
  add: "Hinzufügen",
  tooFew: "Dafür müssen zwei Personen da sein.",
};
