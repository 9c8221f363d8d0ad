/** What is said about agendas that are kept to be used again, in English. */
export const agendas = {
  saved: "Saved agendas",
  take: (name: string, segments: number) => `${name} (${segments === 1 ? "1 segment" : `${segments} segments`})`,
  drop: "Delete",
  dropOne: (name: string) => `Delete the saved agenda ${name}`,
  keep: "Keep it for next time",
  keepHint: "It is offered in this group's next sessions, too. Under the name of another it takes that one's place.",
  name: "Name",
  save: "Keep",
  kept: (name: string) => `Kept as ${name}.`,
};
