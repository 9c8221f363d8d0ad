/** Who may do what, as far as it decides what is offered; the server judges every command all the same. */
import type { Participant, Role } from "../protocol";

const GRANTABLE: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  facilitator: ["participant", "guest", "observer", "co_facilitator", "facilitator"],
  co_facilitator: ["participant", "guest", "observer"],
};

/** The roles somebody may give and invite to: nobody makes somebody mightier than themselves. */
export function grantable(role: Role | null): readonly Role[] {
  return role === null ? [] : (GRANTABLE[role] ?? []);
}

export function isLeader(role: string | null): boolean {
  return role === "facilitator" || role === "co_facilitator";
}

/** Who is placed in small rooms, and whom what the group does is for. */
export function isMember(role: Role): boolean {
  return role === "participant" || role === "guest";
}

/** The roles that somebody of `mine` may choose for a person, their present one included; empty: none. */
export function roleChoices(mine: Role | null, person: Participant): readonly Role[] {
  const roles = grantable(mine);
  return roles.includes(person.role) ? roles : [];
}
