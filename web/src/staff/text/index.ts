/** The staff's table of words in use, chosen and loaded as the meeting's is. */
import { choose } from "../../text/choose";
import type { StaffText } from "./en";

const english = async (): Promise<StaffText> => (await import("./en")).en;

const TABLES: Readonly<Record<string, () => Promise<StaffText>>> = {
  en: english,
  de: async () => (await import("./de")).de,
  es: async () => (await import("./es")).es,
};

export const t: StaffText = await choose(globalThis.navigator?.languages ?? [], TABLES, english)();
export type { StaffText };
