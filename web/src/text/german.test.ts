import { describe, expect, it } from "vitest";
import { de as staffDe } from "../staff/text/de";
import { en as staffEn } from "../staff/text/en";
import { sameIn, sayings } from "../testing/tables";
import { de } from "./de";
import { en } from "./en";

/** What is the same word in both languages, or a key on the keyboard, or a language's own name. */
const SAME = new Set(
  [
    ["Hearth", "Chat", "wow", "Countdown", "minimal", "Text", "Person", "Name", "Links"],
    ["M", "V", "H", "A", "P", "C"],
    ["English", "Deutsch", "Español", "Français"],
    ["PHQ-9", "GAD-7", "CSV", "JSON"],
  ].flat(),
);

describe("the German words", () => {
  it("are German: only a few are the same in English", () => {
    expect(sameIn(en, de, SAME)).toEqual([]);
    expect(sameIn(staffEn, staffDe, SAME)).toEqual([]);
  });

  it("say nothing where English says nothing, and something elsewhere", () => {
    const silent = (table: object): string[] =>
      [...sayings(table)].filter(([, words]) => !words.trim()).map(([path]) => path);
    expect(silent(de)).toEqual(silent(en));
    expect(silent(staffDe)).toEqual(silent(staffEn));
  });

  it("address people as Sie, and quote as German does", () => {
    for (const [path, words] of [...sayings(de), ...sayings(staffDe)]) {
      expect(words, path).not.toMatch(/["“][^“”]*”|\b(du|dir|dich|deine?[mnrs]?|euch|eure?[mnrs]?)\b/);
    }
  });

  it("count as people say it", () => {
    expect([de.people.here(1), de.people.here(3)]).toEqual(["1 Person ist hier", "3 Personen sind hier"]);
    expect([de.waiting.since(0), de.waiting.since(1), de.waiting.since(5)]).toEqual([
      "gerade eben",
      "seit 1 Minute",
      "seit 5 Minuten",
    ]);
    expect([de.turns.timeChoice(30), de.turns.timeChoice(60), de.turns.timeChoice(90)]).toEqual([
      "30 Sekunden",
      "1 Minute",
      "1,5 Minuten",
    ]);
    expect([de.checkins.form.missing(1), de.polls.taken(1), de.chat.unread(2)]).toEqual([
      "Eine Frage ist noch offen, deshalb gibt es keine Summe.",
      "1 Person hat geantwortet",
      "(2 neue Nachrichten)",
    ]);
    expect(de.balance.own(80_000, 1)).toContain("1 Min. 20 Sek. gesprochen, in 1 Wortbeitrag.");
    expect(de.balance.own(60_000, 4)).toContain("in 4 Wortbeiträgen.");
    expect(de.balance.evenness(0.9, 2.46, 4)).toContain("als hätten 2,5 von 4");
    expect(de.hour.pause.part("Einatmen", 4)).toBe("4 Sekunden einatmen");
    expect(staffDe.report.sheet.spoke(1, 1)).toBe("1 Minute in 1 Wortbeitrag.");
    expect(staffDe.report.polls.about("Skala", "anonym", 1, null)).toBe("Skala, anonym. 1 Person hat teilgenommen.");
    expect(staffDe.calendar.coming(6)).toBe("Die nächsten 6 Wochen");
  });
});
