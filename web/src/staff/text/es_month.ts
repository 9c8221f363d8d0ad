/** What the calendar's month says, in Spanish. */
import type { StaffText } from "./en";

export const month: StaffText["month"] = {
  views: "Mostrar el calendario como",
  list: "Lista",
  grid: "Mes",
  before: "Mes anterior",
  after: "Mes siguiente",
  today: "Hoy",
  isToday: "hoy",
  keys: "Con las flechas se va de un día a otro; con Re Pág y Av Pág, de un mes a otro. Intro lleva a los encuentros del día.",
  meetings: (count) => (count === 1 ? "1 encuentro" : `${count} encuentros`),
  nothing: "No hay encuentros este día.",
  at: (from, to) => `de ${from} a ${to}`,
  openOne: (title, at) => `La sesión: ${title}, ${at}`,
};
