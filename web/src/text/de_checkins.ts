/** What is said about check-ins, in German. */
import type { Text } from "./en";

export const checkins: Text["checkins"] = {
  tab: "Befinden",
  news: {
    opened: "Alle werden gefragt, wie es ihnen geht.",
    closed: "Die Befindensrunde ist geschlossen.",
    acknowledged: (by, name) => `${by} kümmert sich um ${name}.`,
  },
  severity: {
    minimal: "minimal",
    mild: "leicht",
    moderate: "mittelgradig",
    moderately_severe: "mittelgradig bis schwer",
    severe: "schwer",
  },

  strip: "Befinden",
  asks: { before: "Wie geht es Ihnen zu Beginn?", after: "Wie geht es Ihnen zum Abschluss?" },
  answer: "Antworten",
  goOn: "Weiter antworten",
  change: "Antwort ändern",
  decline: "Lieber nicht",
  answered: "Sie haben geantwortet.",
  declined: "Sie nehmen nicht teil. Das ist in Ordnung.",
  answerAfterAll: "Doch antworten",
  shift: "Seit dem Beginn:",
  mood: "Stimmung",
  helpTitle: "So bekommen Sie jetzt Hilfe",

  form: {
    lead: "Antworten Sie so viel, wie Sie mögen. Ändern können Sie es, bis die Befindensrunde geschlossen wird.",
    mood: "Wie ist Ihre Stimmung?",
    moodLow: "sehr schlecht",
    moodHigh: "sehr gut",
    noAnswer: "Diese Antwort löschen",
    words: "Was davon fühlen Sie?",
    item: (number, words) => `${number}. ${words}`,
    alertFirst: (number, option) =>
      `Wenn Sie bei Frage ${number} etwas anderes als „${option}“ wählen, erfährt die Leitung sofort, dass Sie sie ` +
      "vielleicht brauchen, was auch immer Sie unten wählen. Dass sie benachrichtigt wurde, wird festgehalten.",
    missing: (count) =>
      count === 1
        ? "Eine Frage ist noch offen, deshalb gibt es keine Summe."
        : `${count} Fragen sind noch offen, deshalb gibt es keine Summe.`,
    consent: "Was mit Ihren Antworten geschieht",
    share: "Jetzt der Leitung zeigen",
    keep: "In meinen Unterlagen behalten",
    sum: {
      both: "Die Leitung sieht Ihre Antworten jetzt, und das Team des Programms kann sie später lesen, zusammen mit denen aus Ihren anderen Sitzungen.",
      share: "Die Leitung sieht Ihre Antworten jetzt. Am Ende der Sitzung werden sie vergessen.",
      keep: "Niemand sieht Ihre Antworten jetzt. Das Team des Programms kann sie später lesen, zusammen mit denen aus Ihren anderen Sitzungen.",
      none: "Nur Sie sehen Ihre Antworten, und am Ende der Sitzung werden sie vergessen.",
    },
    never: "Andere Mitglieder der Gruppe sehen sie nie.",
    send: "Senden",
    later: "Schließen, für später behalten",
    empty: "Bitte beantworten Sie etwas, oder wählen Sie „Lieber nicht“.",
  },

  concerns: {
    title: "Vertraulicher Hinweis",
    words: (name, questionnaire, number) =>
      `${name} hat Frage ${number} des ${questionnaire} mit mehr als „überhaupt nicht“ beantwortet.`,
    what: "Sprechen Sie jetzt unter vier Augen miteinander; wie man Hilfe bekommt, wurde bereits gezeigt.",
    take: "Ich kümmere mich",
    takeOne: (name) => `Ich kümmere mich um ${name}`,
    taken: (name, by) => `${by} kümmert sich um ${name}.`,
    strip: (name) => `Eine Antwort von ${name} braucht jetzt jemanden.`,
  },

  setUp: {
    title: "Alle fragen, wie es ihnen geht",
    when: "Wann",
    before: "Zu Beginn",
    after: "Zum Abschluss",
    what: "Wonach gefragt wird",
    mood: "Stimmung, von 0 bis 10",
    words: "Gefühlswörter",
    language: "Sprache der Wörter",
    languages: { en: "English", de: "Deutsch", es: "Español", fr: "Français" },
    ownWords: "Eigene Wörter, durch Kommas getrennt",
    ownWordsHint: "Leer: die üblichen Wörter dieser Sprache.",
    scales: "Eigene Skalen, von 0 bis 10",
    scale: (number) => `Skala ${number}`,
    label: "Wonach sie fragt",
    low: "0 bedeutet",
    high: "10 bedeutet",
    addScale: "Skala hinzufügen",
    removeScale: "Diese Skala entfernen",
    questionnaire: "Fragebogen",
    none: "Keiner",
    phq9: "PHQ-9, Depression",
    gad7: "GAD-7, Angst",
    questionnaireHint:
      "Antworten und Werte sehen nur Leitung und Team. Sie geben Hinweise, sie stellen keine Diagnose.",
    open: "Jetzt fragen",
  },

  live: {
    title: { before: "Befinden zu Beginn", after: "Befinden zum Abschluss" },
    count: (answered, declined) =>
      declined === 0 ? `${answered} geantwortet` : `${answered} geantwortet, ${declined} lieber nicht`,
    missing: (names) => `Noch nicht: ${names}`,
    close: "Befindensrunde schließen",
    earlier: "Früher",
    mean: (value) => `Mittlere Stimmung derer, die sie zeigen: ${value} von 10`,
    words: "Wörter",
  },

  part: {
    declined: "lieber nicht",
    own: "hat geantwortet, behält es für sich",
    gone: "hat geantwortet; gezeigt, aber nicht aufbewahrt, und nach einem Neustart nicht mehr vorhanden",
    kept: "in den Unterlagen",
    value: (label, value) => `${label} ${value} von 10`,
    from: (label, before, after, by) => `${label} ${before} → ${after} (${by})`,
    score: (name, total, highest, severity) => `${name} ${total} von ${highest}, ${severity}`,
    incomplete: (name) => `${name}: unvollständig, keine Summe`,
    details: "Alle Antworten",
    unanswered: "keine Antwort",
  },

  help: {
    title: "So bekommt man Hilfe",
    lead: "Das liest, wessen Antwort einen Hinweis auslöst. Schreiben Sie, was bei Ihnen gilt.",
    label: "Text",
    save: "Speichern",
    usual: "Üblichen Text verwenden",
    saved: "Gespeichert.",
  },
};
