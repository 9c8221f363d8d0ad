/** Was auf dem Weg hinein und hinaus gesagt wird, auf Deutsch. */
import type { way as english } from "./en_way";
import type { Worded } from "./choose";

export const way: Worded<typeof english> = {
  looking: "Ihre Einladung wird geöffnet…",
  unreachable: "Der Server ist im Moment nicht erreichbar. Wir versuchen es weiter…",
  tryNow: "Jetzt versuchen",
  untitled: "Ihre Einladung",
  invites: (hosts) => `Sie sind zu einem Treffen per Video mit ${hosts} eingeladen.`,
  invited: "Sie sind zu einem Treffen per Video eingeladen.",
  observes:
    "Sie sind zum Beobachten eingeladen. Sie sehen und hören die Gruppe, und die Gruppe sieht, dass Sie da sind.",
  hello: (name) => `Guten Tag, ${name}.`,
  facts: "Über diese Sitzung",
  kind: "Art",
  kinds: {
    therapy: "Gruppensitzung",
    family: "Familiensitzung",
    couples: "Paarsitzung",
    alumni: "Ehemaligengruppe",
  },
  hosts: "Leitung",
  time: "Wann",
  goingOn: "Sie läuft gerade.",
  openNow: "Sie ist jetzt offen.",
  soon: (words) => `Sie beginnt ${words}.`,
  steps: "Wie es weitergeht",
  check: "Sie prüfen Kamera und Mikrofon. Noch sieht und hört Sie niemand.",
  agree: "Sie lesen, was die Gruppe vereinbart hat.",
  wait: "Die Leitung lässt Sie hinein.",
  waitEarly: "Sie warten, bis die Sitzung beginnt. Die Seite öffnet sich von selbst.",
  enter: "Sie sind im Kreis. Sie können jederzeit kurz weggehen oder die Sitzung verlassen.",
  go: "Weiter",
  goSound: "Weiter, nur mit Ton",
  soundHint: "Dann bleibt Ihre Kamera aus. Sie können sie später einschalten.",
  asks: "Ihr Browser fragt gleich, ob diese Seite Mikrofon und Kamera benutzen darf.",
  asksNothing: "Ihr Browser fragt nicht nach Kamera oder Mikrofon.",
  present: "Mit diesem Link sind Sie schon dabei",
  presentBody:
    "Er ist auf einer anderen Seite oder einem anderen Gerät offen. Wenn Sie hier weitermachen, endet es dort. Ihr Platz im Kreis bleibt derselbe.",
  move: "Hier weitermachen",
  moveSound: "Hier weitermachen, nur mit Ton",
  stay: "Wenn Sie dort bleiben möchten, schließen Sie einfach diese Seite.",

  kept: {
    title: "Was aufbewahrt wird und was nie",
    yes: "Das bewahrt Ihre Einrichtung auf",
    yesPoints: [
      "wann Sie da waren und in welchem Raum",
      "dass und wie lange Sie gesprochen haben, nie was Sie gesagt haben",
      "wann Sie an der Reihe waren, sich gemeldet haben, stumm waren oder eine Rolle hatten, nie was gesagt wurde",
      "die Ergebnisse von Umfragen; bei anonymen Umfragen sieht niemand, wer was gewählt hat",
      "dass Sie um Unterstützung gebeten haben oder eine Ihrer Antworten die Leitung gerufen hat",
      "Ihre Angaben zum Befinden, wenn Sie dem zustimmen",
    ],
    no: "Das bewahrt niemand auf",
    noPoints: [
      "Ton und Bild: Nichts wird aufgezeichnet",
      "den Chat und vertrauliche Worte: Sie sind mit dem Ende der Sitzung weg",
    ],
    back:
      "Sie können jederzeit gehen und jedes Mal neu entscheiden, was Sie mitteilen. Wenn Sie nicht mehr möchten, dass etwas " +
      "über Sie aufbewahrt wird, oder Ihre Zustimmung zurücknehmen, sagen Sie es Ihrer Einrichtung: Sie kann Ihren Namen aus " +
      "den Aufzeichnungen löschen.",
  },

  version: (code) => `Fassung ${code}. Wenn Sie zustimmen, wird das mit der Fassung vermerkt.`,
  decline: "Ich stimme nicht zu",

  preview: {
    noChoice: "Hier gibt es nichts auszuwählen.",
    askingSound: "Ihr Browser fragt nach Ihrem Mikrofon.",
    heard: "Wir hören Sie. Ihr Mikrofon funktioniert.",
    quiet: "Wir hören noch nichts. Ist es das richtige Mikrofon, und ist es nah genug?",
    speakerTitle: "Hören Sie uns?",
    play: "Testton abspielen",
    again: "Noch einmal abspielen",
    playing: "Der Ton läuft…",
    didYou: "Haben Sie drei Töne gehört?",
    yes: "Ja, gehört",
    no: "Nein, nicht gehört",
    good: "Gut. Sie werden die Gruppe hören.",
    tryTitle: "Oft hilft das:",
    tries: [
      "Stellen Sie Ihr Gerät lauter.",
      "Sehen Sie nach, ob Kopfhörer oder Lautsprecher verbunden sind, mit Kabel oder Bluetooth.",
      "Wählen Sie unter „Geräte“ einen anderen Lautsprecher, falls es einen gibt.",
      "Schalten Sie am Telefon den Stummmodus aus.",
    ],
    blur: "Hinter mir unscharf machen",
    blurHint: "Das macht Ihr Gerät, bevor etwas gesendet wird.",
    blurAlways: "Ihr Gerät macht unscharf, was hinter Ihnen ist. Das können Sie in seinen Einstellungen ändern.",
  },

  waiting: {
    hosts: (hosts) =>
      `Die Leitung (${hosts}) weiß, dass Sie da sind, und lässt Sie herein. Diese Seite öffnet sich von selbst.`,
    rest: "Sie müssen jetzt nichts tun. Wenn Sie mögen, lassen Sie die Schultern sinken und atmen Sie langsam aus.",
  },

  shut: {
    withdrawn: [
      "Diese Einladung wurde zurückgezogen",
      "Sie führt nicht mehr hinein. Bitte fragen Sie Ihre Gruppenleitung, wenn Sie das überrascht.",
    ],
    early: [
      "Gerade ist keine Sitzung",
      "Ihr Link ist in Ordnung. Kommen Sie wieder, wenn die nächste Sitzung bald beginnt.",
    ],
    earlyAt: (words) => `Ihr Link ist in Ordnung. Die nächste Sitzung beginnt am ${words}.`,
    opens: "Sie können diese Seite offen lassen: Es geht von selbst weiter, sobald Sie hineinkönnen.",
    again: "Noch einmal nachsehen",
  },
  help: "Wenn Sie jetzt Hilfe brauchen",

  summary: {
    title: "Nur für Sie",
    only: "Diese Seite vergisst es, wenn Sie sie schließen.",
    change: "Wie es Ihnen ging, vom Anfang bis zum Ende:",
  },
};
