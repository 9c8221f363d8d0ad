/** What counts as quiet, as much, as heard: folded away, for it is seldom changed. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { BalanceSettings } from "../../protocol";
import { type Field, FIELDS, meant, typed } from "../../state/balance";
import { t } from "../../text";
import { useRoom } from "../context";

export function Settings({ settings }: { settings: BalanceSettings }): JSX.Element {
  const { meeting } = useRoom();
  const [changed, setChanged] = useState<Partial<Record<Field, number>>>({});
  const values = Object.entries(changed).map(([field, value]) => [field, meant(field as Field, value)] as const);
  const ready = values.length > 0 && values.every(([, value]) => value !== null);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    const reply = await meeting.ask({ type: "set_balance", ...Object.fromEntries(values) });
    if (reply.ok) setChanged({});
  };
  return (
    <details class="balance-settings" data-testid="balance-settings">
      <summary>{t.balance.settings}</summary>
      <form noValidate onSubmit={(event) => void save(event)}>
        {FIELDS.map(({ id, least, most, step }) => (
          <p key={id} class="number-field">
            <label for={`balance-${id}`}>{t.balance.fields[id]}</label>
            <input
              id={`balance-${id}`}
              data-testid={`balance-${id}`}
              type="number"
              inputMode="decimal"
              min={least}
              max={most}
              step={step}
              value={changed[id] ?? typed(id, settings)}
              onInput={(event) => setChanged({ ...changed, [id]: event.currentTarget.valueAsNumber })}
            />
          </p>
        ))}
        <button type="submit" class="secondary" data-testid="balance-save" aria-disabled={!ready}>
          {t.balance.save}
        </button>
      </form>
    </details>
  );
}
