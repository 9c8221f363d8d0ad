/** One segment while it is written. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Segment, SegmentKind } from "../../protocol";
import { alike, choices, KINDS, type Row, withKind } from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

const MOST_MINUTES = 480;
const MOST_CHARACTERS = 80;

interface Props {
  row: Row;
  number: number;
  last: boolean;
  /** It is the one that is on. */
  on: boolean;
  change: (row: Row) => void;
  move: (by: 1 | -1) => void;
  remove: () => void;
}

export function RowEditor({ row, number, last, on, change, move, remove }: Props): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const name = row.title.trim() || t.hour.editor.untitled;
  const opens = choices(row, meeting.view.value?.poll_templates ?? []);
  return (
    <li class="agenda-row" data-testid={`row-${number}`} data-on={String(on)}>
      <fieldset>
        <legend class="sr-only">{t.hour.editor.segment(number + 1)}</legend>
        <label for={`${id}-title`} class="sr-only">
          {t.hour.editor.title}
        </label>
        <input
          id={`${id}-title`}
          data-testid={`title-${number}`}
          type="text"
          autoComplete="off"
          placeholder={t.hour.editor.title}
          maxLength={MOST_CHARACTERS}
          value={row.title}
          onInput={(event) => change({ ...row, title: event.currentTarget.value })}
        />
        <div class="row">
          <label for={`${id}-kind`} class="sr-only">
            {t.hour.editor.kind}
          </label>
          <select
            id={`${id}-kind`}
            data-testid={`kind-${number}`}
            value={row.kind}
            onChange={(event) => change(withKind(row, event.currentTarget.value as SegmentKind))}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t.hour.kinds[kind]}
              </option>
            ))}
          </select>
          <label for={`${id}-minutes`} class="quiet">
            {t.hour.editor.minutes}
          </label>
          <input
            id={`${id}-minutes`}
            class="minutes"
            data-testid={`minutes-${number}`}
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_MINUTES}
            disabled={on}
            value={row.minutes ?? ""}
            onInput={(event) => change({ ...row, minutes: minutes(event.currentTarget.valueAsNumber) })}
          />
        </div>
        {opens.length > 0 && (
          <>
            <label for={`${id}-opens`} class="sr-only">
              {t.hour.editor.opensLabel}
            </label>
            <select
              id={`${id}-opens`}
              data-testid={`opens-${number}`}
              value={opens.findIndex((each) => alike(each, row.opens))}
              onChange={(event) => change({ ...row, opens: opens[Number(event.currentTarget.value)] ?? null })}
            >
              <option value={-1}>{t.hour.editor.opensNothing}</option>
              {opens.map((each, place) => (
                <option key={place} value={place}>
                  {opensWords(each)}
                </option>
              ))}
            </select>
          </>
        )}
        {on && <p class="hint">{t.hour.editor.current}</p>}
      </fieldset>
      <div class="row-acts">
        <button
          type="button"
          class="plain icon-only"
          aria-label={t.hour.editor.up(name)}
          aria-disabled={number === 0}
          data-testid={`up-${number}`}
          onClick={() => move(-1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="plain icon-only"
          aria-label={t.hour.editor.down(name)}
          aria-disabled={last}
          data-testid={`down-${number}`}
          onClick={() => move(1)}
        >
          <Icon name="down" />
        </button>
        {!on && (
          <button
            type="button"
            class="plain icon-only"
            aria-label={t.hour.editor.remove(name)}
            data-testid={`remove-${number}`}
            onClick={remove}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </li>
  );
}

function opensWords(opens: NonNullable<Segment["opens"]>): string {
  return opens.what === "poll" ? t.hour.editor.asks(opens.form.question) : t.hour.editor.opens[opens.what];
}

function minutes(read: number): number | null {
  return Number.isFinite(read) && read > 0 && read <= MOST_MINUTES ? read : null;
}
