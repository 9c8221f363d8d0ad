/** Published questionnaires in English: as the server sends them. */
import type { Translations } from "./questionnaires";

const published: Translations = {};

export const questionnaires = {
  published,
  foreign: "Its questions are shown in English: no published translation of it is kept here.",
};
