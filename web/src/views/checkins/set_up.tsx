/** Where a leader says what to ask. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { CheckInScale } from "../../protocol";
import { asksForSomething, nextWish, openCommand, type Wish } from "../../state/checkins";
import { t } from "../../text";
import { isForeign } from "../../text/questionnaires";
import { useRoom } from "../context";

const MOST_SCALES = 5;

export function SetUp(): JSX.Element {
  const { meeting } = useRoom();
  const [wish, setWish] = useState<Wish>(() => {
    const view = meeting.view.peek();
    const language = t.language in t.checkins.setUp.languages ? t.language : "en";
    return view === null ? ({} as Wish) : nextWish(view, language);
  });
  const change = (part: Partial<Wish>): void => setWish((old) => ({ ...old, ...part }));
  const text = t.checkins.setUp;
  return (
    <form
      class="check-in-set-up"
      aria-labelledby="set-up-title"
      data-testid="check-in-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        void meeting.ask(openCommand(wish));
      }}
    >
      <h3 id="set-up-title">{text.title}</h3>
      <fieldset class="choice-row">
        <legend class="sr-only">{text.when}</legend>
        {(["before", "after"] as const).map((when) => (
          <label key={when} class="check">
            <input
              type="radio"
              name="check-in-when"
              data-testid={`check-in-${when}`}
              checked={wish.when === when}
              onChange={() => change({ when })}
            />
            <span>{text[when]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend class="sr-only">{text.what}</legend>
        <Box id="ask-mood" words={text.mood} on={wish.mood} change={(mood) => change({ mood })} />
        <Box id="ask-words" words={text.words} on={wish.words} change={(words) => change({ words })} />
        {wish.words && <Words wish={wish} change={change} />}
      </fieldset>
      <Scales scales={wish.scales} change={(scales) => change({ scales })} />
      <label for="ask-questionnaire">{text.questionnaire}</label>
      <select
        id="ask-questionnaire"
        data-testid="ask-questionnaire"
        value={wish.questionnaire ?? ""}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change({ questionnaire: chosen === "phq9" || chosen === "gad7" ? chosen : null });
        }}
      >
        <option value="">{text.none}</option>
        <option value="phq9">{text.phq9}</option>
        <option value="gad7">{text.gad7}</option>
      </select>
      {wish.questionnaire !== null && <p class="hint">{text.questionnaireHint}</p>}
      {wish.questionnaire !== null && isForeign(wish.questionnaire, t) && (
        <p class="hint" data-testid="questionnaire-foreign">
          {t.questionnaires.foreign}
        </p>
      )}
      <button type="submit" class="primary" data-testid="open-check-in" disabled={!asksForSomething(wish)}>
        {text.open}
      </button>
    </form>
  );
}

function Box({
  id,
  words,
  on,
  change,
}: {
  id: string;
  words: string;
  on: boolean;
  change: (on: boolean) => void;
}): JSX.Element {
  return (
    <label class="check">
      <input type="checkbox" data-testid={id} checked={on} onChange={(event) => change(event.currentTarget.checked)} />
      <span>{words}</span>
    </label>
  );
}

function Words({ wish, change }: { wish: Wish; change: (part: Partial<Wish>) => void }): JSX.Element {
  const text = t.checkins.setUp;
  return (
    <div class="nested">
      <label for="ask-language">{text.language}</label>
      <select
        id="ask-language"
        data-testid="ask-language"
        value={wish.language}
        onChange={(event) => change({ language: event.currentTarget.value })}
      >
        {Object.entries(text.languages).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </select>
      <label for="own-words">{text.ownWords}</label>
      <textarea
        id="own-words"
        data-testid="own-words"
        rows={2}
        value={wish.ownWords}
        onInput={(event) => change({ ownWords: event.currentTarget.value })}
      />
      <p class="hint">{text.ownWordsHint}</p>
    </div>
  );
}

function Scales({
  scales,
  change,
}: {
  scales: readonly CheckInScale[];
  change: (scales: readonly CheckInScale[]) => void;
}): JSX.Element {
  const text = t.checkins.setUp;
  const put = (number: number, part: Partial<CheckInScale>): void =>
    change(scales.map((scale, each) => (each === number ? { ...scale, ...part } : scale)));
  return (
    <fieldset class="own-scales">
      <legend>{text.scales}</legend>
      {scales.map((scale, number) => (
        <fieldset key={number} class="own-scale">
          <legend>{text.scale(number + 1)}</legend>
          {(["label", "low", "high"] as const).map((field) => (
            <label key={field}>
              <span>{text[field]}</span>
              <input
                type="text"
                maxLength={80}
                autoComplete="off"
                data-testid={`own-scale-${number}-${field}`}
                value={scale[field] ?? ""}
                onInput={(event) => put(number, { [field]: event.currentTarget.value })}
              />
            </label>
          ))}
          <button type="button" class="plain small" onClick={() => change(scales.filter((_, each) => each !== number))}>
            {text.removeScale}
          </button>
        </fieldset>
      ))}
      {scales.length < MOST_SCALES && (
        <button
          type="button"
          class="secondary small"
          data-testid="add-scale"
          onClick={() => change([...scales, { label: "", low: null, high: null }])}
        >
          {text.addScale}
        </button>
      )}
    </fieldset>
  );
}
