/** The fields a check-in is made of: native radio buttons and boxes, so that the keyboard works as everywhere. */
import type { JSX } from "preact";
import { HIGHEST } from "../../state/checkins";
import { t } from "../../text";

const LEVELS = Array.from({ length: HIGHEST + 1 }, (_, level) => level);

interface LevelsProps {
  id: string;
  legend: string;
  low: string | null;
  high: string | null;
  value: number | null;
  change: (value: number | null) => void;
}

/** From 0 to 10, or no answer. */
export function Levels({ id, legend, low, high, value, change }: LevelsProps): JSX.Element {
  return (
    <fieldset class="levels" data-testid={id}>
      <legend>{legend}</legend>
      <div class="level-row">
        {LEVELS.map((level) => (
          <label key={level} class="level">
            <input
              type="radio"
              name={id}
              value={level}
              data-testid={`${id}-${level}`}
              checked={value === level}
              onChange={() => change(level)}
            />
            <span>{level}</span>
          </label>
        ))}
      </div>
      <p class="ends hint">
        {low !== null && <span>0: {low}</span>}
        {high !== null && (
          <span>
            {HIGHEST}: {high}
          </span>
        )}
      </p>
      {value !== null && <NoAnswer id={id} legend={legend} clear={() => change(null)} />}
    </fieldset>
  );
}

interface OptionsProps {
  id: string;
  /** Of the legend and the options, where it is not the page's. */
  lang?: string;
  legend: string;
  options: readonly string[];
  value: number | null;
  change: (value: number | null) => void;
}

/** One of several sentences, or none. */
export function Options({ id, lang, legend, options, value, change }: OptionsProps): JSX.Element {
  return (
    <fieldset class="options" data-testid={id}>
      <legend lang={lang}>{legend}</legend>
      {options.map((option, number) => (
        <label key={option} class="check">
          <input
            type="radio"
            name={id}
            value={number}
            data-testid={`${id}-${number}`}
            checked={value === number}
            onChange={() => change(number)}
          />
          <span lang={lang}>{option}</span>
        </label>
      ))}
      {value !== null && <NoAnswer id={id} legend={legend} clear={() => change(null)} />}
    </fieldset>
  );
}

function NoAnswer({ id, legend, clear }: { id: string; legend: string; clear: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="plain small"
      data-testid={`${id}-clear`}
      aria-label={`${t.checkins.form.noAnswer}: ${legend}`}
      onClick={clear}
    >
      {t.checkins.form.noAnswer}
    </button>
  );
}

interface ChipsProps {
  legend: string;
  words: readonly string[];
  chosen: readonly string[];
  change: (words: readonly string[]) => void;
}

/** Any of several words. */
export function Chips({ legend, words, chosen, change }: ChipsProps): JSX.Element {
  const toggle = (word: string): void =>
    change(chosen.includes(word) ? chosen.filter((each) => each !== word) : [...chosen, word]);
  return (
    <fieldset class="chips" data-testid="words">
      <legend>{legend}</legend>
      <div class="chip-row">
        {words.map((word) => (
          <label key={word} class="chip">
            <input type="checkbox" value={word} checked={chosen.includes(word)} onChange={() => toggle(word)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
