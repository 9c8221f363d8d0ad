/** A button with words, in any of its states. While it is busy it says so, keeps the focus, and does nothing. */
import type { ComponentChildren, JSX } from "preact";

interface Props {
  /** How weighty it is: the one thing to do here, one of several, a quiet one, or one that takes something away. */
  kind?: "primary" | "secondary" | "plain" | "danger" | "quiet-danger";
  small?: boolean;
  /** The button of a form; otherwise `press` says what it does. */
  submit?: boolean;
  press?: () => void;
  busy?: boolean;
  /** What is said while it is busy. */
  busyWords?: string;
  disabled?: boolean;
  /** Whether it is held down, of one that switches something. */
  pressed?: boolean;
  /** Its whole name, where its words are too short alone. */
  label?: string;
  hook?: string;
  children: ComponentChildren;
}

export function Button({ kind = "secondary", small, submit, press, busy, busyWords, disabled, ...rest }: Props) {
  const { pressed, label, hook, children } = rest;
  const still = busy === true || disabled === true;
  return (
    <button
      type={submit ? "submit" : "button"}
      class={`${kind === "quiet-danger" ? "danger quiet-danger" : kind}${small ? " small" : ""}${busy ? " busy" : ""}`}
      data-testid={hook}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={still ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={(event) => {
        if (still) event.preventDefault();
        else press?.();
      }}
    >
      {busy && busyWords ? busyWords : children}
    </button>
  );
}

/** Beside a word: something is on its way. For the eye alone, the words say it. */
export function Spinner(): JSX.Element {
  return <span class="spinner" aria-hidden="true" />;
}
