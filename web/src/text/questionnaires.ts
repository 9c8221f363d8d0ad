/**
 * Published questionnaires in the page's language. The server sends them in English, word for word; where the published
 * translation is kept here it is shown instead, and where it is not, nobody makes one up: the words stay English, and
 * are marked so for whoever reads them out.
 */
import type { Questionnaire } from "../protocol";

/** A translation as it was published. What it lacks stays English. */
export interface Translation {
  readonly title: string;
  readonly stem: string;
  readonly items: readonly string[];
  readonly options: readonly string[];
  readonly difficulty?: string;
  readonly difficulty_options?: readonly string[];
  /** Who made the questionnaire, and whose translation it is. */
  readonly source: string;
}

export type Translations = Readonly<Partial<Record<Questionnaire["id"], Translation>>>;

/** A questionnaire as it is shown, and in which language its parts are. */
export interface Shown extends Translation {
  readonly concerning: number | null;
  readonly difficulty: string;
  readonly difficulty_options: readonly string[];
  readonly lang: string;
  readonly difficultyLang: string;
}

const ENGLISH = "en";

export function inLanguage(
  questionnaire: Questionnaire,
  words: { readonly language: string; readonly questionnaires: { readonly published: Translations } },
): Shown {
  const own = words.questionnaires.published[questionnaire.id];
  const fits = own?.items.length === questionnaire.items.length && own.options.length === questionnaire.options.length;
  if (own === undefined || !fits) return { ...questionnaire, lang: ENGLISH, difficultyLang: ENGLISH };
  const { difficulty, difficulty_options: options } = own;
  const whole = difficulty !== undefined && options?.length === questionnaire.difficulty_options.length;
  return {
    ...own,
    concerning: questionnaire.concerning,
    difficulty: whole ? difficulty : questionnaire.difficulty,
    difficulty_options: whole ? options : questionnaire.difficulty_options,
    lang: words.language,
    difficultyLang: whole ? words.language : ENGLISH,
  };
}

/** Whether people would read the items of a questionnaire in another language than the page's. */
export const isForeign = (
  id: Questionnaire["id"],
  words: { readonly language: string; readonly questionnaires: { readonly published: Translations } },
): boolean => words.language !== ENGLISH && words.questionnaires.published[id] === undefined;
