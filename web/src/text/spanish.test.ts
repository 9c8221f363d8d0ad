import { describe, expect, it } from "vitest";
import { en as staffEn } from "../staff/text/en";
import { es as staffEs } from "../staff/text/es";
import { sameIn, sayings } from "../testing/tables";
import { en } from "./en";
import { es } from "./es";

/** What is the same word in both languages, or a key on the keyboard, or a language's own name. */
const SAME = new Set(
  [
    ["Hearth", "Chat", "Agenda"],
    ["M", "V", "H", "A", "P", "C"],
    ["English", "Deutsch", "Español", "Français"],
    ["PHQ-9", "GAD-7", "CSV", "JSON"],
  ].flat(),
);

describe("the Spanish words", () => {
  it("are Spanish: only a few are the same in English", () => {
    expect(sameIn(en, es, SAME)).toEqual([]);
    expect(sameIn(staffEn, staffEs, SAME)).toEqual([]);
  });

  it("say nothing where English says nothing, and something elsewhere", () => {
    const silent = (table: object): string[] =>
      [...sayings(table)].filter(([, words]) => !words.trim()).map(([path]) => path);
    expect(silent(es)).toEqual(silent(en));
    expect(silent(staffEs)).toEqual(silent(staffEn));
  });

  it("address people as usted, and quote and ask as Spanish does", () => {
    for (const [path, words] of [...sayings(es), ...sayings(staffEs)]) {
      expect(words, path).not.toMatch(/(?<!\p{L})(tú|tus?|te|ti|contigo|vosotr[oa]s|vuestr[oa]s?|os)(?!\p{L})/iu);
      expect(words, path).not.toMatch(/["“”]/);
      const marks = (mark: string): number => words.split(mark).length;
      if (words !== "?")
        expect([marks("¿"), marks("¡"), marks("«")], path).toEqual([marks("?"), marks("!"), marks("»")]);
    }
  });

  it("count as people say it", () => {
    expect([es.people.here(1), es.people.here(3)]).toEqual(["1 persona presente", "3 personas presentes"]);
    expect([es.waiting.since(0), es.waiting.since(1), es.waiting.since(5)]).toEqual([
      "ahora mismo",
      "desde hace 1 minuto",
      "desde hace 5 minutos",
    ]);
    expect([es.turns.timeChoice(30), es.turns.timeChoice(60), es.turns.timeChoice(90)]).toEqual([
      "30 segundos",
      "1 minuto",
      "1,5 minutos",
    ]);
    expect([es.polls.taken(1), es.polls.taken(2)]).toEqual(["1 ha respondido", "2 han respondido"]);
    expect(es.checkins.live.count(3, 1)).toBe("3 han respondido, 1 prefiere no");
    expect(es.balance.own(80_000, 1)).toContain("1 min 20 s, en 1 intervención.");
    expect(es.balance.evenness(0.9, 2.46, 4)).toContain("como si 2,5 de 4");
    expect(es.hour.recess.count(1, 4)).toBe("1 de 4 ha vuelto");
    expect(staffEs.calendar.coming(1)).toBe("La próxima semana");
    expect(staffEs.report.sheet.spoke(1, 2)).toBe("1 minuto en 2 intervenciones.");
    expect(staffEs.report.polls.about("Escala", "anónima", 1, 1)).toBe(
      "Escala, anónima. 1 persona participó, 1 voto contado.",
    );
  });
});
