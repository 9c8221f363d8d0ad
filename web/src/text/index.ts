/** The table of words in use. A new language: add its table here; the compiler says what is missing. */
import { en, type Text } from "./en";

const TABLES: Readonly<Record<string, Text>> = { en };

/** The first wanted language there is, by its primary subtag (RFC 5646); English otherwise. */
export function pick(wanted: readonly string[], tables: Readonly<Record<string, Text>> = TABLES): Text {
  for (const tag of wanted) {
    const table = tables[tag.split("-")[0]?.toLowerCase() ?? ""];
    if (table) return table;
  }
  return en;
}

export const t: Text = pick(globalThis.navigator?.languages ?? []);
export type { Text };
