/** A link as a QR code, for somebody's phone. What draws it is loaded when it is wanted. */
import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { Dialog } from "../../views/dialog";
import { t } from "../text";

const QrCode = lazy(async () => (await import("./qr")).QrCode);

export function Code({ url, title, close }: { url: string; title: string; close: () => void }): JSX.Element {
  return (
    <Dialog title={title} close={close}>
      <Suspense fallback={<p role="status">{t.state.loading}</p>}>
        <QrCode text={url} label={title} />
      </Suspense>
      <p class="hint">{t.links.codeHint}</p>
      <div class="dialog-actions">
        <button type="button" class="primary" onClick={close}>
          {t.state.close}
        </button>
      </div>
    </Dialog>
  );
}
