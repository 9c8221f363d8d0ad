/** Choices of display, sound and language: their own dialog, and their parts for the help of the circle. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { bellsOn, soundsOn } from "../media/sounds";
import { t } from "../text";
import { LanguageChoice, Switch, ThemeChoice } from "../ui/look";
import { Dialog } from "./dialog";
import { Icon } from "./icons";

export function SoundChoices(): JSX.Element {
  const words = t.settings;
  return (
    <section class="settings-part">
      <h3>{words.sound}</h3>
      <Switch id="sounds" of={soundsOn} words={words.sounds} note={words.soundsNote} />
      {soundsOn.value && <Switch id="bells-setting" of={bellsOn} words={words.bells} />}
    </section>
  );
}

/** A button in the corner of every page that is not the circle. */
export function SettingsCorner(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="settings-corner plain icon-only"
        data-testid="settings"
        aria-label={t.settings.open}
        title={t.settings.open}
        onClick={() => setOpen(true)}
      >
        <Icon name="settings" />
      </button>
      {open && (
        <Dialog title={t.settings.open} close={() => setOpen(false)}>
          <div class="settings">
            <section class="settings-part">
              <ThemeChoice words={t.settings} />
            </section>
            <SoundChoices />
            <section class="settings-part">
              <LanguageChoice words={t.settings} />
            </section>
          </div>
          <div class="dialog-actions">
            <button type="button" class="primary" data-testid="close-settings" onClick={() => setOpen(false)}>
              {t.settings.close}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
