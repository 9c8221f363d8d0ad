/** Lo que se dice al entrar y al salir, en español. */
import type { way as english } from "./en_way";
import type { Worded } from "./choose";

export const way: Worded<typeof english> = {
  looking: "Abriendo su invitación…",
  unreachable: "Ahora no se puede llegar al servidor. Lo seguimos intentando…",
  tryNow: "Intentar ahora",
  untitled: "Su invitación",
  invites: (hosts) => `Tiene una invitación para una reunión por vídeo con ${hosts}.`,
  invited: "Tiene una invitación para una reunión por vídeo.",
  observes: "Tiene una invitación para observar. Usted ve y oye al grupo, y el grupo ve que está presente.",
  hello: (name) => `Hola, ${name}.`,
  facts: "Sobre esta sesión",
  kind: "Tipo",
  kinds: {
    therapy: "Sesión de grupo",
    family: "Sesión de familia",
    couples: "Sesión de pareja",
    alumni: "Grupo de seguimiento",
  },
  hosts: "Facilita",
  time: "Cuándo",
  goingOn: "Está en marcha ahora.",
  openNow: "Está abierta ahora.",
  soon: (words) => `Empieza ${words}.`,
  steps: "Qué viene ahora",
  check: "Comprueba su cámara y su micrófono. Todavía no le ve ni le oye nadie.",
  agree: "Lee lo que el grupo ha acordado.",
  wait: "Quien facilita la sesión le deja entrar.",
  waitEarly: "Espera hasta que empiece la sesión. La página se abre sola.",
  enter: "Está en el círculo. Puede ausentarse o salir cuando quiera.",
  go: "Continuar",
  goSound: "Continuar solo con sonido",
  soundHint: "Entonces su cámara sigue apagada. Puede encenderla después.",
  asks: "Su navegador le preguntará si esta página puede usar el micrófono y la cámara.",
  asksNothing: "Su navegador no le pedirá cámara ni micrófono.",
  present: "Ya está dentro con este enlace",
  presentBody:
    "Está abierto en otra página o en otro dispositivo. Si sigue aquí, allí se cierra. Su lugar en el círculo sigue siendo el mismo.",
  move: "Seguir aquí",
  moveSound: "Seguir aquí solo con sonido",
  stay: "Si prefiere quedarse donde está, cierre esta página.",

  kept: {
    title: "Qué se guarda y qué no se guarda nunca",
    yes: "Lo guarda su programa",
    yesPoints: [
      "cuándo estuvo y en qué sala",
      "que habló y cuánto tiempo, nunca lo que dijo",
      "sus turnos, cuándo pidió la palabra, estuvo en silencio o tuvo un papel, nunca lo que se dijo",
      "los resultados de las encuestas; en las anónimas nadie puede ver quién eligió qué",
      "que pidió apoyo, o que una respuesta suya llamó a quien facilita",
      "cómo dice que se siente, si acepta que se guarde",
    ],
    no: "No lo guarda nadie",
    noPoints: [
      "el sonido y la imagen: no se graba nada",
      "el chat y las palabras privadas: desaparecen al terminar la sesión",
    ],
    back:
      "Puede salir cuando quiera y decidir de nuevo cada vez qué comparte. Si ya no quiere que se guarde lo que hay sobre " +
      "usted, o retira su acuerdo, dígalo en su programa: pueden borrar su nombre de los registros.",
  },

  version: (code) => `Versión ${code}. Si acepta, queda anotado junto con la versión.`,
  decline: "No acepto",

  preview: {
    noChoice: "Aquí no hay nada que elegir.",
    askingSound: "Su navegador le pide el micrófono.",
    heard: "Le oímos. Su micrófono funciona.",
    quiet: "Todavía no oímos nada. ¿Es el micrófono correcto y está cerca?",
    speakerTitle: "¿Nos oye?",
    play: "Reproducir un sonido de prueba",
    again: "Reproducirlo otra vez",
    playing: "Sonando…",
    didYou: "¿Ha oído tres notas?",
    yes: "Sí, las he oído",
    no: "No las he oído",
    good: "Bien. Oirá al grupo.",
    tryTitle: "Esto suele ayudar:",
    tries: [
      "Suba el volumen de su dispositivo.",
      "Mire si hay auriculares o un altavoz conectados, por cable o por Bluetooth.",
      "Elija otro altavoz en «Dispositivos», si lo hay.",
      "En un teléfono, quite el modo silencio.",
    ],
    blur: "Desenfocar lo que hay detrás de mí",
    blurHint: "Lo hace su dispositivo, antes de enviar nada.",
    blurAlways: "Su dispositivo desenfoca lo que hay detrás de usted. Puede cambiarlo en sus ajustes.",
  },

  waiting: {
    hosts: (hosts) => `Quien facilita (${hosts}) sabe que está aquí y le dejará entrar. Esta página se abre sola.`,
    rest: "Ahora no tiene que hacer nada. Si quiere, suelte los hombros y espire despacio.",
  },

  shut: {
    withdrawn: [
      "Esta invitación se ha retirado",
      "Ya no lleva a ninguna parte. Si le sorprende, pregunte a quien facilita su grupo.",
    ],
    early: ["Ahora no hay ninguna sesión", "Su enlace es válido. Vuelva cuando esté a punto de empezar la próxima."],
    earlyAt: (words) => `Su enlace es válido. La próxima sesión empieza el ${words}.`,
    opens: "Puede dejar esta página abierta: seguirá sola en cuanto pueda entrar.",
    again: "Mirar otra vez",
  },
  help: "Si necesita ayuda ahora",

  summary: {
    title: "Solo para usted",
    only: "Esta página lo olvida cuando la cierra.",
    change: "Cómo se encontraba, del principio al final:",
  },
};
