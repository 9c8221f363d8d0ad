/** What is said about how talk is spread, in Spanish. Leaders read it, save for the last lines. */
import type { Text } from "./en";

/** Minutes and seconds, as people say them. */
function time(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return rest === 0 || seconds >= 600 ? `${Math.round(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const DECIMAL = new Intl.NumberFormat("es", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const balance: Text["balance"] = {
  tab: "Equilibrio",
  time,
  lead: "Cómo se reparte la palabra en el grupo. Solo lo ven quienes facilitan.",
  nothing: "Todavía no se ha medido nada.",
  room: "Sala",
  window: "Ver",
  windows: (minutes) => (minutes === null ? "toda la sesión" : `últimos ${minutes} min`),
  hold: "Sostener el silencio",
  holdHint: "Mientras tanto no se le sugiere a nadie.",
  held: "Se sostiene el silencio: no se sugiere a nadie.",
  release: "Volver a sugerir",
  group: "El grupo",
  evenness: (evenness, speakers, people) =>
    `${spread(evenness)}: como si ${DECIMAL.format(speakers)} de ${people} hubieran hablado por igual.`,
  talk: (members, leaders) => `Participantes, ${members}; quienes facilitan, ${leaders}.`,
  tooLittle: "Se ha hablado demasiado poco para decir cómo se reparte.",
  alone: "Hay una sola persona participante, así que no hay nada que comparar.",
  suggest: "Podría invitar a",
  nobody: "Ahora nadie necesita una invitación.",
  giveWord: "Dar la palabra",
  aside: "Una conversación aparte",
  give: (name) => `Dar la palabra a ${name}`,
  people: "Persona por persona",
  peopleHint: "En el orden en que llegaron, no por cuánto hablaron.",
  bands: {
    not_yet_heard: "aún sin hablar",
    quiet: "habla poco",
    balanced: "en equilibrio",
    much_of_the_time: "habla gran parte del tiempo",
  },
  early: "aún es pronto",
  leader: "facilita",
  silences: {
    speaking: "habla",
    choosing: "elige el silencio",
    muted: "micrófono en silencio",
    kept_in: "no se le oye por un bloqueo o por lo que está en curso",
    no_sound: "no llega nada del micrófono",
    digital_silence: "el micrófono da silencio digital: quizá esté apagado en el aparato",
    link_lost: "sin conexión",
    apart: "en pausa o ausente un momento",
    watching: "observa",
  },
  details: "Detalles",
  detailsOf: (name) => `Detalles de ${name}`,
  facts: {
    spoken: "Habló",
    turns: "Intervenciones",
    longest: "Silencio más largo",
    overlap: "A la vez que alguien más",
    interrupted: "Interrumpió",
    wasInterrupted: "Le interrumpieron",
    total: "En todas las salas",
    last: "Se le oyó",
  },
  counted: (count) => times(count, "vez", "veces"),
  ago: (milliseconds) => `hace ${time(milliseconds)}`,
  now: "ahora mismo",
  never: "todavía no",
  trace: (spoken) => `Palabra por tramos de cinco minutos, hasta ahora: ${spoken.join(", ")}.`,
  settings: "Qué cuenta como qué",
  fields: {
    quiet_below: "Habla poco: menos de esta parte de lo que le tocaría por igual (%)",
    much_above: "Habla mucho: más de tantas veces lo que le tocaría por igual",
    heard_seconds: "Se le ha oído: a partir de estos segundos de habla",
    patience_minutes: "No se valora a nadie en sus primeros minutos",
  },
  save: "Guardar",
  strip: (names) => `Se ha oído poco a: ${names.join(", ")}`,
  news: {
    held: (name) => `${name} sostiene el silencio: no se sugiere a nadie.`,
    released: (name) => `${name} ha vuelto a activar las sugerencias.`,
    set: (name) => `${name} ha cambiado cómo se valora el equilibrio.`,
  },
  own: (spoken, turns) =>
    `Hoy habló ${time(spoken)}, en ${times(turns, "intervención", "intervenciones")}. Aquí solo lo ve usted.`,
  ownNothing: "Hoy estuvo escuchando. Aquí solo lo ve usted.",
};

function spread(evenness: number): string {
  if (evenness >= 0.85) return "La palabra se reparte por igual";
  if (evenness >= 0.65) return "La palabra se reparte bastante por igual";
  if (evenness >= 0.4) return "La palabra se reparte de forma desigual";
  return "Una o dos personas hablan casi todo el tiempo";
}
