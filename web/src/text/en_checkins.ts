/** What is said about check-ins. */
export const checkins = {
  tab: "Check-in",
  news: {
    opened: "Everyone is asked how they are.",
    closed: "The check-in is closed.",
    acknowledged: (by: string, name: string) => `${by} is looking after ${name}.`,
  },
  severity: {
    minimal: "minimal",
    mild: "mild",
    moderate: "moderate",
    moderately_severe: "moderately severe",
    severe: "severe",
  },

  strip: "Check-in",
  asks: { before: "How are you as we begin?", after: "How are you as we close?" },
  answer: "Answer",
  goOn: "Go on answering",
  change: "Change my answer",
  decline: "Rather not",
  answered: "You have answered.",
  declined: "You are not taking part. That is fine.",
  answerAfterAll: "Answer after all",
  shift: "Since the beginning:",
  mood: "Mood",
  helpTitle: "How to get help now",

  form: {
    lead: "Answer as much as you like. You can change it until the check-in is closed.",
    mood: "How is your mood?",
    moodLow: "very low",
    moodHigh: "very good",
    noAnswer: "Clear this answer",
    words: "Which of these do you feel?",
    item: (number: number, words: string) => `${number}. ${words}`,
    alertFirst: (number: number, option: string) =>
      `If you answer question ${number} with anything but “${option}”, your facilitators are told at once that you may ` +
      "need them, whatever you choose below. That they were told goes on record.",
    missing: (count: number) =>
      count === 1
        ? "One question has no answer, so there will be no total."
        : `${count} questions have no answer, so there will be no total.`,
    consent: "What happens with your answers",
    share: "Show them to the facilitators now",
    keep: "Keep them in my record",
    sum: {
      both: "Your facilitators see your answers now, and the programme’s staff can read them later, with those from your other sessions.",
      share: "Your facilitators see your answers now. When the session ends they are forgotten.",
      keep: "Nobody sees your answers now. The programme’s staff can read them later, with those from your other sessions.",
      none: "Only you see your answers, and when the session ends they are forgotten.",
    },
    never: "Other members of the group never see them.",
    send: "Send",
    later: "Close, keep for later",
    empty: "Please answer something, or choose “Rather not”.",
  },

  concerns: {
    title: "Private alert",
    words: (name: string, questionnaire: string, number: number) =>
      `${name} has answered question ${number} of the ${questionnaire} with more than “not at all”.`,
    what: "Speak with them in private now; they have been shown how to get help.",
    take: "I am looking after them",
    takeOne: (name: string) => `I am looking after them: ${name}`,
    taken: (name: string, by: string) => `${by} is looking after ${name}.`,
    strip: (name: string) => `An answer of ${name}’s needs somebody now.`,
  },

  setUp: {
    title: "Ask everyone how they are",
    when: "When",
    before: "Before, as we begin",
    after: "After, as we close",
    what: "What to ask for",
    mood: "Mood, from 0 to 10",
    words: "Words for feelings",
    language: "Language of the words",
    languages: { en: "English", de: "Deutsch", es: "Español", fr: "Français" } as Readonly<Record<string, string>>,
    ownWords: "Own words, separated by commas",
    ownWordsHint: "Empty: the usual words of this language.",
    scales: "Own scales, from 0 to 10",
    scale: (number: number) => `Scale ${number}`,
    label: "What it asks",
    low: "0 means",
    high: "10 means",
    addScale: "Add a scale",
    removeScale: "Remove this scale",
    questionnaire: "Questionnaire",
    none: "None",
    phq9: "PHQ-9, depression",
    gad7: "GAD-7, anxiety",
    questionnaireHint: "Answers and scores are for facilitators and staff only. They screen, they do not diagnose.",
    open: "Ask now",
  },

  live: {
    title: { before: "Check-in before", after: "Check-in after" },
    count: (answered: number, declined: number) =>
      declined === 0 ? `${answered} answered` : `${answered} answered, ${declined} would rather not`,
    missing: (names: string) => `Not yet: ${names}`,
    close: "Close the check-in",
    earlier: "Earlier",
    mean: (value: string) => `Mean mood of those who share: ${value} of 10`,
    words: "Words",
  },

  part: {
    declined: "would rather not",
    own: "answered, keeps it private",
    gone: "answered; shared, but not kept, and no longer at hand after a restart",
    kept: "in their record",
    value: (label: string, value: number) => `${label} ${value} of 10`,
    from: (label: string, before: number, after: number, by: string) => `${label} ${before} → ${after} (${by})`,
    score: (name: string, total: number, highest: number, severity: string) =>
      `${name} ${total} of ${highest}, ${severity}`,
    incomplete: (name: string) => `${name}: incomplete, no total`,
    details: "Each answer",
    unanswered: "no answer",
  },

  help: {
    title: "How to get help",
    lead: "Who raises an alert reads this. Say what counts where you are.",
    label: "Text",
    save: "Save",
    usual: "Use the usual text",
    saved: "Saved.",
  },
};
