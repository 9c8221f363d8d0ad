/** El panel de quien facilita, el menú de los botones, y salir. Spanish. */
import type { Text } from "./en";

export const rail: Text["rail"] = {
  tabs: {
    turns: "Turnos",
    rooms: "Salas",
    asks: "Encuestas, chequeo",
    hour: "Sesión",
    chat: "Chat",
    more: "Más",
  },
  parts: { asks: "Encuestas o chequeos", more: "Más herramientas" },
  quick: {
    label: "A mano",
    muteAll: "Silenciar",
    next: "Siguiente",
    nextOne: (name) => `Siguiente turno: ${name}`,
    nextNobody: "Nadie espera su turno",
    endTurn: "Fin del turno",
    hold: "Sostener silencio",
    release: "Fin del silencio",
    openRooms: "Abrir salas",
    openRoomsHint: "Abre la pestaña de las salas pequeñas",
    launch: "Abrir lo planeado",
    callBack: "Llamar de vuelta",
    callBackHint: "Todas las personas vuelven de las salas pequeñas, con una cuenta atrás de un minuto",
    calledBack: "Ya vuelven",
  },
  loading: "Abriendo el panel…",
  failed: "No se pudo cargar el panel. Seguimos intentándolo.",
  reload: "Volver a cargar esta página",
  bar: { more: "Más", menu: "Más botones" },
  strips: {
    label: "Lo que hay ahora",
    more: (count) => (count === 1 ? "Hay 1 aviso más" : `Hay ${count} avisos más`),
    all: "Mostrar todo",
    fewer: "Mostrar menos",
  },
  leave: {
    title: "¿Salir de la sesión?",
    lead: "El grupo sigue sin usted, y puede volver.",
    leave: "Salir",
    end: "Terminar para todos",
    endHint: "Todas las personas salen, y nadie puede volver a esta sesión.",
    stay: "Quedarse",
  },
  people: {
    hands: "Manos levantadas",
    band: (words) => `Parte de la palabra: ${words}`,
  },
  rooms: {
    now: "Abrir ya",
    nowHint: (minutes) => `«Abrir ya» no muestra antes el plan y abre las salas durante ${minutes} minutos.`,
    asksHelp: (names) => `${names} pide ayuda`,
  },
};
