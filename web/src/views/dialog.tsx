/** A modal dialog on the browser's own element: it keeps the focus inside, Escape closes it, the focus returns. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Announcements } from "./announcements";

interface Props {
  title: string;
  close: () => void;
  /** As wide as the page allows, for tables and charts. */
  wide?: boolean;
  children: ComponentChildren;
}

export function Dialog({ title, close, wide, children }: Props): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? "wide" : undefined}
      aria-labelledby="dialog-title"
      onClose={close}
      onCancel={close}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
      <Announcements />
    </dialog>
  );
}

interface ConfirmProps {
  title: string;
  body: string;
  action: string;
  cancel: string;
  confirm: () => void;
  close: () => void;
  /** What is asked besides. */
  children?: ComponentChildren;
}

/** A question before something that cannot be undone. */
export function Confirm({ title, body, action, cancel, confirm, close, children }: ConfirmProps): JSX.Element {
  return (
    <Dialog title={title} close={close}>
      <p>{body}</p>
      {children}
      <div class="dialog-actions">
        <button type="button" class="secondary" data-testid="cancel" onClick={close}>
          {cancel}
        </button>
        <button
          type="button"
          class="danger"
          data-testid="confirm"
          onClick={() => {
            confirm();
            close();
          }}
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
