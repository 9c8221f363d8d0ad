/** What the calendar's month says, in English. */
export const month = {
  views: "Show the calendar as",
  list: "List",
  grid: "Month",
  before: "Month before",
  after: "Month after",
  today: "Today",
  isToday: "today",
  keys: "Arrow keys go from day to day, Page Up and Page Down from month to month. Enter goes to the day's meetings.",
  meetings: (count: number) => (count === 1 ? "1 meeting" : `${count} meetings`),
  nothing: "No meetings on this day.",
  at: (from: string, to: string) => `${from} – ${to}`,
  openOne: (title: string, at: string) => `The session: ${title}, ${at}`,
};
