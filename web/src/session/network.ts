/** Whether the device has a network, as far as the browser knows: "no" is certain, "yes" is not. */
import { type ReadonlySignal, signal } from "@preact/signals";

type Page = Pick<Window, "addEventListener"> & { readonly navigator: Pick<Navigator, "onLine"> };

export function hasNetwork(page: Page): ReadonlySignal<boolean> {
  const online = signal(page.navigator.onLine);
  page.addEventListener("online", () => (online.value = true));
  page.addEventListener("offline", () => (online.value = false));
  return online;
}
