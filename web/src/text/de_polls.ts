/** What is said about polls, in German. */
import type { Text } from "./en";

export const polls: Text["polls"] = {
  tab: "Umfragen",
  news: {
    opened: (question) => `Eine Frage an Sie: ${question}`,
    voted: (name, question) => `${name} hat geantwortet: ${question}`,
    closed: {
      closed: (question) => `Die Umfrage ist geschlossen: ${question}`,
      time: (question) => `Die Zeit zum Antworten ist um: ${question}`,
      room_closed: (question) => `Die Umfrage endete mit ihrem Raum: ${question}`,
      session_ended: (question) => `Die Umfrage endete mit der Sitzung: ${question}`,
    },
    published: (question) => `Es gibt ein Ergebnis: ${question}`,
  },

  strip: "Umfrage",
  vote: "Antworten",
  goOn: "Weiter antworten",
  change: "Antwort ändern",
  see: "Ergebnis ansehen",
  putAway: "Weglegen",
  close: "Schließen",
  given: "Sie haben geantwortet.",
  givenElsewhere: "Sie haben in einem anderen Browser geantwortet. Dort können Sie es ändern.",
  left: "Verbleibende Zeit:",
  taken: (taken) => (taken === 1 ? "1 Person hat geantwortet" : `${taken} Personen haben geantwortet`),

  card: {
    who: {
      anonymous: "Anonym: Niemand erfährt, was Sie wählen, weder die Gruppe noch die Leitung, auch später nicht.",
      leaders: "Die Leitung sieht sofort, wer was gewählt hat.",
      results: "Wenn das Ergebnis der Gruppe gezeigt wird, dann ohne Namen.",
      names: "Wenn das Ergebnis der Gruppe gezeigt wird, dann mit Namen.",
      taken: "Die Leitung sieht, ob Sie geantwortet haben.",
      withheld: (group) =>
        `Ein Ergebnis gibt es nur, wenn mindestens ${group} antworten, und nichts darin betrifft weniger als 3 Personen.`,
      style: "Schreiben Sie so, dass man Sie nicht an Ihren Worten erkennt.",
    },
    choose: {
      single: "Wählen Sie eine Antwort",
      several: (most) => (most === 1 ? "Wählen Sie eine Antwort" : `Wählen Sie bis zu ${most} Antworten`),
      scale: "Von 0 bis 10",
    },
    words: (most) => (most === 1 ? "Wählen Sie ein Wort" : `Wählen Sie bis zu ${most} Wörter`),
    ownWord: "Ein eigenes Wort",
    add: "Hinzufügen",
    text: "Ihre Antwort",
    later: "Später",
    send: "Antworten",
    sendChange: "Antwort ändern",
    empty: "Bitte antworten Sie zuerst, oder wählen Sie „Später“.",
    tooMany: (most) => `Bitte wählen Sie höchstens ${most}.`,
    until: "Sie können Ihre Antwort ändern, bis die Umfrage geschlossen wird.",
  },

  kinds: {
    single: "Eine von mehreren Antworten",
    several: "Mehrere Antworten",
    scale: "Eine Skala von 0 bis 10",
    words: "Wörter, zum Beispiel Gefühle",
    text: "Ein kurzer Text",
  },

  setUp: {
    title: "Etwas fragen",
    template: "Beginnen mit",
    blank: "Eine leere Frage",
    builtIn: "Fertige Fragen",
    own: "Von der Leitung gespeichert",
    question: "Frage",
    kind: "Art der Antwort",
    options: {
      single: "Antworten, eine je Zeile",
      several: "Antworten, eine je Zeile",
      scale: "Was 0 und 10 bedeuten, je eine Zeile, oder nichts",
      words: "Angebotene Wörter, eines je Zeile",
      text: "",
    },
    ownWords: "Eigene Wörter sind erlaubt",
    most: "Höchstens so viele (leer: wie üblich)",
    anonymous: "Anonym",
    anonymousHint: "Niemand erfährt, wer was gewählt hat. Das kann niemand rückgängig machen.",
    names: "Mit Namen im Ergebnis; das erfahren alle, bevor sie antworten",
    minGroup: "Kein Ergebnis bei weniger Antworten als",
    here: "Nur dieser Raum",
    minutes: "Minuten (leer: bis Sie schließen)",
    open: "Jetzt fragen",
    save: "Für später speichern",
    saveAs: "Unter diesem Namen speichern",
    drop: "Aus den gespeicherten löschen",
  },

  live: {
    count: (taken, asked) => `${taken} von ${asked} haben geantwortet`,
    voters: "Geantwortet haben",
    nobody: "Noch hat niemand geantwortet.",
    close: "Umfrage schließen",
    publish: "Der Gruppe zeigen",
    keep: "Bleibt bei der Leitung, solange Sie es nicht der Gruppe zeigen.",
    published: "Der Gruppe gezeigt.",
    again: "Noch einmal fragen",
    earlier: "Früher",
    open: "Jetzt offen",
    anonymous: "anonym",
    named: "mit Namen für die Leitung",
    inRoom: (room) => `nur ${room}`,
    gone: "ein geschlossener Raum",
    someone: "jemand, der nicht mehr da ist",
  },

  result: {
    title: "Ergebnis",
    ballots: (ballots, taken) =>
      ballots === taken
        ? taken === 1
          ? "1 Person hat geantwortet."
          : `${taken} Personen haben geantwortet.`
        : `${taken} haben teilgenommen, ${ballots} Antworten wurden gezählt: Die anderen gingen beim Neustart des Servers verloren.`,
    mean: (mean) => `Im Durchschnitt ${mean}`,
    meanAbout: (mean) => `Im Durchschnitt etwa ${mean}`,
    nothing: "Niemand hat geantwortet.",
    tooFew: (group) =>
      `Weniger als ${group} haben geantwortet; deshalb gibt es kein Ergebnis, und es wurde keines aufbewahrt.`,
    whole:
      "Die Antworten verteilen sich so dünn, dass jede Zahl etwas über weniger als 3 Personen verraten würde. Es wurde keine aufbewahrt.",
    part: "Zurückgehalten: was weniger als 3 Personen betrifft und woraus es sich errechnen ließe. Es wurde nicht aufbewahrt.",
    withheld: "zurückgehalten",
    table: "Als Tabelle",
    answer: "Antwort",
    votes: "Personen",
    texts: "Antworten, ohne Reihenfolge",
    names: "Wer was gewählt hat",
  },
  bands: { low: "Niedrig, 0 bis 3", middle: "Mittel, 4 bis 6", high: "Hoch, 7 bis 10" },
};
