import { describe, expect, it } from "vitest";
import { en } from "./en";
import { pick } from ".";

describe("the table of words", () => {
  const other = { ...en, language: "de" };

  it("is the first language wanted that there is, whatever its region", () => {
    expect(pick(["fr", "de-AT", "en"], { en, de: other }).language).toBe("de");
    expect(pick(["DE"], { en, de: other }).language).toBe("de");
  });

  it("is English where nothing else is there", () => {
    expect(pick(["fr"]).language).toBe("en");
    expect(pick([]).language).toBe("en");
  });
});
