/** What stands where something would be, or beside what went wrong. */
import type { ComponentChildren, JSX } from "preact";
import { Spinner } from "./button";

/** There is nothing yet, and what to do about it. */
export function Empty({ children }: { children: ComponentChildren }): JSX.Element {
  return <p class="empty">{children}</p>;
}

/** Why something asked for was not done, read out when it comes; the place for it is always there. */
export function Complaint({ why }: { why: string | null }): JSX.Element {
  return (
    <p role="alert" class="complaint">
      {why}
    </p>
  );
}

/** It is being asked for. */
export function Loading({ words }: { words: string }): JSX.Element {
  return (
    <p class="quiet loading" role="status">
      <Spinner />
      <span>{words}</span>
    </p>
  );
}

interface ErrorNoteProps {
  title: string;
  why: string;
  again?: { readonly words: string; readonly press: () => void };
}

/** Something could not be shown: what, why, and the way to try again. */
export function ErrorNote({ title, why, again }: ErrorNoteProps): JSX.Element {
  return (
    <div role="alert" class="card trouble-card">
      <p>{title}</p>
      <p class="quiet">{why}</p>
      {again && (
        <button type="button" class="secondary" onClick={again.press}>
          {again.words}
        </button>
      )}
    </div>
  );
}
