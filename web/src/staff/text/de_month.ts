/** What the calendar's month says, in German. */
import type { StaffText } from "./en";

export const month: StaffText["month"] = {
  views: "Kalender zeigen als",
  list: "Liste",
  grid: "Monat",
  before: "Monat davor",
  after: "Monat danach",
  today: "Heute",
  isToday: "heute",
  keys: "Mit den Pfeiltasten geht es von Tag zu Tag, mit Bild auf und Bild ab von Monat zu Monat. Die Eingabetaste führt zu den Terminen des Tages.",
  meetings: (count) => (count === 1 ? "1 Termin" : `${count} Termine`),
  nothing: "Keine Termine an diesem Tag.",
  at: (from, to) => `${from} bis ${to}`,
  openOne: (title, at) => `Zur Sitzung: ${title}, ${at}`,
};
