/** What is said about check-ins, in Spanish. */
import type { Text } from "./en";

export const checkins: Text["checkins"] = {
  tab: "Chequeo",
  news: {
    opened: "Se pregunta al grupo cómo está.",
    closed: "El chequeo está cerrado.",
    acknowledged: (by, name) => `${by} se ocupa de ${name}.`,
  },
  severity: {
    minimal: "mínima",
    mild: "leve",
    moderate: "moderada",
    moderately_severe: "moderadamente grave",
    severe: "grave",
  },

  strip: "Chequeo",
  asks: { before: "¿Cómo está al empezar?", after: "¿Cómo está al terminar?" },
  answer: "Responder",
  goOn: "Seguir respondiendo",
  change: "Cambiar mi respuesta",
  decline: "Prefiero no",
  answered: "Ha respondido.",
  declined: "Ha preferido no participar. Está bien así.",
  answerAfterAll: "Responder de todos modos",
  shift: "Desde el comienzo:",
  mood: "Ánimo",
  helpTitle: "Cómo recibir ayuda ahora",

  form: {
    lead: "Responda lo que quiera. Puede cambiarlo hasta que se cierre el chequeo.",
    mood: "¿Cómo está de ánimo?",
    moodLow: "muy bajo",
    moodHigh: "muy bueno",
    noAnswer: "Borrar esta respuesta",
    words: "¿Qué siente de todo esto?",
    item: (number, words) => `${number}. ${words}`,
    alertFirst: (number, option) =>
      `Si en la pregunta ${number} responde algo distinto de «${option}», quienes facilitan reciben de inmediato el ` +
      "aviso de que quizá usted les necesite, elija lo que elija más abajo. Queda constancia de que se les avisó.",
    missing: (count) =>
      count === 1
        ? "Una pregunta no tiene respuesta, así que no habrá total."
        : `${count} preguntas no tienen respuesta, así que no habrá total.`,
    consent: "Qué pasa con sus respuestas",
    share: "Mostrarlas ahora a quienes facilitan",
    keep: "Guardarlas en mi registro",
    sum: {
      both: "Quienes facilitan ven ahora sus respuestas, y el personal del programa puede leerlas más adelante, junto con las de sus otras sesiones.",
      share: "Quienes facilitan ven ahora sus respuestas. Cuando termina la sesión, se olvidan.",
      keep: "Nadie ve ahora sus respuestas. El personal del programa puede leerlas más adelante, junto con las de sus otras sesiones.",
      none: "Solo usted ve sus respuestas, y cuando termina la sesión, se olvidan.",
    },
    never: "El resto del grupo no las ve nunca.",
    send: "Enviar",
    later: "Cerrar y dejar para luego",
    empty: "Responda algo, por favor, o elija «Prefiero no».",
  },

  concerns: {
    title: "Aviso privado",
    words: (name, questionnaire, number) =>
      `${name} ha respondido a la pregunta ${number} del ${questionnaire} con algo más que «ningún día».`,
    what: "Hable ahora en privado con esta persona; ya se le ha mostrado cómo recibir ayuda.",
    take: "Me ocupo yo",
    takeOne: (name) => `Me ocupo yo de ${name}`,
    taken: (name, by) => `${by} se ocupa de ${name}.`,
    strip: (name) => `Una respuesta de ${name} necesita atención ahora.`,
  },

  setUp: {
    title: "Preguntar al grupo cómo está",
    when: "Cuándo",
    before: "Antes, al empezar",
    after: "Después, al terminar",
    what: "Qué se pregunta",
    mood: "El ánimo, de 0 a 10",
    words: "Palabras para lo que se siente",
    language: "Idioma de las palabras",
    languages: { en: "English", de: "Deutsch", es: "Español", fr: "Français" },
    ownWords: "Palabras propias, separadas por comas",
    ownWordsHint: "Vacío: las habituales de este idioma.",
    scales: "Escalas propias, de 0 a 10",
    scale: (number) => `Escala ${number}`,
    label: "Qué pregunta",
    low: "0 significa",
    high: "10 significa",
    addScale: "Añadir una escala",
    removeScale: "Quitar esta escala",
    questionnaire: "Cuestionario",
    none: "Ninguno",
    phq9: "PHQ-9, depresión",
    gad7: "GAD-7, ansiedad",
    questionnaireHint:
      "Las respuestas y puntuaciones son solo para quienes facilitan y el personal. Orientan, no diagnostican.",
    open: "Preguntar ahora",
  },

  live: {
    title: { before: "Chequeo de inicio", after: "Chequeo de cierre" },
    count: (answered, declined) =>
      declined === 0
        ? people(answered, "ha respondido", "han respondido")
        : `${people(answered, "ha respondido", "han respondido")}, ${people(declined, "prefiere no", "prefieren no")}`,
    missing: (names) => `Faltan: ${names}`,
    close: "Cerrar el chequeo",
    earlier: "Anteriores",
    mean: (value) => `Ánimo medio de quienes lo comparten: ${value} de 10`,
    words: "Palabras",
  },

  part: {
    declined: "prefiere no",
    own: "ha respondido y se lo reserva",
    gone: "ha respondido; lo compartió sin guardarlo, y tras un reinicio ya no está disponible",
    kept: "en su registro",
    value: (label, value) => `${label}: ${value} de 10`,
    from: (label, before, after, by) => `${label}: ${before} → ${after} (${by})`,
    score: (name, total, highest, severity) => `${name}: ${total} de ${highest}, ${severity}`,
    incomplete: (name) => `${name}: incompleto, sin total`,
    details: "Cada respuesta",
    unanswered: "sin respuesta",
  },

  help: {
    title: "Cómo recibir ayuda",
    lead: "Lo lee quien da lugar a un aviso. Ponga lo que vale en su zona.",
    label: "Texto",
    save: "Guardar",
    usual: "Usar el texto habitual",
    saved: "Guardado.",
  },
};

function people(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
