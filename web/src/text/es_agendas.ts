/** What is said about agendas that are kept to be used again, in Spanish. */
import type { Text } from "./en";

export const agendas: Text["agendas"] = {
  saved: "Agendas guardadas",
  take: (name, segments) => `${name} (${segments === 1 ? "1 parte" : `${segments} partes`})`,
  drop: "Borrar",
  dropOne: (name) => `Borrar la agenda guardada ${name}`,
  keep: "Guardarla para la próxima vez",
  keepHint:
    "También se ofrece en las próximas sesiones de este grupo. Con el nombre de otra, ocupa el lugar de aquella.",
  name: "Nombre",
  save: "Guardar",
  kept: (name) => `Guardada como ${name}.`,
};
