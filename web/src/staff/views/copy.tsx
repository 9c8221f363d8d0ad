/** Something into the clipboard, and that it is there. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../text";

/** `text` is what is copied, `words` what the button is called. */
export function Copy({ text, words }: { text: string; words: string }): JSX.Element {
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("failed"); // Only pages served by HTTPS may; it is then shown to be copied by hand.
    }
  };
  if (copied === "failed") return <input type="text" readOnly aria-label={words} value={text} class="url" />;
  return (
    <>
      <button type="button" class="secondary small" data-testid="copy" aria-label={words} onClick={() => void copy()}>
        {t.links.copy}
      </button>
      <span role="status" class="hint">
        {copied === "yes" ? t.links.copied : ""}
      </span>
    </>
  );
}
