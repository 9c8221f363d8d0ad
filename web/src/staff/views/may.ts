/** Whether whoever is signed in may do something; the server judges all the same. */
import type { Scope } from "../../generated/api";
import { useOffice } from "../context";

export function useMay(): (scope: Scope) => boolean {
  const state = useOffice().signIn.state.value;
  const scopes = state.at === "in" ? state.scopes : [];
  return (scope) => scopes.includes("admin") || scopes.includes(scope);
}
