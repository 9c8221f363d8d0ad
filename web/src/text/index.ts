/** The table of words in use, loaded alone. A new language: one line here, and the compiler says what its table lacks. */
import { choose } from "./choose";
import type { Text } from "./en";

const english = async (): Promise<Text> => (await import("./en")).en;

const TABLES: Readonly<Record<string, () => Promise<Text>>> = {
  en: english,
  de: async () => (await import("./de")).de,
  es: async () => (await import("./es")).es,
};

export const t: Text = await choose(globalThis.navigator?.languages ?? [], TABLES, english)();
export type { Text };
