/** The languages there are, by their own names, and which of them this page wants. */

export const LANGUAGES = [
  ["en", "English"],
  ["de", "Deutsch"],
  ["es", "Español"],
] as const;
export type Language = (typeof LANGUAGES)[number][0];

const KEY = "hearth:language";

/** What was chosen in this browser, or null. */
export function chosenLanguage(): Language | null {
  const stored = stores()?.getItem(KEY) ?? null;
  return LANGUAGES.find(([tag]) => tag === stored)?.[0] ?? null;
}

/** Use this language from now on (null: the browser's own). The words of a page are loaded with it, so it is loaded anew. */
export function chooseLanguage(language: Language | null): void {
  if (language === null) stores()?.removeItem(KEY);
  else stores()?.setItem(KEY, language);
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  history.replaceState(null, "", address);
  location.reload();
}

/** The languages wanted, the most wanted first: the address's (`?lang=`), what was chosen here, the browser's. */
export function wanted(): readonly string[] {
  const asked = new URLSearchParams(globalThis.location?.search ?? "").get("lang");
  return [asked, chosenLanguage(), ...(globalThis.navigator?.languages ?? [])].filter((tag) => tag !== null);
}

const FROM_THE_RIGHT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** Say on the page which language it is in, and which way that is read. */
export function bespeak(page: Document, language: string): void {
  page.documentElement.lang = language;
  page.documentElement.dir = FROM_THE_RIGHT.test(language) ? "rtl" : "ltr";
}

function stores(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // A browser that forbids storage.
  }
}
