/** What is said about the names of small rooms, and about who is kept apart and together, in English. */
export const roomNames = {
  numbered: (number: number) => `Room ${number}`,
  aside: "Side room",
  label: "One name in a line",
  hint: "Rooms without a name have a number. A name can be changed later, too.",
  names: "Names of the rooms",
  rename: "Rename",
  renameOne: (room: string) => `Rename ${room}`,
  name: "Name of the room",
  save: "Save",
  cancel: "Cancel",
  unassigned: (names: string) => `In no small room: ${names}`,
  message: "Message",
  messageOne: (room: string) => `Message to ${room}`,
  messageAll: "To all rooms instead",
};

export const pairs = {
  title: "Kept apart, kept together",
  lead: "Small rooms are made accordingly, and nobody can be put against it. Only those who lead see this. It is for this session.",
  none: "Nobody is.",
  kept: { apart: "apart", together: "together" },
  pair: (one: string, other: string, kept: string) => `${one} and ${other}: ${kept}`,
  remove: "Remove",
  removeOne: (one: string, other: string) => `Remove the rule for ${one} and ${other}`,
  one: "One",
  other: "The other",
  are: "are kept",
  choose: "Choose…",
  add: "Add",
  tooFew: "There have to be two people here.",
};
