import type { Worded } from "./choose";
import type { recovery as english } from "./en_recovery";

export const recovery: Worded<typeof english> = {
  offline: "Ihr Gerät hat gerade kein Netz.",
  offlineMore: "Ihr Platz bleibt frei. Sobald es wieder da ist, kommen Sie von selbst zurück.",
  server: "Der Server ist nicht erreichbar. Ihr Platz bleibt frei.",
  serverMore: "Sie kommen von selbst zurück und brauchen nichts zu tun.",
  flowing: "Vielleicht sehen und hören Sie einander inzwischen weiter.",
  frozen: "Was Sie sehen, ist das letzte Bild.",
  next: (seconds) => (seconds === 1 ? "Nächster Versuch in 1 Sekunde" : `Nächster Versuch in ${seconds} Sekunden`),
  trying: "Versuch läuft …",
  tryNow: "Jetzt versuchen",
  restoring: "Ton und Bild werden wiederhergestellt …",
  connecting: "Ton und Bild werden noch verbunden …",
  blocked: "Ton und Bild kommen durch dieses Netz nicht hindurch.",
  blockedMore:
    "Sie sind in der Sitzung, und die anderen sehen Ihren Namen. Oft hilft es, aus einem Firmen- oder Gäste-WLAN zu mobilen Daten zu wechseln oder ein VPN auszuschalten. Diese Seite versucht es weiter.",
  forIt: "Für die Menschen, die dieses Netz betreuen",
  allow: (protocol, address, port) => `${protocol.toUpperCase()} zu ${address}, Port ${port}`,
  allowLead: "Bitte lassen Sie mindestens eines davon zu, lieber UDP als TCP:",
  weak: "Ihre Verbindung ist schwach. Der Ton geht vor.",
  weakMore: "Ihr Bild wird vorerst klein gesendet.",
  stopCamera: "Meine Kamera ausschalten",
  good: "Ihre Verbindung ist wieder gut.",
  back: "Sie sind wieder verbunden.",
  detour: "Langsamer Weg",
  detourMore:
    "Dieses Netz lässt kein UDP durch. Ton und Bild nehmen einen langsameren Weg über TCP und kommen vielleicht etwas später an.",

  microphone: {
    back: "Es ist wieder ein Mikrofon da.",
    silent: "Ihr System oder Ihr Headset hält das Mikrofon stumm. Die anderen hören Sie nicht.",
    start: "Mikrofon einschalten",
    replaced: (name) => `Ihr Mikrofon wurde getrennt. Jetzt in Gebrauch: ${name}`,
    replacedUnnamed: "Ihr Mikrofon wurde getrennt. Jetzt ist ein anderes in Gebrauch.",
    dismiss: "Ohne Mikrofon",
  },
  camera: {
    back: "Es ist wieder eine Kamera da.",
    silent: "Ihr System hält die Kamera zurück. Die anderen sehen Sie nicht.",
    start: "Kamera einschalten",
    replaced: (name) => `Ihre Kamera wurde getrennt. Jetzt in Gebrauch: ${name}`,
    replacedUnnamed: "Ihre Kamera wurde getrennt. Jetzt ist eine andere in Gebrauch.",
    dismiss: "Ohne Kamera",
  },
  both: {
    denied:
      "Der Browser darf Mikrofon und Kamera nicht verwenden. Erlauben Sie beides neben der Adresse, und versuchen Sie es noch einmal.",
    dismiss: "Ohne beides",
  },
  again: "Noch einmal versuchen",
  how: "So erlauben Sie es",
  steps: {
    computer:
      "Oben neben der Adresse zeigt der Browser ein kleines Zeichen: ein Schloss, Regler oder eine durchgestrichene Kamera. Drücken Sie darauf, erlauben Sie das Gerät für diese Seite, und versuchen Sie es hier noch einmal.",
    phone:
      "Öffnen Sie die Einstellungen Ihres Telefons, wählen Sie diesen Browser, und erlauben Sie Mikrofon und Kamera. Versuchen Sie es dann hier noch einmal.",
    taken:
      "Schließen Sie andere Programme und Tabs, in denen vielleicht telefoniert wird, und versuchen Sie es noch einmal.",
  },
};
