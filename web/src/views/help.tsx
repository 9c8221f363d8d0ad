/** The keys, and the switch that turns them off. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../text";
import { Dialog } from "./dialog";
import { Remembered } from "./remembered";

export const keysEnabled = new Remembered("hearth:keys", true);

export function Help({ open }: { open: Signal<boolean> }): JSX.Element | null {
  if (!open.value) return null;
  const close = (): void => {
    open.value = false;
  };
  return (
    <Dialog title={t.help.title} close={close}>
      <dl class="keys">
        {t.help.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t.help.note}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={keysEnabled.value}
          onChange={(event) => (keysEnabled.value = event.currentTarget.checked)}
        />
        <span>{t.help.enabled}</span>
      </label>
      <div class="dialog-actions">
        <button type="button" class="primary" onClick={close}>
          {t.help.close}
        </button>
      </div>
    </Dialog>
  );
}
