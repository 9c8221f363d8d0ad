/** The table of words in use, loaded alone. A new language: one line here, and the compiler says what its table lacks. */
import { choose } from "./choose";
import type { Text } from "./en";
import { wanted } from "./languages";

const english = async (): Promise<Text> => (await import("./en")).en;
const pseudo = async (language: "en-XA" | "ar-XB"): Promise<Text> =>
  (await import("./pseudo")).pseudo(await english(), language);

const TABLES: Readonly<Record<string, () => Promise<Text>>> = {
  en: english,
  de: async () => (await import("./de")).de,
  es: async () => (await import("./es")).es,
  "en-xa": () => pseudo("en-XA"),
  "ar-xb": () => pseudo("ar-XB"),
};

export const t: Text = await choose(wanted(), TABLES, english)();
export type { Text };
