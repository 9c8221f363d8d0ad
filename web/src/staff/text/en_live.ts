/** What is said of a session that is on, in English. */
export const live = {
  here: (count: number) => (count === 1 ? "1 person is there" : `${count} people are there`),
  waiting: (count: number) => (count === 1 ? "1 waits to be let in" : `${count} wait to be let in`),
  unled: "nobody leads it now",
  room: (number: string) => `Room ${number}`,
};
