/** Words on shared screens and on what stands large on one's own page, in German. */
import type { Text } from "./en";

export const sharing: Text["sharing"] = {
  button: "Bildschirm zeigen",
  takeOver: "Meinen zeigen",
  stop: "Nicht mehr zeigen",
  choosing: "Bitte wählen, was Sie zeigen …",
  own: "Ihr Bildschirm ist zu sehen.",
  seen: "Alle in diesem Raum können ihn sehen.",
  seenIn: (room: string) => `Alle in „${room}“ können ihn sehen.`,
  of: (name: string) => `Bildschirm von ${name}`,
  coming: "Der Bildschirm erscheint gleich.",
  waiting: (name: string) => `Die Verbindung von ${name} ist unterbrochen. Der Bildschirm steht kurz still.`,
  stopOne: (name: string) => `Bildschirm von ${name} nicht mehr zeigen`,
  large: "Bildschirm groß zeigen",
  small: "Bildschirm als eine der Kacheln zeigen",
  busy: (name: string) => `${name} zeigt gerade den Bildschirm. Danach können Sie Ihren zeigen.`,
  allowOne: "Bildschirm zeigen lassen",
  forbidOne: "Bildschirm nicht mehr zeigen lassen",
  section: "Bildschirme",
  everyone: "Alle dürfen ihren Bildschirm zeigen",
  everyoneHint: "In jedem Raum ein Bildschirm auf einmal. Sie können jeden beenden und jederzeit übernehmen.",
  pin: (name: string) => `${name} groß zeigen, nur bei Ihnen`,
  unpin: (name: string) => `${name} wieder wie die anderen zeigen`,
  pinned: "bei Ihnen groß",
  speaks: (names: string) => `Es spricht: ${names}`,
  trouble: {
    denied:
      "Es wird nichts gezeigt. Wenn Sie das nicht selbst so gewählt haben, erlauben Sie Ihrem Browser in den Einstellungen des Computers, den Bildschirm aufzunehmen.",
    missing: "Es gibt keinen Bildschirm und kein Fenster, das gezeigt werden könnte.",
    taken:
      "Der Computer gibt diesen Bildschirm nicht frei. Bitte versuchen Sie ein anderes Fenster oder den ganzen Bildschirm.",
    failed: "Das Zeigen hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
  },
  news: {
    shared: (name: string) => `${name} zeigt den Bildschirm`,
    over: (name: string) => `${name} zeigt den Bildschirm nicht mehr`,
    stoppedBy: (name: string) => `${name} hat Ihren Bildschirm beendet. Niemand sieht ihn mehr.`,
    takenOver: (name: string) => `${name} zeigt jetzt den Bildschirm. Ihrer ist nicht mehr zu sehen.`,
    ended: "Ihr Bildschirm wird nicht mehr gezeigt.",
    allowed: "Sie können jetzt Ihren Bildschirm zeigen.",
    forbidden: "Bildschirme zeigt wieder nur die Leitung.",
  },
};
