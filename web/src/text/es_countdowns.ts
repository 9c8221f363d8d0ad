/** What is said of countdowns to those who listen to the page, in Spanish. */
import type { Text } from "./en";

export const countdowns: Text["countdowns"] = {
  room: (seconds) => `Esta sala se cierra en ${seconds} segundos.`,
  rooms: (seconds) => `Las salas se cierran en ${seconds} segundos.`,
  break: (seconds) => `La pausa termina en ${seconds} segundos.`,
};
