/** Choices that this browser keeps, for any page: colours, language, and one yes or no. The words are given. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Worded } from "../text/choose";
import type { settings } from "../text/en_settings";
import { chosenLanguage, chooseLanguage, type Language, LANGUAGES } from "../text/languages";
import type { Remembered } from "../views/remembered";
import { theme, THEMES } from "./theme";

export type SettingsWords = Worded<typeof settings>;

/** Colours: as the system has them, or one of the others. */
export function ThemeChoice({ words }: { words: SettingsWords }): JSX.Element {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{words.theme}</legend>
      {THEMES.map((each) => (
        <label key={each} class="check">
          <input
            type="radio"
            name={name}
            value={each}
            data-testid={`theme-${each}`}
            checked={theme.value === each}
            onChange={() => (theme.value = each)}
          />
          <span>{words.themes[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The language, by a menu and a button: it takes the page's loading anew. */
export function LanguageChoice({ words }: { words: SettingsWords }): JSX.Element {
  const id = useId();
  const now = chosenLanguage() ?? "";
  const [chosen, setChosen] = useState<Language | "">(now);
  return (
    <div class="field">
      <label for={id}>{words.language}</label>
      <select
        id={id}
        data-testid="language"
        aria-describedby={`${id}-note`}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value as Language | "")}
      >
        <option value="">{words.ownLanguage}</option>
        {LANGUAGES.map(([tag, own]) => (
          <option key={tag} value={tag} lang={tag}>
            {own}
          </option>
        ))}
      </select>
      <p id={`${id}-note`} class="hint">
        {words.languageNote}
      </p>
      {chosen !== now && (
        <button
          type="button"
          class="secondary"
          data-testid="use-language"
          onClick={() => chooseLanguage(chosen === "" ? null : chosen)}
        >
          {words.useLanguage}
        </button>
      )}
    </div>
  );
}

interface SwitchProps {
  id: string;
  of: Remembered;
  words: string;
  note?: string;
}

/** One yes or no. */
export function Switch({ id, of, words, note }: SwitchProps): JSX.Element {
  return (
    <div class="switch-row">
      <label class="check">
        <input
          type="checkbox"
          data-testid={id}
          aria-describedby={note && `${id}-note`}
          checked={of.value}
          onChange={(event) => (of.value = event.currentTarget.checked)}
        />
        <span>{words}</span>
      </label>
      {note && (
        <p id={`${id}-note`} class="hint">
          {note}
        </p>
      )}
    </div>
  );
}
