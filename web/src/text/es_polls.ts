/** What is said about polls, in Spanish. */
import type { Text } from "./en";

const haveAnswered = (count: number): string => (count === 1 ? "1 ha respondido" : `${count} han respondido`);

export const polls: Text["polls"] = {
  tab: "Encuestas",
  news: {
    opened: (question) => `Una pregunta para usted: ${question}`,
    voted: (name, question) => `${name} ha respondido: ${question}`,
    closed: {
      closed: (question) => `Ya no se admiten respuestas: ${question}`,
      time: (question) => `Se acabó el tiempo para responder: ${question}`,
      room_closed: (question) => `La encuesta ha terminado al cerrarse su sala: ${question}`,
      session_ended: (question) => `La encuesta ha terminado con la sesión: ${question}`,
    },
    published: (question) => `Ya hay un resultado: ${question}`,
  },

  strip: "Encuesta",
  vote: "Responder",
  goOn: "Seguir respondiendo",
  change: "Cambiar mi respuesta",
  see: "Ver el resultado",
  putAway: "Ocultar",
  close: "Cerrar",
  given: "Ha respondido.",
  givenElsewhere: "Ha respondido en otro navegador. Allí puede cambiar su respuesta.",
  left: "Tiempo restante:",
  taken: haveAnswered,

  card: {
    who: {
      anonymous: "Anónima: nadie sabrá qué elige usted, ni el grupo ni quienes facilitan, y tampoco más adelante.",
      leaders: "Quienes facilitan ven al momento quién ha elegido qué.",
      results: "Si el resultado se muestra al grupo, va sin nombres.",
      names: "Si el resultado se muestra al grupo, va con nombres.",
      taken: "Quienes facilitan ven si usted ha respondido.",
      withheld: (group) =>
        `Solo hay resultado si responden al menos ${group} personas, y nada en él habla de menos de 3 personas.`,
      style: "Escriba de manera que nadie le reconozca por sus palabras.",
    },
    choose: { single: "Elija una", several: (most) => `Elija hasta ${most}`, scale: "De 0 a 10" },
    words: (most) => (most === 1 ? "Elija una palabra" : `Elija hasta ${most} palabras`),
    ownWord: "Una palabra suya",
    add: "Añadir",
    text: "Su respuesta",
    later: "Más tarde",
    send: "Responder",
    sendChange: "Cambiar mi respuesta",
    empty: "Responda primero, por favor, o elija «Más tarde».",
    tooMany: (most) => `Elija como mucho ${most}, por favor.`,
    until: "Puede cambiar su respuesta hasta que se cierre la encuesta.",
  },

  kinds: {
    single: "Una de varias respuestas",
    several: "Varias respuestas",
    scale: "Una escala de 0 a 10",
    words: "Palabras, por ejemplo sentimientos",
    text: "Un texto breve",
  },

  setUp: {
    title: "Preguntar algo",
    template: "Empezar con",
    blank: "Una pregunta en blanco",
    builtIn: "Listas para preguntar",
    own: "Guardadas por quienes facilitan",
    question: "Pregunta",
    kind: "Se responde con",
    options: {
      single: "Respuestas, una por línea",
      several: "Respuestas, una por línea",
      scale: "Qué significan 0 y 10, uno por línea, o nada",
      words: "Palabras que se ofrecen, una por línea",
      text: "",
    },
    ownWords: "Se pueden añadir palabras propias",
    most: "Como mucho (vacío: lo habitual)",
    anonymous: "Anónima",
    anonymousHint: "Nadie sabrá quién eligió qué. Nadie puede deshacer esto.",
    names: "Con nombres en el resultado, y se avisa antes de responder",
    minGroup: "Sin resultado por debajo de estas respuestas",
    here: "Solo en esta sala",
    minutes: "Minutos (vacío: hasta que la cierre)",
    open: "Preguntar ahora",
    save: "Guardar para luego",
    saveAs: "Guardar con el nombre",
    drop: "Borrar de las guardadas",
  },

  live: {
    count: (taken, asked) => `${taken} de ${asked} ${taken === 1 ? "ha" : "han"} respondido`,
    voters: "Han respondido",
    nobody: "Todavía no ha respondido nadie.",
    close: "Cerrar la encuesta",
    publish: "Mostrar al grupo",
    keep: "Queda para quienes facilitan, salvo que lo muestre al grupo.",
    published: "Se ha mostrado al grupo.",
    again: "Volver a preguntar",
    earlier: "Anteriores",
    open: "Abierta ahora",
    anonymous: "anónima",
    named: "con nombres para quienes facilitan",
    inRoom: (room) => `solo ${room}`,
    gone: "una sala ya cerrada",
    someone: "alguien que ha salido",
  },

  result: {
    title: "Resultado",
    ballots: (ballots, taken) =>
      ballots === taken
        ? `${haveAnswered(taken)}.`
        : `Participaron ${taken} y se contaron ${ballots} ${ballots === 1 ? "respuesta" : "respuestas"}: las demás se perdieron al reiniciarse el servidor.`,
    mean: (mean) => `En promedio, ${mean}`,
    meanAbout: (mean) => `En promedio, cerca de ${mean}`,
    nothing: "No ha respondido nadie.",
    tooFew: (group) => `Respondieron menos de ${group}, así que no hay resultado ni se ha guardado ninguno.`,
    whole:
      "Las respuestas están tan repartidas que cualquier número hablaría de menos de 3 personas. No se ha guardado ninguno.",
    part: "Reservado: lo que hablaría de menos de 3 personas y aquello de lo que se podría deducir. No se ha guardado.",
    withheld: "reservado",
    table: "Como tabla",
    answer: "Respuesta",
    votes: "Personas",
    texts: "Respuestas, sin ningún orden",
    names: "Quién eligió qué",
  },
  bands: { low: "Bajo, de 0 a 3", middle: "Medio, de 4 a 6", high: "Alto, de 7 a 10" },
};
