import { describe, expect, it } from "vitest";
import type { Questionnaire } from "../protocol";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { inLanguage, isForeign } from "./questionnaires";

const asked = (id: Questionnaire["id"], items: number): Questionnaire => ({
  id,
  title: `English ${id}`,
  stem: "Over the last 2 weeks",
  items: Array.from({ length: items }, (_, n) => `Item ${n}`),
  options: ["Not at all", "Several days", "More than half the days", "Nearly every day"],
  difficulty: "How difficult",
  difficulty_options: ["Not", "Somewhat", "Very", "Extremely"],
  source: "Developed by",
  concerning: id === "phq9" ? 8 : null,
});

describe("a questionnaire", () => {
  it("is shown as published in the page's language, with the same item of concern", () => {
    const shown = inLanguage(asked("phq9", 9), de);
    expect([shown.lang, shown.concerning]).toEqual(["de", 8]);
    expect(shown.items[8]).toBe("Gedanken, dass Sie lieber tot wären oder sich Leid zufügen möchten");
    expect([inLanguage(asked("phq9", 9), es).lang, inLanguage(asked("gad7", 7), de).items.length]).toEqual(["es", 7]);
  });

  it("stays English, and is marked so, in English and where no translation is kept", () => {
    expect(inLanguage(asked("phq9", 9), en)).toMatchObject({ title: "English phq9", lang: "en" });
    expect(inLanguage(asked("gad7", 7), es)).toMatchObject({ title: "English gad7", lang: "en" });
    expect([isForeign("gad7", es), isForeign("phq9", es), isForeign("gad7", en)]).toEqual([true, false, false]);
  });

  it("keeps what its translation lacks in English, and marks that alone", () => {
    expect(inLanguage(asked("phq9", 9), de)).toMatchObject({ difficulty: "How difficult", difficultyLang: "en" });
    expect(inLanguage(asked("phq9", 9), es).difficultyLang).toBe("es");
  });

  it("is not translated when the server asks other items than those published", () => {
    expect(inLanguage(asked("phq9", 8), de).lang).toBe("en");
  });

  it("has as many items and options in every translation as the published one", () => {
    for (const { questionnaires } of [de, es]) {
      expect(questionnaires.published.phq9?.items).toHaveLength(9);
      for (const each of Object.values(questionnaires.published)) expect(each.options).toHaveLength(4);
    }
    expect(de.questionnaires.published.gad7?.items).toHaveLength(7);
  });
});
