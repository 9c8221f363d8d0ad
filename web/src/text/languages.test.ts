// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { bespeak, chosenLanguage, chooseLanguage, wanted } from "./languages";
import { en as staffEn } from "../staff/text/en";
import { sayings } from "../testing/tables";
import { en } from "./en";
import { pseudo } from "./pseudo";

const reload = vi.fn();

beforeEach(() => {
  localStorage.clear();
  reload.mockClear();
  history.replaceState(null, "", "/join#token");
  vi.stubGlobal("navigator", { languages: ["fr", "de"] });
  vi.spyOn(location, "reload").mockImplementation(reload);
});

describe("the language of a page", () => {
  it("is the browser's, unless another was chosen or the address asks for one", () => {
    expect(wanted()).toEqual(["fr", "de"]);
    chooseLanguage("es");
    expect(wanted()).toEqual(["es", "fr", "de"]);
    history.replaceState(null, "", "/join?lang=ar-XB#token");
    expect(wanted()).toEqual(["ar-XB", "es", "fr", "de"]);
  });

  it("is loaded anew when another is chosen, which the address no longer says otherwise", () => {
    history.replaceState(null, "", "/join?lang=de#token");
    chooseLanguage("es");
    expect(reload).toHaveBeenCalledOnce();
    expect(location.pathname + location.search + location.hash).toBe("/join#token");
    chooseLanguage(null);
    expect(chosenLanguage()).toBeNull();
  });

  it("is no language of which there are no words", () => {
    localStorage.setItem("hearth:language", "tlh");
    expect(chosenLanguage()).toBeNull();
  });

  it("is said on the page, with the way it is read", () => {
    const { documentElement: root } = document;
    bespeak(document, "ar-XB");
    expect([root.lang, root.dir]).toEqual(["ar-XB", "rtl"]);
    bespeak(document, "de");
    expect([root.lang, root.dir]).toEqual(["de", "ltr"]);
  });
});

describe("the language nobody speaks", () => {
  it("changes every word there is, also of those that count, and keeps keys", () => {
    for (const table of [pseudo(en, "en-XA"), pseudo(staffEn, "en-XA")] as const) {
      for (const [path, words] of sayings(table))
        if (words.trim().length > 1 && path !== "language") expect(words, path).toMatch(/^\[.+ [~ ]+\]$/);
    }
    const odd = pseudo(en, "en-XA");
    expect(odd.help.keys[0][0]).toBe("M");
    expect(odd.people.here(3)).toMatch(/^\[3 .+~\]$/);
    expect(odd.language).toBe("en-XA");
  });

  it("stands from the right", () => {
    expect(pseudo(en, "ar-XB").bar.leave).toBe("\u202eŁéávé ~~\u202c");
  });
});
