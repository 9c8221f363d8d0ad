/** Help and settings of the circle: devices, how it looks and sounds here, and the keys with the switch that turns them off. */
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../text";
import { LanguageChoice, Switch, ThemeChoice } from "../ui/look";
import { useRoom } from "./context";
import { DeviceChoices } from "./device_menus";
import { Dialog } from "./dialog";
import { Remembered } from "./remembered";
import { SoundChoices } from "./settings";
import { ownTileShown } from "./tile";

export const keysEnabled = new Remembered("hearth:keys", true);

export function Help({ open }: { open: Signal<boolean> }): JSX.Element | null {
  const { meeting } = useRoom();
  if (!open.value) return null;
  const close = (): void => {
    open.value = false;
  };
  const words = t.settings;
  return (
    <Dialog title={words.title} close={close}>
      <div class="settings" data-testid="help-panel">
        <section class="settings-part">
          <ThemeChoice words={words} />
          {meeting.me.value?.may_speak === true && (
            <Switch id="own-tile" of={ownTileShown} words={words.ownTile} note={words.ownTileNote} />
          )}
        </section>
        <section class="settings-part" data-testid="devices-part">
          <h3>{t.preview.devices}</h3>
          <DeviceChoices own={meeting.me.value?.may_speak === true} />
        </section>
        <SoundChoices />
        <section class="settings-part">
          <h3>{t.help.title}</h3>
          <Switch id="keys-enabled" of={keysEnabled} words={t.help.enabled} />
          <Keys />
        </section>
        <section class="settings-part">
          <LanguageChoice words={words} />
        </section>
      </div>
      <div class="dialog-actions">
        <button type="button" class="primary" onClick={close}>
          {t.help.close}
        </button>
      </div>
    </Dialog>
  );
}

function Keys(): JSX.Element {
  return (
    <>
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
    </>
  );
}
