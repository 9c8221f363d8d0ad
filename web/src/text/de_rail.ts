/** Die Leiste der Leitung neben dem Kreis, das Menü der Knöpfe, das Gehen. German. */
import type { Text } from "./en";

export const rail: Text["rail"] = {
  tabs: {
    turns: "Reihum",
    rooms: "Gruppen",
    asks: "Umfrage, Befinden",
    hour: "Ablauf",
    chat: "Chat",
    more: "Mehr",
  },
  parts: { asks: "Umfragen oder Befinden", more: "Weitere Werkzeuge" },
  quick: {
    label: "Zur Hand",
    muteAll: "Alle stumm",
    next: "Weiter",
    nextOne: (name) => `Weiter an ${name}`,
    nextNobody: "Niemand wartet auf das Wort",
    endTurn: "Wort beenden",
    hold: "Stille halten",
    release: "Stille beenden",
    openRooms: "Gruppen öffnen",
    openRoomsHint: "Öffnet die Seite für Kleingruppen",
    launch: "Geplante öffnen",
    callBack: "Zurückrufen",
    callBackHint: "Alle werden aus den Kleingruppen zurückgerufen, mit einer Minute Vorlauf",
    calledBack: "Gerufen",
  },
  loading: "Die Werkzeuge werden geöffnet …",
  failed: "Die Werkzeuge konnten nicht geladen werden. Wir versuchen es weiter.",
  reload: "Diese Seite neu laden",
  bar: { more: "Mehr", menu: "Weitere Knöpfe für Sie" },
  strips: {
    label: "Was gerade ist",
    more: (count) => (count === 1 ? "Noch 1 Hinweis" : `Noch ${count} Hinweise`),
    all: "Alles zeigen",
    fewer: "Weniger zeigen",
  },
  leave: {
    title: "Die Sitzung verlassen?",
    lead: "Die Gruppe macht ohne Sie weiter, und Sie können zurückkommen.",
    leave: "Verlassen",
    end: "Für alle beenden",
    endHint: "Alle verlassen die Sitzung, und niemand kann in sie zurückkommen.",
    stay: "Bleiben",
  },
  people: {
    hands: "Wortmeldungen",
    band: (words) => `Redeanteil: ${words}`,
  },
  rooms: {
    now: "Gleich öffnen",
    nowHint: (minutes) => `„Gleich öffnen“ zeigt den Plan nicht vorher und öffnet die Gruppen für ${minutes} Minuten.`,
    asksHelp: (names) => `${names} bittet um Hilfe`,
  },
};
