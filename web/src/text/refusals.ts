/**
 * What the server refuses, as a sentence in the page's language.
 *
 * The server speaks English. A page in another language has a table of its sentences, loaded after the page itself;
 * where that does not know one (a newer server, the table not there yet), the code of the refusal says the gist.
 */
import type { Code } from "../protocol";
import type { Refusal } from "../generated/refusals";

export type Codes = Readonly<Record<Code, string>>;
export type Sentences = Readonly<Record<Refusal, string>>;

/** What is said of a refusal: its code, and the server's own sentence, which may be empty. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}

const TABLES: Readonly<Record<string, () => Promise<Sentences>>> = {
  de: async () => (await import("./refusals_in/de")).sentences,
  es: async () => (await import("./refusals_in/es")).sentences,
};

/** Says refusals in the language of `text`, for a page as long as it lives. */
export function refusalsIn(text: { language: string; refusals: Codes }): (refused: Refused) => string {
  const load = TABLES[text.language];
  let phrases: Phrases | null = null;
  const later = load?.().then(
    (sentences) => (phrases = new Phrases(sentences)),
    () => undefined, // The codes' sentences do.
  );
  void later;
  return ({ code, message }) => {
    const own = load === undefined ? message : (phrases?.say(message) ?? "");
    if (own !== "") return own;
    return text.refusals[code as Code] ?? message;
  };
}

/** A table of sentences, in which `{0}` stands for a number or a name. */
export class Phrases {
  readonly #exact: ReadonlyMap<string, string>;
  readonly #patterns: readonly (readonly [RegExp, string])[];

  constructor(sentences: Readonly<Record<string, string>>) {
    const all = Object.entries(sentences);
    this.#exact = new Map(all.filter(([english]) => !GAP.test(english)));
    this.#patterns = all.filter(([english]) => GAP.test(english)).map(([english, own]) => [pattern(english), own]);
  }

  /** The sentence for the server's; null: the table does not know it. */
  say(english: string): string | null {
    return this.#whole(english) ?? this.#withNames(english);
  }

  #whole(english: string): string | null {
    const exact = this.#exact.get(english);
    if (exact !== undefined) return exact;
    for (const [shape, own] of this.#patterns) {
      const found = shape.exec(english);
      if (found !== null) return own.replace(/\{(\d)\}/g, (_gap, place: string) => found[Number(place) + 1] ?? "");
    }
    return null;
  }

  /** "These people are to be kept apart: Anna, Ben." is the sentence, and whom it is about. */
  #withNames(english: string): string | null {
    const [, said, names] = /^(.*?): (.*)\.$/s.exec(english) ?? [];
    const own = said === undefined ? null : this.#whole(`${said}.`);
    return own === null ? null : `${own.replace(/\.$/, "")}: ${names}.`;
  }
}

const GAP = /\{\d\}/;

function pattern(english: string): RegExp {
  const parts = english.split(GAP).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("(.*)")}$`, "s");
}
