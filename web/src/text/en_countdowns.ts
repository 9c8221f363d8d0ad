/** What is said of countdowns to those who listen to the page. */
export const countdowns = {
  room: (seconds: number) => `This room closes in ${seconds} seconds.`,
  rooms: (seconds: number) => `The rooms close in ${seconds} seconds.`,
  break: (seconds: number) => `The break ends in ${seconds} seconds.`,
};
