/** What is said of countdowns to those who listen to the page, in German. */
import type { Text } from "./en";

export const countdowns: Text["countdowns"] = {
  room: (seconds) => `Dieser Raum schließt in ${seconds} Sekunden.`,
  rooms: (seconds) => `Die Räume schließen in ${seconds} Sekunden.`,
  break: (seconds) => `Die Pause endet in ${seconds} Sekunden.`,
};
