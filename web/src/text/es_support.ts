/** Words on support, stepping out and side conversations, in Spanish. */
import type { Text } from "./en";

export const support: Text["support"] = {
  button: "Apoyo",
  asked: "Apoyo: pedido",
  title: "Apoyo",
  lead: "Lo que haga aquí queda entre usted y quienes facilitan. No se le dice a nadie más.",
  ask: "Necesito apoyo",
  askHint: "Alguien que facilita hablará con usted en cuanto pueda. No tiene que decir por qué.",
  withdraw: "Ya no hace falta",
  stepOut: "Salir un momento",
  stepOutHint:
    "Su imagen y su sonido se detienen de inmediato. Quienes facilitan saben que ha salido un momento; el resto, que está ausente. Su lugar le espera.",
  close: "Cerrar",
  own: "Ha pedido apoyo. Quienes facilitan lo saben.",
  seenBy: (name) => `${name} ha visto que usted necesita apoyo.`,
  seen: "Alguien que facilita ha visto que usted necesita apoyo.",

  calls: "Piden apoyo",
  needs: (name) => `${name} necesita apoyo`,
  left: (name) => `${name} pidió apoyo y ha salido`,
  since: (minutes) =>
    minutes < 1 ? "ahora mismo" : minutes === 1 ? "desde hace 1 minuto" : `desde hace ${minutes} minutos`,
  answeredBy: (name) => `lo ha visto ${name}`,
  answered: "visto",
  withLeader: (name) => `ahora con ${name}`,
  acknowledge: "Le hemos visto",
  acknowledgeOne: (name) => `Le hemos visto: decírselo a ${name}`,
  settle: "Listo",
  settleOne: (name) => `Listo: quitar a ${name} de la lista`,
  out: (name) => `${name} ha salido un momento`,

  aside: "en una conversación aparte",
  takeAside: "Hablar aparte",
  takeAsideOne: (name) => `Hablar aparte con ${name}`,
  endAside: "Terminar la conversación aparte",
  endAsideOne: (name) => `Terminar la conversación aparte con ${name}`,
  strip: "Conversación aparte",
  with: (name) => `Está en una conversación aparte con ${name}.`,
  alone: "Nadie más les ve ni les oye.",
  back: "Volver al grupo",
  noLeader: "Ahora no hay con el grupo nadie que facilite.",
  partnerHeld: (name) => `${name} está en pausa.`,
  partnerAway: (name) => `${name} se ha ausentado y vendrá aquí cuando vuelva.`,
  partnerLost: (name) => `Se perdió la conexión con ${name}. Cuando vuelva, estará aquí.`,
  partnerSilent: (name) => `${name} observa y todavía no se le puede oír.`,
  waitsAway: "Alguien que facilita le espera en una sala aparte. Cuando vuelva, solo ustedes dos se verán y se oirán.",
  waitsHeld:
    "Está en una sala aparte con alguien que facilita. Cuando termine la pausa, solo ustedes dos se verán y se oirán.",

  news: {
    taken: (name) => `Está en una conversación aparte con ${name}. Nadie más les ve ni les oye.`,
    takenAway: "Alguien que facilita le espera.",
    ended: "Está de nuevo con el grupo.",
    endedGone: (name) => `${name} ha salido. Usted está de nuevo con el grupo.`,
    othersIn: (leader, name) => `${leader} está en una conversación aparte con ${name}`,
    othersBack: (name) => `${name} ha vuelto de la conversación aparte`,
  },
};
