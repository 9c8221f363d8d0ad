/** What is said about agendas that are kept to be used again, in German. */
import type { Text } from "./en";

export const agendas: Text["agendas"] = {
  saved: "Gespeicherte Abläufe",
  take: (name, segments) => `${name} (${segments === 1 ? "1 Abschnitt" : `${segments} Abschnitte`})`,
  drop: "Löschen",
  dropOne: (name) => `Gespeicherten Ablauf löschen: ${name}`,
  keep: "Für das nächste Mal aufheben",
  keepHint:
    "Er steht auch in den nächsten Sitzungen dieser Gruppe bereit. Unter dem Namen eines anderen nimmt er dessen Platz ein.",
  name: "Bezeichnung",
  save: "Aufheben",
  kept: (name) => `Aufgehoben als ${name}.`,
};
