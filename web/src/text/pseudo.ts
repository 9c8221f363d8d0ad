/**
 * A language nobody speaks, made of English: it shows which words are written into a page instead of its tables, and
 * what breaks where words are longer (`?lang=en-XA`) or where one reads from the right (`?lang=ar-XB`).
 */

const PLAIN = "aeiounycdlsAEIOUNYCDLS";
const ACCENTED = "áéíóúñýçđłšÁÉÍÓÚÑÝÇĐŁŠ";
/** Right-to-left override, and its end: letters of English that stand as those of Arabic would. */
const TURN = "\u202e";
const BACK = "\u202c";
/** Other languages need about a third more room than English. */
const LONGER = 1 / 3;

/** The same table in pseudo words. Single letters, which are keys, stay. */
export function pseudo<T extends { readonly language: string }>(table: T, language: "en-XA" | "ar-XB"): T {
  return { ...(odd(table, language === "ar-XB") as T), language };
}

function odd(value: unknown, turned: boolean): unknown {
  if (typeof value === "string") return value.trim().length < 2 ? value : worded(value, turned);
  if (Array.isArray(value)) return value.map((each) => odd(each, turned));
  if (typeof value === "function") return (...given: unknown[]) => odd((value as Worder)(...given), turned);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, odd(each, turned)]));
  return value;
}

type Worder = (...given: unknown[]) => unknown;

function worded(words: string, turned: boolean): string {
  const accented = [...words].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join("");
  const more = "~".repeat(Math.ceil(words.length * LONGER)).replace(/~{5}(?=~)/g, "$& ");
  const long = `${accented} ${more}`;
  return turned ? `${TURN}${long}${BACK}` : `[${long}]`;
}
