/** What the staff's pages are given. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Api } from "./api";
import type { Router } from "./router";
import type { SignIn } from "./sign_in";

export interface Office {
  readonly api: Api;
  readonly signIn: SignIn;
  readonly router: Router;
}

const OfficeContext = createContext<Office | null>(null);
export const OfficeProvider = OfficeContext.Provider;

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === null) throw new Error("This view stands outside of the office");
  return office;
}
