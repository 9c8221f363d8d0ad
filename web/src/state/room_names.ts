/**
 * The names of rooms in the page's language. The server names a room that nobody has named, in English; what a leader
 * has named stays as it is.
 */
import type { View } from "../protocol";
import type { Text } from "../text";

type Words = Pick<Text, "rooms" | "roomNames">;

/** How a room is called here. */
export function roomName(name: string, words: Words): string {
  if (name === "Main room") return words.rooms.main;
  if (name === "Side room") return words.roomNames.aside;
  const number = /^Room (\d+)$/.exec(name)?.[1];
  return number === undefined ? name : words.roomNames.numbered(Number(number));
}

/** The view with its rooms called so; the same one where nothing changes by it. */
export function inWords(view: View, words: Words): View {
  const named = <R extends { readonly name: string }>(rooms: R[]): R[] =>
    rooms.every(({ name }) => roomName(name, words) === name)
      ? rooms
      : rooms.map((room) => ({ ...room, name: roomName(room.name, words) }));
  const rooms = named(view.rooms);
  const planned = view.plan === null ? null : named(view.plan.rooms);
  if (rooms === view.rooms && planned === (view.plan?.rooms ?? null)) return view;
  return { ...view, rooms, plan: view.plan && planned ? { ...view.plan, rooms: planned } : view.plan };
}
