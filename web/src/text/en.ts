/** Everything the client says, in English. Another language is another table of the type `Text`. */
const BY_FACILITATOR = "the facilitator";

export const en = {
  language: "en",
  product: "Hearth",
  by: BY_FACILITATOR,

  landing: {
    title: "A quiet place to meet",
    lead: "Hearth is where your group meets by video. There is nothing to install.",
    how: "To come in, open the invitation link you were given. Every link belongs to one session.",
    lost: "No link? Please ask the person who leads your group.",
    points: [
      ["No recording", "Nothing that is said or shown is ever stored."],
      ["Your name, your choice", "Others see only the name you choose."],
      ["No one in between", "Sound and picture go through this server only."],
    ] as const,
  },

  preview: {
    title: "Before you come in",
    lead: "Look and listen first. Nobody sees or hears you yet.",
    observerLead: "You come in as an observer: you see and hear the group, and the group sees that you are there.",
    name: "Your name in the group",
    nameHint: "A first name or nickname is enough.",
    join: "Join the group",
    joining: "Joining…",
    unreachable: "The server cannot be reached at the moment. Trying again…",
    devices: "Devices",
    microphone: "Microphone",
    camera: "Camera",
    speaker: "Speaker",
    systemChoice: "System default",
    testSpeaker: "Play a test sound",
    meterIdle: "Say something to test your microphone.",
    meterHeard: "Your microphone works.",
    microphoneOff: "Your microphone is off.",
    cameraOff: "Your camera is off",
    audioOnly: "You can join with sound only.",
    asking: "Your browser is asking for your camera and microphone.",
  },

  bar: {
    label: "Your controls",
    microphoneOn: "Mute",
    microphoneOff: "Unmute",
    cameraOn: "Stop camera",
    cameraOff: "Start camera",
    people: "People",
    help: "Help",
    leave: "Leave",
  },

  tile: {
    you: "You",
    own: (name: string) => `${name} (you)`,
    muted: "muted",
    speaking: "speaking",
    cameraOff: "camera off",
    away: "connection lost, coming back",
    poor: "weak connection",
    ownMuted: "Your microphone is off",
  },

  roles: {
    facilitator: "Facilitator",
    co_facilitator: "Co-facilitator",
    participant: "Participant",
    guest: "Guest",
    observer: "Observer",
  },

  people: {
    title: "People",
    close: "Close the list of people",
    here: (count: number) => (count === 1 ? "1 person here" : `${count} people here`),
    mute: "Mute",
    muteOne: (name: string) => `Mute ${name}`,
    muteAll: "Mute everyone",
    remove: "Remove",
    removeOne: (name: string) => `Remove ${name}`,
    end: "End for everyone",
  },

  invite: {
    title: "Invite somebody",
    role: "They come as",
    name: "Name (may be left empty)",
    shared: "One link for several people",
    make: "Make a link",
    made: "Here is the link. Give it only to those it is for.",
    copy: "Copy",
    copied: "Copied",
    another: "Make another",
  },

  confirm: {
    cancel: "Cancel",
    removeTitle: (name: string) => `Remove ${name}?`,
    removeBody: "They leave the session at once and cannot come back into it.",
    remove: "Remove",
    endTitle: "End the session for everyone?",
    endBody: "Everybody leaves, and nobody can come back into this session.",
    end: "End for everyone",
  },

  help: {
    title: "Keys",
    close: "Close",
    enabled: "Use keys",
    keys: [
      ["M", "Microphone on or off"],
      ["V", "Camera on or off"],
      ["P", "List of people"],
      ["Space", "Hold to talk while muted"],
      ["?", "This help"],
    ] as const,
    note: "Keys do nothing while you type.",
  },

  state: {
    reconnecting: "Reconnecting. Your place is kept.",
    restoring: "Restoring sound and picture…",
    blocked: "Your browser has paused the sound.",
    unblock: "Tap to hear the group",
    dismiss: "Dismiss",
    observers: "Observers",
    observing: (name: string) => `${name} observes`,
    alone: "You are the first one here.",
    aloneMore: "The others appear as soon as they come in.",
  },

  news: {
    joined: (name: string) => `${name} is here`,
    observerJoined: (name: string) => `${name} is here as an observer`,
    left: (name: string) => `${name} has left`,
    lost: (name: string) => `The connection to ${name} was lost`,
    returned: (name: string) => `${name} is back`,
    removed: (name: string) => `${name} was removed`,
    mutedBy: (name: string) => `You were muted by ${name}. You can unmute yourself when you are ready.`,
    failed: "That did not work. Please try again.",
    offline: "You are not connected at the moment. Please try again shortly.",
  },

  trouble: {
    microphone: {
      denied: "The browser may not use your microphone. Allow it beside the address, then switch it on again.",
      missing: "No microphone was found.",
      taken: "Another program is using your microphone.",
      unsupported: "This page may not use a microphone here. It needs a secure address (https).",
      failed: "Your microphone could not be started.",
    },
    camera: {
      denied: "The browser may not use your camera. Allow it beside the address, then switch it on again.",
      missing: "No camera was found.",
      taken: "Another program is using your camera.",
      unsupported: "This page may not use a camera here. It needs a secure address (https).",
      failed: "Your camera could not be started.",
    },
  },

  endings: {
    left: ["You have left", "You can come back as long as the session goes on."],
    ended: ["This session has ended", "Thank you for being here. You can close this page."],
    removed: [
      "You are no longer in this session",
      "The facilitator has removed you. Please contact them if you have questions.",
    ],
    replaced: [
      "You are in on another page",
      "This link was opened in another window or on another device, and the session goes on there.",
    ],
    expired: ["This link has expired", "Please ask the person who leads your group for a new one."],
    full: [
      "The group is full",
      "All places are taken at the moment. If you should have one, please contact your facilitator.",
    ],
    invalid: ["This link does not work", "Please check that you opened the whole link, or ask for a new one."],
    unsupported: ["This browser cannot join", "Please use a current version of Firefox, Chrome, Edge or Safari."],
  },
  endingActions: { back: "Come back in", here: "Use this page instead", again: "Try again" },
} as const;

type Widen<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

export type Text = Widen<typeof en>;
