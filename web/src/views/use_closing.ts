/** A small menu beside its button: Escape closes it and gives the focus back, and so does pressing anywhere else. */
import { useEffect } from "preact/hooks";

interface Menu {
  readonly open: boolean;
  /** What holds both, the button and the menu. */
  readonly place: { readonly current: HTMLElement | null };
  close(): void;
  /** Selectors in `place`: what gets the focus first, and what opened it. */
  readonly first: string;
  readonly opener: string;
}

export function useClosing({ open, place, close, first, opener }: Menu): void {
  useEffect(() => {
    if (!open) return undefined;
    const button = place.current?.querySelector<HTMLElement>(opener);
    place.current?.querySelector<HTMLElement>(first)?.focus();
    const press = (event: Event): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) close();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
      button?.focus();
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("keydown", key);
    };
  }, [open]);
}
