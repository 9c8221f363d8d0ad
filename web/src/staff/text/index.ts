/** The staff's table of words in use, chosen as the meeting's is. */
import { choose } from "../../text/choose";
import { en, type StaffText } from "./en";

export const t: StaffText = choose(globalThis.navigator?.languages ?? [], { en }, en);
export type { StaffText };
