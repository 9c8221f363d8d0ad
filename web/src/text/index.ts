/** The table of words in use. A new language: add its table here; the compiler says what is missing. */
import { choose } from "./choose";
import { en, type Text } from "./en";

const TABLES: Readonly<Record<string, Text>> = { en };

export const t: Text = choose(globalThis.navigator?.languages ?? [], TABLES, en);
export type { Text };
