/** What is said of a session that is on, in Spanish. */
import type { StaffText } from "./en";

export const live: StaffText["live"] = {
  here: (count) => (count === 1 ? "hay 1 persona" : `hay ${count} personas`),
  waiting: (count) => (count === 1 ? "1 espera para entrar" : `${count} esperan para entrar`),
  unled: "ahora no hay nadie que facilite",
  room: (number) => `Sala ${number}`,
};
