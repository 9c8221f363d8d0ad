/** Blur behind the person, offered where their own system does it. */
import type { JSX } from "preact";
import { t } from "../text";
import { useRoom } from "./context";

export function BlurChoice(): JSX.Element | null {
  const { blur } = useRoom();
  const { offer, on } = blur.state.value;
  const words = t.way.preview;
  if (offer === "none") return null;
  if (offer === "always") return <p class="hint">{words.blurAlways}</p>;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          data-testid="blur"
          checked={on}
          aria-describedby="blur-hint"
          onChange={(event) => void blur.choose(event.currentTarget.checked)}
        />
        <span>{words.blur}</span>
      </label>
      <p id="blur-hint" class="hint">
        {words.blurHint}
      </p>
    </>
  );
}
