/** To whom this person can write now; the server judges each message all the same. */
import type { Participant, View } from "../protocol";
import { isLeader } from "../state/roles";

export interface Targets {
  readonly everyone: boolean;
  readonly people: readonly Participant[];
}

/** The facilitators can always be written to. */
export function targets(view: View, me: Participant): Targets {
  const others = view.participants.filter((person) => person.id !== me.id);
  if (isLeader(me.role)) return { everyone: true, people: others };
  const inRoom = others.filter((person) => person.room === me.room && person.role !== "observer");
  const open = me.may_speak && view.chat.on;
  return {
    everyone: open,
    people: others.filter((person) => isLeader(person.role) || (open && view.chat.private && inRoom.includes(person))),
  };
}
