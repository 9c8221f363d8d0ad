/** The leaders' rail beside the circle, the bar's menu, and leaving. English. */
export const rail = {
  tabs: { turns: "Turns", rooms: "Rooms", asks: "Polls, check‑ins", hour: "Hour", chat: "Chat", more: "More" },
  parts: { asks: "Polls or check-ins", more: "More instruments" },
  quick: {
    label: "At hand",
    muteAll: "Mute all",
    next: "Next turn",
    nextOne: (name: string) => `Next turn: ${name}`,
    nextNobody: "Nobody waits for a turn",
    endTurn: "End turn",
    hold: "Hold silence",
    release: "End silence",
    openRooms: "Open rooms",
    openRoomsHint: "Opens the tab for small rooms",
    launch: "Open planned rooms",
    callBack: "Call back",
    callBackHint: "Everyone is called back from the small rooms, with a countdown of one minute",
    calledBack: "Called back",
  },
  loading: "The desk is being opened…",
  failed: "The desk could not be loaded. We keep trying.",
  reload: "Load this page anew",
  bar: { more: "More", menu: "More of your controls" },
  strips: {
    label: "What is on",
    more: (count: number) => (count === 1 ? "1 more thing is on" : `${count} more things are on`),
    all: "Show all of it",
    fewer: "Show less",
  },
  leave: {
    title: "Leave the session?",
    lead: "The group goes on without you, and you can come back.",
    leave: "Leave",
    end: "End for everyone",
    endHint: "Everybody leaves, and nobody can come back into this session.",
    stay: "Stay",
  },
  people: {
    hands: "Raised hands",
    band: (words: string) => `Share of talk: ${words}`,
  },
  rooms: {
    now: "Open at once",
    nowHint: (minutes: number) =>
      `“Open at once” does not show the plan first, and opens the rooms for ${minutes} minutes.`,
    asksHelp: (names: string) => `${names} asks for help`,
  },
};
