/** The staff's table of words in use, chosen and loaded as the meeting's is. */
import { choose } from "../../text/choose";
import { wanted } from "../../text/languages";
import type { StaffText } from "./en";

const english = async (): Promise<StaffText> => (await import("./en")).en;
const pseudo = async (language: "en-XA" | "ar-XB"): Promise<StaffText> =>
  (await import("../../text/pseudo")).pseudo(await english(), language);

const TABLES: Readonly<Record<string, () => Promise<StaffText>>> = {
  en: english,
  de: async () => (await import("./de")).de,
  es: async () => (await import("./es")).es,
  "en-xa": () => pseudo("en-XA"),
  "ar-xb": () => pseudo("ar-XB"),
};

export const t: StaffText = await choose(wanted(), TABLES, english)();
export type { StaffText };
