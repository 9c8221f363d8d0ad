/** Words on support, stepping out and side conversations, in German. */
import type { Text } from "./en";

export const support: Text["support"] = {
  button: "Beistand",
  asked: "Beistand: erbeten",
  title: "Beistand",
  lead: "Was Sie hier tun, bleibt zwischen Ihnen und der Leitung. Sonst erfährt es niemand.",
  ask: "Ich brauche Unterstützung",
  askHint: "Jemand von der Leitung kommt so bald wie möglich zu Ihnen. Sie brauchen nicht zu sagen, warum.",
  withdraw: "Nicht mehr nötig",
  stepOut: "Kurz hinausgehen",
  stepOutHint:
    "Ihr Bild und Ihr Ton enden sofort. Die Leitung weiß, dass Sie hinausgegangen sind, die anderen, dass Sie kurz weg sind. Ihr Platz bleibt frei.",
  close: "Schließen",
  own: "Sie haben um Unterstützung gebeten. Die Leitung weiß es.",
  seenBy: (name) => `${name} hat gesehen, dass Sie Unterstützung brauchen.`,
  seen: "Die Leitung hat gesehen, dass Sie Unterstützung brauchen.",

  calls: "Bitten um Unterstützung",
  needs: (name) => `${name} braucht Unterstützung`,
  left: (name) => `${name} hat um Unterstützung gebeten und ist gegangen`,
  since: (minutes) => (minutes < 1 ? "gerade eben" : minutes === 1 ? "seit 1 Minute" : `seit ${minutes} Minuten`),
  answeredBy: (name) => `gesehen von ${name}`,
  answered: "gesehen",
  withLeader: (name) => `jetzt mit ${name}`,
  acknowledge: "Gesehen",
  acknowledgeOne: (name) => `${name} zeigen, dass Sie die Bitte gesehen haben`,
  settle: "Erledigt",
  settleOne: (name) => `Erledigt: ${name} von der Liste nehmen`,
  out: (name) => `${name} ist kurz hinausgegangen`,

  aside: "in einem Gespräch zu zweit",
  takeAside: "Zu zweit sprechen",
  takeAsideOne: (name) => `Mit ${name} zu zweit sprechen`,
  endAside: "Gespräch zu zweit beenden",
  endAsideOne: (name) => `Gespräch zu zweit mit ${name} beenden`,
  strip: "Gespräch zu zweit",
  with: (name) => `Sie sprechen mit ${name} zu zweit.`,
  alone: "Sonst sieht und hört Sie niemand.",
  back: "Zurück zur Gruppe",
  noLeader: "Bei der Gruppe ist gerade niemand von der Leitung.",
  partnerHeld: (name) => `${name} ist kurz außerhalb des Kreises.`,
  partnerAway: (name) => `${name} ist kurz weg und kommt danach hierher zu Ihnen.`,
  partnerLost: (name) => `Die Verbindung zu ${name} ist unterbrochen. Danach geht es hier zu zweit weiter.`,
  partnerSilent: (name) => `${name} beobachtet und ist noch nicht zu hören.`,
  waitsAway:
    "Jemand von der Leitung wartet in einem eigenen Raum auf Sie. Wenn Sie zurückkommen, sehen und hören nur Sie beide einander.",
  waitsHeld:
    "Sie sind mit jemandem von der Leitung in einem eigenen Raum. Sobald Sie zurückgeholt werden, sehen und hören nur Sie beide einander.",

  news: {
    taken: (name) => `Sie sprechen mit ${name} zu zweit. Sonst sieht und hört Sie niemand.`,
    takenAway: "Jemand von der Leitung wartet auf Sie.",
    ended: "Sie sind wieder bei der Gruppe.",
    endedGone: (name) => `${name} ist gegangen. Sie sind wieder bei der Gruppe.`,
    othersIn: (leader, name) => `${leader} spricht mit ${name} zu zweit`,
    othersBack: (name) => `${name} ist aus dem Gespräch zu zweit zurück`,
  },
};
