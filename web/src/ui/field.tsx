/** A labelled place to fill in, with its hint and its complaint read out together with it. */
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

/** What the control inside takes, so that label, hint and complaint belong to it. */
export interface Labelled {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface Props {
  /** Of the control, in its form. */
  name: string;
  label: string;
  hint?: string;
  /** Why what is there cannot be; null or "": it can. */
  complaint?: string | null;
  children: (control: Labelled) => ComponentChildren;
}

export function Field({ name, label, hint, complaint, children }: Props): JSX.Element {
  const id = useId();
  const described = [hint && `${id}-hint`, complaint && `${id}-complaint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, name, "aria-describedby": described || undefined, "aria-invalid": complaint ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {complaint && (
        <p id={`${id}-complaint`} class="complaint">
          {complaint}
        </p>
      )}
    </div>
  );
}
