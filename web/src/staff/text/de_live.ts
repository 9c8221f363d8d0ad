/** What is said of a session that is on, in German. */
import type { StaffText } from "./en";

export const live: StaffText["live"] = {
  here: (count) => (count === 1 ? "1 Person ist da" : `${count} Personen sind da`),
  waiting: (count) => (count === 1 ? "1 wartet auf Einlass" : `${count} warten auf Einlass`),
  unled: "im Moment leitet niemand",
  room: (number) => `Raum ${number}`,
};
