/** What people of a report are called. Two of the same name are told apart, so that neither table nor chart mixes them up. */
import type { Attendance } from "../../generated/api";
import { distinct } from "./checkins";

export type NameOf = (participant: string) => string;

/** `nobody` is for whoever the report does not know. */
export function namesOf(attendance: readonly Attendance[], nobody: string): NameOf {
  const names = distinct(attendance.map(({ name }) => name));
  const known = new Map(attendance.map(({ participant }, n) => [participant, names[n] ?? nobody]));
  return (participant) => known.get(participant) ?? nobody;
}
