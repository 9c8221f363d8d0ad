/** Where a member answers. What becomes of the answers is asked before they are sent, and nothing is ticked for them. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { CheckIn, Questionnaire } from "../../protocol";
import { type Draft, isEmpty, itemsMissing } from "../../state/checkins";
import { t } from "../../text";
import { inLanguage } from "../../text/questionnaires";
import { useRoom } from "../context";
import { Dialog } from "../dialog";
import { Chips, Levels, Options } from "./fields";

export function CheckInForm({ checkIn }: { checkIn: CheckIn }): JSX.Element {
  const { tools } = useRoom();
  const [empty, setEmpty] = useState(false);
  const draft = tools.checkins.draft(checkIn);
  const change = (part: Partial<Draft>): void => {
    setEmpty(false);
    tools.checkins.change(checkIn, part);
  };
  const send = (event: Event): void => {
    event.preventDefault();
    if (isEmpty(draft)) setEmpty(true);
    else void tools.checkins.send(checkIn);
  };
  const close = (): void => {
    tools.checkins.form.value = false;
  };
  const text = t.checkins.form;
  return (
    <Dialog title={t.checkins.asks[checkIn.when]} close={close}>
      <form class="check-in-form" data-testid="check-in-form" onSubmit={send}>
        <p class="hint">{text.lead}</p>
        {checkIn.mood && (
          <Levels
            id="mood"
            legend={text.mood}
            low={text.moodLow}
            high={text.moodHigh}
            value={draft.mood}
            change={(mood) => change({ mood })}
          />
        )}
        {checkIn.scales.map((scale, number) => (
          <Levels
            key={scale.label}
            id={`scale-${number}`}
            legend={scale.label}
            low={scale.low}
            high={scale.high}
            value={draft.scales[number] ?? null}
            change={(value) => change({ scales: draft.scales.map((old, each) => (each === number ? value : old)) })}
          />
        ))}
        {checkIn.words.length > 0 && (
          <Chips legend={text.words} words={checkIn.words} chosen={draft.words} change={(words) => change({ words })} />
        )}
        {checkIn.questionnaire !== null && (
          <Items questionnaire={checkIn.questionnaire} draft={draft} change={change} />
        )}
        <Consent draft={draft} change={change} />
        <p class="complaint" role="alert">
          {empty && text.empty}
        </p>
        <div class="dialog-actions">
          <button
            type="button"
            class="plain"
            data-testid="check-in-decline-form"
            onClick={() => void tools.checkins.decline(checkIn)}
          >
            {t.checkins.decline}
          </button>
          <button type="button" class="secondary" data-testid="check-in-later" onClick={close}>
            {text.later}
          </button>
          <button type="submit" class="primary" data-testid="check-in-send">
            {text.send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
}

function Items({ questionnaire: asked, draft, change }: PartProps & { questionnaire: Questionnaire }): JSX.Element {
  const questionnaire = inLanguage(asked, t);
  const text = t.checkins.form;
  const open = itemsMissing(draft);
  return (
    <section class="questionnaire" aria-labelledby="questionnaire-title">
      <h3 id="questionnaire-title" lang={questionnaire.lang}>
        {questionnaire.title}
      </h3>
      {questionnaire.concerning !== null && (
        <p class="notice-before" data-testid="alert-first">
          {text.alertFirst(questionnaire.concerning + 1, questionnaire.options[0] ?? "")}
        </p>
      )}
      <p lang={questionnaire.lang}>{questionnaire.stem}</p>
      {questionnaire.items.map((item, number) => (
        <Options
          key={item}
          lang={questionnaire.lang}
          id={`item-${number}`}
          legend={text.item(number + 1, item)}
          options={questionnaire.options}
          value={draft.items[number] ?? null}
          change={(value) => change({ items: draft.items.map((old, each) => (each === number ? value : old)) })}
        />
      ))}
      <Options
        id="difficulty"
        lang={questionnaire.difficultyLang}
        legend={questionnaire.difficulty}
        options={questionnaire.difficulty_options}
        value={draft.difficulty}
        change={(difficulty) => change({ difficulty })}
      />
      <p class="hint" role="status">
        {open > 0 && text.missing(open)}
      </p>
      <p class="hint" lang={questionnaire.lang}>
        {questionnaire.source}
      </p>
    </section>
  );
}

function Consent({ draft, change }: PartProps): JSX.Element {
  const text = t.checkins.form;
  const sum = draft.share ? (draft.keep ? text.sum.both : text.sum.share) : draft.keep ? text.sum.keep : text.sum.none;
  return (
    <fieldset class="consent">
      <legend>{text.consent}</legend>
      <label class="check">
        <input
          type="checkbox"
          data-testid="check-in-share"
          checked={draft.share}
          onChange={(event) => change({ share: event.currentTarget.checked })}
        />
        <span>{text.share}</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          data-testid="check-in-keep"
          checked={draft.keep}
          onChange={(event) => change({ keep: event.currentTarget.checked })}
        />
        <span>{text.keep}</span>
      </label>
      <p class="hint" role="status" data-testid="check-in-sum">
        {sum}
      </p>
      <p class="hint">{text.never}</p>
    </fieldset>
  );
}
