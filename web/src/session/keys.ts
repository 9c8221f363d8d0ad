/**
 * What a key means: M microphone, V camera, H hand, A away, C chat, P people, ? help, Space held to talk.
 *
 * Rule that holds: no key acts while somebody types, in a dialog, or with a modifier held; Space keeps its ordinary meaning on a
 * focused control. Keys can be switched off.
 */

export type KeyAction = "microphone" | "camera" | "hand" | "away" | "people" | "chat" | "help" | "talk" | "hush";

export interface KeyPress {
  readonly type: "keydown" | "keyup";
  readonly key: string;
  readonly repeat: boolean;
  readonly modified: boolean;
  /** What has the focus. */
  readonly focus: "nothing" | "control" | "typing" | "dialog";
}

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  m: "microphone",
  v: "camera",
  h: "hand",
  a: "away",
  p: "people",
  c: "chat",
  "?": "help",
};

export function keyAction(press: KeyPress): KeyAction | null {
  // A release always counts: whoever moved the focus while talking is not left talking.
  if (press.type === "keyup") return press.key === " " ? "hush" : null;
  if (press.repeat || press.modified || press.focus === "typing" || press.focus === "dialog") return null;
  if (press.key === " ") return press.focus === "nothing" ? "talk" : null;
  return ACTIONS[press.key.toLowerCase()] ?? null;
}

const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";
// What may only be given the focus, as a heading, does nothing with a key.
const CONTROL = "button, a[href], summary, [role='button'], [tabindex]:not([tabindex='-1'])";

/** The meaning-bearing part of a browser's event. */
export function readKey(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : null;
  const focus = target?.closest(TYPING)
    ? "typing"
    : target?.closest("dialog")
      ? "dialog"
      : target?.closest(CONTROL)
        ? "control"
        : "nothing";
  return {
    type: event.type === "keyup" ? "keyup" : "keydown",
    key: event.key,
    repeat: event.repeat,
    modified: event.ctrlKey || event.metaKey || event.altKey,
    focus,
  };
}
