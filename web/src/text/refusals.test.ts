import { describe, expect, it, vi } from "vitest";
import { sayings } from "../testing/tables";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { Phrases, refusalsIn } from "./refusals";
import { sentences as german } from "./refusals_in/de";
import { sentences as spanish } from "./refusals_in/es";

const TABLES = { german, spanish };

describe("a refusal of the server", () => {
  const phrases = new Phrases(german);

  it("is said in the page's language, word for word", () => {
    expect(phrases.say("No hand is up.")).toBe("Es ist keine Hand gehoben.");
  });

  it("keeps its numbers", () => {
    expect(phrases.say("A turn has 5 to 600 seconds.")).toBe("Ein Wortbeitrag dauert 5 bis 600 Sekunden.");
  });

  it("keeps the names of those it is about, and takes none of them for a pattern", () => {
    expect(phrases.say("These people are to be kept apart: Anna, $1 Ben.")).toBe(
      "Diese Personen sollen getrennt bleiben: Anna, $1 Ben.",
    );
  });

  it("is not in the table where the server is newer", () => {
    expect(phrases.say("This is quite new: Anna.")).toBe(null);
  });
});

describe("refusals on a page", () => {
  it("are the server's own words in English, and the code's where there are none", () => {
    const say = refusalsIn(en);
    expect(say({ code: "conflict", message: "No hand is up." })).toBe("No hand is up.");
    expect(say({ code: "full", message: "" })).toBe(en.refusals.full);
  });

  it("are told by their code until the table has come, and then by their sentence", async () => {
    const say = refusalsIn(es);
    const refused = { code: "conflict", message: "No hand is up." };
    expect(say(refused)).toBe(es.refusals.conflict);
    await vi.waitFor(() => expect(say(refused)).toBe("No hay ninguna mano levantada."));
    expect(say({ code: "conflict", message: "Something quite new." })).toBe(es.refusals.conflict);
  });

  it("keep the server's sentence for a code that the page does not know", () => {
    expect(refusalsIn(de)({ code: "brand_new", message: "So it is." })).toBe("So it is.");
  });
});

describe.each(Object.entries(TABLES))("the %s sentences", (_language, table) => {
  it("have the gaps of the English ones", () => {
    const gaps = (words: string): string[] => (words.match(/\{\d\}/g) ?? []).sort();
    const off = Object.entries(table).filter(([english, own]) => String(gaps(english)) !== String(gaps(own)));
    expect(off).toEqual([]);
  });

  it("are all there, none left in English, none in the familiar form", () => {
    for (const [english, own] of sayings(table)) {
      expect(own, english).toMatch(/\S/);
      expect(own).not.toBe(english);
      expect(own, english).not.toMatch(/\b(du|dir|dich|dein\w*|euch|eure\w*|tú|vosotros|tus?)\b|["“][^“”]*”/);
    }
  });
});
