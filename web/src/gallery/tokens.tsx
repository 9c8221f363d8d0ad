/** What everything is made of: colours, type, space, icons. */
import type { JSX } from "preact";
import { Flame, Icon, ICONS } from "../views/icons";
import { Part, Sample } from "./sample";

const COLOURS = [
  ["ground", "raised", "sunken", "pressed", "tile", "danger-soft"],
  ["ink", "soft-ink", "line", "control-line", "focus"],
  ["ember", "ember-strong", "on-ember", "glow", "well"],
  ["danger", "danger-strong", "on-danger", "on-plate", "on-plate-warm", "on-plate-stop"],
  ["tint-1", "tint-2", "tint-3", "tint-4", "tint-5", "tint-6"],
  ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5"],
].flat();

export function Tokens(): JSX.Element {
  return (
    <>
      <Part title="Colours">
        {COLOURS.map((name) => (
          <Sample key={name} state={name}>
            <span class="swatch" style={{ background: `var(--${name})` }} />
          </Sample>
        ))}
      </Part>
      <Part title="Type">
        <Sample state="words" wide>
          <p class="as-title">A quiet place to meet</p>
          <p class="lead">Look and listen first. Nobody sees or hears you yet.</p>
          <p>Every link belongs to one session.</p>
          <p class="quiet">A first name or nickname is enough.</p>
          <p class="trouble">No microphone was found.</p>
          <p>
            Press <kbd>M</kbd> or <kbd>Space</kbd>. <a href="#part-type">A link</a>
          </p>
        </Sample>
      </Part>
      <Part title="Space">
        {["gap-s", "gap", "gap-l", "gap-xl", "control"].map((name) => (
          <Sample key={name} state={name}>
            <span class="measure" style={{ width: `var(--${name})` }} />
          </Sample>
        ))}
      </Part>
      <Part title="Icons">
        <Sample state="flame">
          <Flame />
        </Sample>
        {ICONS.map((name) => (
          <Sample key={name} state={name}>
            <Icon name={name} />
          </Sample>
        ))}
      </Part>
    </>
  );
}
