/** What stands for a person while there is no picture: up to two initials, and one of a few calm tints. */

const TINTS = 6;

/** The first letters of the first and the last word, by grapheme, so that no letter is torn from its marks. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => first(word ?? "").toLocaleUpperCase()).join("");
}

function first(word: string): string {
  if (typeof Intl.Segmenter !== "function") return [...word][0] ?? "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word)) return segment;
  return "";
}

/** 0 to 5, the same for a person on every page. */
export function tint(id: string): number {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return hash % TINTS;
}
