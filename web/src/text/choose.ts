/** Tables of words: which one is used, and what another language has to have. */

/** The first wanted language there is a table for, whole or by its primary subtag (RFC 5646); `otherwise` if there is none. */
export function choose<T>(wanted: readonly string[], tables: Readonly<Record<string, T>>, otherwise: T): T {
  for (const tag of wanted) {
    const table = tables[tag.toLowerCase()] ?? tables[tag.split("-")[0]?.toLowerCase() ?? ""];
    if (table) return table;
  }
  return otherwise;
}

/** What a table in another language is: the same keys, whatever the words. */
export type Worded<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Worded<T[K]> };
