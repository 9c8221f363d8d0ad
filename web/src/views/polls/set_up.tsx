/** Where a leader says what to ask, from a blank page or from something that is ready. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { PollKind, PollTemplate, View } from "../../protocol";
import { canAsk, draftOf, formOf, KINDS, NEW_DRAFT, openCommand, type PollDraft } from "../../state/polls";
import { t } from "../../text";
import { useRoom } from "../context";
import { NumberField } from "../rooms/number_field";

const SAVED = "saved-";

interface Part {
  readonly draft: PollDraft;
  readonly change: (part: Partial<PollDraft>) => void;
}

export function SetUp(): JSX.Element {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const draft = tools.votes.draft.value;
  const change = (part: Partial<PollDraft>): void => {
    tools.votes.draft.value = { ...tools.votes.draft.peek(), ...part };
  };
  const ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!canAsk(draft)) return;
    const reply = await meeting.ask(openCommand(draft));
    if (reply.ok) tools.votes.draft.value = { ...NEW_DRAFT, here: draft.here };
  };
  return (
    <form
      class="poll-set-up"
      aria-labelledby="poll-set-up-title"
      data-testid="poll-set-up"
      onSubmit={(event) => void ask(event)}
    >
      <h3 id="poll-set-up-title">{t.polls.setUp.title}</h3>
      <Templates key={view?.polls.length ?? 0} view={view} draft={draft} />
      <What draft={draft} change={change} />
      <How draft={draft} change={change} split={view?.breakouts !== null} />
      <button type="submit" class="primary" data-testid="open-poll" aria-disabled={!canAsk(draft)}>
        {t.polls.setUp.open}
      </button>
      <Save draft={draft} />
    </form>
  );
}

function Templates({ view, draft }: { view: View | null; draft: PollDraft }): JSX.Element {
  const { meeting, tools } = useRoom();
  const [chosen, setChosen] = useState("");
  const templates = view?.poll_templates ?? [];
  const own = templates.filter((each) => each.id.startsWith(SAVED));
  const builtIn = templates.filter((each) => !each.id.startsWith(SAVED));
  const choose = (id: string): void => {
    const template = templates.find((each) => each.id === id);
    setChosen(id);
    tools.votes.draft.value = template ? draftOf(template.form, draft) : { ...NEW_DRAFT, here: draft.here };
  };
  const options = (list: readonly PollTemplate[]): JSX.Element[] =>
    list.map((each) => (
      <option key={each.id} value={each.id}>
        {each.name}
      </option>
    ));
  return (
    <p class="field">
      <label for="poll-template">{t.polls.setUp.template}</label>
      <select
        id="poll-template"
        data-testid="poll-template"
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t.polls.setUp.blank}</option>
        <optgroup label={t.polls.setUp.builtIn}>{options(builtIn)}</optgroup>
        {own.length > 0 && <optgroup label={t.polls.setUp.own}>{options(own)}</optgroup>}
      </select>
      {own.some((each) => each.id === chosen) && (
        <button
          type="button"
          class="plain small"
          data-testid="drop-template"
          onClick={() => {
            void meeting.ask({ type: "drop_poll_template", template: chosen });
            setChosen("");
          }}
        >
          {t.polls.setUp.drop}
        </button>
      )}
    </p>
  );
}

function What({ draft, change }: Part): JSX.Element {
  return (
    <>
      <p class="field">
        <label for="poll-question">{t.polls.setUp.question}</label>
        <textarea
          id="poll-question"
          data-testid="poll-question"
          rows={2}
          maxLength={300}
          value={draft.question}
          onInput={(event) => change({ question: event.currentTarget.value })}
        />
      </p>
      <p class="field">
        <label for="poll-kind">{t.polls.setUp.kind}</label>
        <select
          id="poll-kind"
          data-testid="poll-kind"
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as PollKind })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t.polls.kinds[kind]}
            </option>
          ))}
        </select>
      </p>
      {draft.kind !== "text" && (
        <p class="field">
          <label for="poll-choices">{t.polls.setUp.options[draft.kind]}</label>
          <textarea
            id="poll-choices"
            data-testid="poll-choices"
            rows={draft.kind === "scale" ? 2 : 5}
            value={draft.options}
            onInput={(event) => change({ options: event.currentTarget.value })}
          />
        </p>
      )}
      {draft.kind === "words" && (
        <Box
          id="poll-own-words"
          words={t.polls.setUp.ownWords}
          on={draft.ownWords}
          change={(ownWords) => change({ ownWords })}
        />
      )}
      {(draft.kind === "words" || draft.kind === "several") && (
        <NumberField
          id="poll-most"
          label={t.polls.setUp.most}
          value={draft.most}
          most={12}
          change={(most) => change({ most })}
        />
      )}
    </>
  );
}

function How({ draft, change, split }: Part & { split: boolean }): JSX.Element {
  const text = t.polls.setUp;
  return (
    <>
      <Box
        id="poll-anonymous"
        words={text.anonymous}
        on={draft.anonymous}
        change={(anonymous) => change({ anonymous })}
      />
      {draft.anonymous && (
        <>
          <p class="hint">{text.anonymousHint}</p>
          <p class="number-field">
            <label for="poll-min-group">{text.minGroup}</label>
            <select
              id="poll-min-group"
              data-testid="poll-min-group"
              value={draft.minGroup}
              onChange={(event) => change({ minGroup: Number(event.currentTarget.value) })}
            >
              {[...new Set([3, 4, 5, 6, 8, 10, draft.minGroup])]
                .toSorted((one, other) => one - other)
                .map((group) => (
                  <option key={group} value={group}>
                    {group}
                  </option>
                ))}
            </select>
          </p>
        </>
      )}
      {!draft.anonymous && (
        <Box id="poll-names" words={text.names} on={draft.names} change={(names) => change({ names })} />
      )}
      {split && <Box id="poll-here" words={text.here} on={draft.here} change={(here) => change({ here })} />}
      <NumberField
        id="poll-minutes"
        label={text.minutes}
        value={draft.minutes}
        most={600}
        change={(minutes) => change({ minutes })}
      />
    </>
  );
}

function Save({ draft }: { draft: PollDraft }): JSX.Element {
  const { meeting } = useRoom();
  const [name, setName] = useState("");
  const save = (): void => {
    if (name.trim() === "" || !canAsk(draft)) return;
    void meeting.ask({ type: "save_poll_template", name: name.trim(), form: formOf(draft) });
    setName("");
  };
  return (
    <details class="poll-save">
      <summary>{t.polls.setUp.save}</summary>
      <p class="field">
        <label for="poll-save-name">{t.polls.setUp.saveAs}</label>
        <input
          id="poll-save-name"
          data-testid="poll-save-name"
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </p>
      <button type="button" class="secondary small" data-testid="poll-save" onClick={save}>
        {t.polls.setUp.save}
      </button>
    </details>
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
