/** Reads a table of words for tests: all that is plainly said in it, by its path. */

/** What `table` says under each path; functions are not called. */
export function sayings(table: object, path = ""): Map<string, string> {
  const said = new Map<string, string>();
  for (const [key, value] of Object.entries(table)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") said.set(here, value);
    else if (typeof value === "object" && value !== null) {
      for (const [below, words] of sayings(value, here)) said.set(below, words);
    }
  }
  return said;
}

/** The paths under which both tables say the same, save for `allowed` words that are the same in both languages. */
export function sameIn(one: object, other: object, allowed: ReadonlySet<string>): string[] {
  const others = sayings(other);
  return [...sayings(one)]
    .filter(([path, words]) => /\p{Letter}/u.test(words) && others.get(path) === words && !allowed.has(words))
    .map(([path, words]) => `${path}: ${words}`);
}
