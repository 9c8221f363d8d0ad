/**
 * What holds the focus may go away: a row that is revoked, a dialog that closes over a list that has changed.
 *
 * Rule that holds: the focus then goes to the nearest thing around it that is still there and can have it, never to
 * nowhere, from where a keyboard would start at the top of the page.
 */
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

export function useFocusKept(around: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const host = around.current;
    if (host === null) return;
    let path: readonly HTMLElement[] = [];
    const remember = (event: FocusEvent): void => {
      path = event.composedPath().filter((each): each is HTMLElement => each instanceof HTMLElement);
    };
    const observer = new MutationObserver(() => {
      const [held, ...outside] = path;
      if (held === undefined || held.isConnected || document.activeElement !== document.body) return;
      outside.find((each) => each.isConnected && each.hasAttribute("tabindex"))?.focus();
    });
    host.addEventListener("focusin", remember);
    observer.observe(host, { childList: true, subtree: true });
    return () => {
      host.removeEventListener("focusin", remember);
      observer.disconnect();
    };
  }, [around.current]);
}
