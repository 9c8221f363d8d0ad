import type { Worded } from "./choose";
import type { settings as english } from "./en_settings";

export const settings: Worded<typeof english> = {
  open: "Anzeige und Ton",
  openShort: "Anzeige",
  title: "Hilfe und Einstellungen",
  theme: "Farben",
  themes: {
    system: "Wie auf diesem Gerät",
    light: "Hell",
    dark: "Dunkel",
    contrast: "Mehr Kontrast",
  },
  ownTile: "Mein eigenes Bild zeigen",
  ownTileNote: "Die anderen sehen Sie in jedem Fall.",
  sound: "Ton",
  sounds: "Einen Ton spielen, wenn etwas ansteht",
  soundsNote: "Etwa wenn jemand Unterstützung braucht oder wartet, oder wenn ein Raum bald schließt.",
  bells: "In Pausen eine Glocke läuten",
  language: "Sprache",
  ownLanguage: "Wie in diesem Browser",
  languageNote: "Die Seite wird dafür neu geladen. Wenn Sie in der Gruppe sind, kommen Sie gleich dorthin zurück.",
  useLanguage: "Diese Sprache verwenden",
  close: "Schließen",
};
