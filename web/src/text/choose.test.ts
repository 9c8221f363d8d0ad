import { describe, expect, it } from "vitest";
import { choose } from "./choose";

describe("the table of words", () => {
  const tables = { en: "English", de: "Deutsch" };

  it("is the first language wanted that there is, whatever its region", () => {
    expect(choose(["fr", "de-AT", "en"], tables, tables.en)).toBe("Deutsch");
    expect(choose(["DE"], tables, tables.en)).toBe("Deutsch");
  });

  it("is another where nothing else is there", () => {
    expect(choose(["fr"], tables, tables.en)).toBe("English");
    expect(choose([], tables, tables.en)).toBe("English");
  });
});
