/** The keys of the circle, for as long as a view is there. Which key means what: `session/keys.ts`. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type KeyAction, keyAction, readKey } from "../session/keys";
import { keysEnabled } from "./help";

export function useKeys(act: (action: KeyAction) => void): void {
  const latest = useRef(act);
  latest.current = act;
  const [listen] = useState(() => (event: KeyboardEvent): void => {
    const action = keysEnabled.value ? keyAction(readKey(event)) : null;
    if (action === null) return;
    if (action === "talk") event.preventDefault(); // would scroll
    latest.current(action);
  });
  useEffect(() => {
    const release = (): void => latest.current("hush");
    window.addEventListener("keydown", listen);
    window.addEventListener("keyup", listen);
    // A key released elsewhere is never seen here.
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keydown", listen);
      window.removeEventListener("keyup", listen);
      window.removeEventListener("blur", release);
    };
  }, [listen]);
}
