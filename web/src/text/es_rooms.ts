/** What is said about the names of small rooms, and about who is kept apart and together, in Spanish. */
import type { Text } from "./en";

export const roomNames: Text["roomNames"] = {
  numbered: (number) => `Sala ${number}`,
  aside: "Sala aparte",
  label: "Un nombre por línea",
  hint: "Las salas sin nombre llevan un número. El nombre también se puede cambiar después.",
  names: "Nombres de las salas",
  rename: "Cambiar el nombre",
  renameOne: (room) => `Cambiar el nombre de ${room}`,
  name: "Nombre de la sala",
  save: "Guardar",
  cancel: "Cancelar",
  unassigned: (names) => `En ninguna sala pequeña: ${names}`,
  message: "Mensaje",
  messageOne: (room) => `Mensaje a ${room}`,
  messageAll: "Mejor a todas las salas",
};

export const pairs: Text["pairs"] = {
  title: "En salas distintas, en la misma sala",
  lead: "Las salas pequeñas se reparten según esto, y no se puede mover a nadie en contra. Solo lo ven quienes facilitan. Vale para esta sesión.",
  none: "No hay ninguna regla.",
  kept: { apart: "en salas distintas", together: "en la misma sala" },
  pair: (one, other, kept) => `${one} con ${other}: ${kept}`,
  remove: "Quitar",
  removeOne: (one, other) => `Quitar la regla para ${one} con ${other}`,
  one: "Una persona",
  other: "La otra",
  are: "se mantienen",
  choose: "Elija…",
  add: "Añadir",
  tooFew: "Para esto tiene que haber dos personas.",
};
