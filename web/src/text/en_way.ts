/** What is said on the way in and out: the link's first page, what is kept, the speaker's test, the last page. */
export const way = {
  looking: "Opening your invitation…",
  unreachable: "The server cannot be reached at the moment. Trying again…",
  tryNow: "Try now",
  untitled: "Your invitation",
  invites: (hosts: string) => `${hosts} would like to meet you by video.`,
  invited: "You are invited to meet by video.",
  observes: "You are invited to observe. You see and hear the group, and the group sees that you are there.",
  hello: (name: string) => `Hello ${name}.`,
  facts: "About this session",
  kind: "Kind",
  kinds: { therapy: "Group session", family: "Family session", couples: "Couples session", alumni: "Alumni group" },
  hosts: "Led by",
  time: "When",
  goingOn: "It is going on now.",
  openNow: "It is open now.",
  soon: (words: string) => `It begins ${words}.`,
  steps: "What comes next",
  check: "You check your camera and microphone. Nobody sees or hears you yet.",
  agree: "You read what the group has agreed on.",
  wait: "You are let in by whoever leads the session.",
  waitEarly: "You wait until the session begins. The page opens by itself.",
  enter: "You are in the circle. You can step away or leave at any time.",
  go: "Continue",
  goSound: "Continue with sound only",
  soundHint: "Then your camera stays off. You can switch it on later.",
  asks: "Your browser will ask if this page may use your microphone and camera.",
  asksNothing: "Your browser will not ask for a camera or a microphone.",
  present: "You are already in with this link",
  presentBody:
    "It is open on another page or device. If you go on here, you are taken out there. Your place in the circle stays the same.",
  move: "Go on here",
  moveSound: "Go on here with sound only",
  stay: "To stay where you are, simply close this page.",

  kept: {
    title: "What is kept, and what never is",
    yes: "Kept by your programme",
    yesPoints: [
      "when you were here, and in which room",
      "that you spoke and for how long, never what you said",
      "your turns, raised hands, mutes and roles: that they were, never what was said",
      "the results of polls; in anonymous polls nobody can see who chose what",
      "that you asked for support, or that an answer of yours called a facilitator",
      "check-ins, if you say that yours may be kept",
    ],
    no: "Never kept by anybody",
    noPoints: [
      "sound and pictures: nothing is recorded",
      "the chat and private words: they are gone when the session ends",
    ],
    back:
      "You can leave at any time, and choose anew each time what you share. If you no longer want what was kept about you, " +
      "or take back that you agreed, tell your programme: they can erase your name from their records.",
  },

  version: (code: string) => `Version ${code}. If you accept, that is noted with the version.`,
  decline: "I do not accept",

  preview: {
    noChoice: "There is nothing to choose between here.",
    askingSound: "Your browser is asking for your microphone.",
    heard: "We hear you. Your microphone works.",
    quiet: "We do not hear anything yet. Is your microphone the right one, and near you?",
    speakerTitle: "Can you hear us?",
    play: "Play a test sound",
    again: "Play it again",
    playing: "Playing…",
    didYou: "Did you hear three notes?",
    yes: "Yes, I heard them",
    no: "No, I did not",
    good: "Good. You will hear the group.",
    tryTitle: "This often helps:",
    tries: [
      "Turn the volume of your device up.",
      "Look whether headphones or a loudspeaker are connected, by cable or Bluetooth.",
      "Choose another speaker under “Devices”, if there is one.",
      "On a phone, switch off silent mode.",
    ],
    blur: "Blur what is behind me",
    blurHint: "Done by your device, before anything is sent.",
    blurAlways: "Your device blurs what is behind you. You can change that in its settings.",
  },

  waiting: {
    hosts: (hosts: string) => `You have been announced. ${hosts} will let you in. This page opens by itself.`,
    rest: "You need not do anything now. If you like, let your shoulders sink and breathe out slowly.",
  },

  shut: {
    withdrawn: [
      "This invitation was withdrawn",
      "It does not lead in any more. Please ask the person who leads your group if that surprises you.",
    ],
    early: ["There is no session now", "Your link is good. Come back when the next one is about to begin."],
    earlyAt: (words: string) => `Your link is good. The next session begins on ${words}.`,
    opens: "You can leave this page open: it goes on by itself as soon as you can come in.",
    again: "Look again",
  },
  help: "If you need help now",

  summary: {
    title: "For you alone",
    only: "This page forgets it when you close it.",
    change: "How you were, from the beginning to the end:",
  },
};
