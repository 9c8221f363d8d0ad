/**
 * What follows from a view about calls for support and side conversations. All of it is pure.
 *
 * Leaders know all of both; everybody else knows their own, and of others that they are in a side conversation.
 */
import type { Aside, Participant, SupportCall, View } from "../protocol";
import { isLeader } from "./roles";

export function asideOf(view: View, id: string | undefined): Aside | null {
  return view.asides.find((aside) => aside.leader === id || aside.participant === id) ?? null;
}

/** Whom somebody is in a side conversation with. */
export function partnerOf(view: View, id: string): Participant | null {
  const aside = asideOf(view, id);
  const other = aside?.leader === id ? aside.participant : aside?.leader;
  return view.participants.find((person) => person.id === other) ?? null;
}

export function ownCall(view: View, you: string | undefined): SupportCall | null {
  return view.support.find((call) => call.participant === you) ?? null;
}

/** The calls a leader has before them: all but that of the person they are with. */
export function openCalls(view: View, you: string): readonly SupportCall[] {
  const aside = asideOf(view, you);
  return view.support.filter((call) => call.participant !== aside?.participant && call.participant !== aside?.leader);
}

/** Those who have stepped out, without those who have called as well or are in a side conversation. */
export function steppedOut(view: View): readonly Participant[] {
  return view.participants.filter(
    (person) =>
      view.stepped_out.includes(person.id) && asideOf(view, person.id) === null && ownCall(view, person.id) === null,
  );
}

/** Calls nobody has seen yet that were not there before: what a leader's ear is told of. */
export function freshCalls(before: readonly SupportCall[], now: readonly SupportCall[]): readonly SupportCall[] {
  return now.filter((call) => !call.seen && !before.some((old) => old.participant === call.participant));
}

/** Whether the others are without a leader who could see them, while `you` are in a side conversation. */
export function leftAlone(view: View, you: string): boolean {
  const around = view.participants.filter((person) => person.id !== you && asideOf(view, person.id) === null);
  return around.length > 0 && !around.some((person) => isLeader(person.role) && person.present && !person.away);
}
