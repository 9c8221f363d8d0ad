/** Where the staff's pages are put together. */
import "../ui/dressed";
import "../styles/base.css";
import "../styles/pages.css";
import "../styles/staff.css";
import "../styles/settings.css";
import "../styles/contrast.css";
import "../styles/staff_calendar.css";
import { render } from "preact";
import { bespeak } from "../text/languages";
import { keepFocus } from "../focus";
import { browserTimers } from "../timers";
import { Api } from "./api";
import { OfficeProvider } from "./context";
import { Router } from "./router";
import { SignIn } from "./sign_in";
import { t } from "./text";
import { Pages } from "./views/pages";

const signIn = new SignIn({ store: window.sessionStorage, timers: browserTimers, now: () => Date.now() });
const api = new Api({
  fetch: (url, init) => fetch(url, init),
  token: () => signIn.token,
  signedOut: () => signIn.over(),
});
for (const sign of ["pointerdown", "keydown", "scroll"] as const) {
  window.addEventListener(sign, () => signIn.active(), { passive: true });
}
void signIn.begin(api);

bespeak(document, t.language);
keepFocus(document);
const root = document.getElementById("app");
if (root) {
  const office = { api, signIn, router: new Router() };
  render(
    <OfficeProvider value={office}>
      <Pages />
    </OfficeProvider>,
    root,
  );
}
