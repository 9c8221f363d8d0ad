/** What stands around every page of the staff: where one can go, who one is, and that nobody stays signed in alone. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Scope } from "../../generated/api";
import { LanguageChoice, ThemeChoice } from "../../ui/look";
import { Dialog } from "../../views/dialog";
import { Flame, Icon } from "../../views/icons";
import { useOffice } from "../context";
import { addressOf, type Page } from "../router";
import { t } from "../text";

interface Place {
  readonly page: Exclude<Page, { page: "unknown" | "group" | "session" | "sheet" }>;
  readonly scope: Scope | null;
}

/** In order; `scope` is what it takes to see the page. */
const PLACES: readonly Place[] = [
  { page: { page: "today" }, scope: null },
  { page: { page: "groups" }, scope: "groups:read" },
  { page: { page: "sessions" }, scope: "sessions:read" },
  { page: { page: "accounts" }, scope: "admin" },
  { page: { page: "keys" }, scope: "admin" },
  { page: { page: "audit" }, scope: "admin" },
];
const INSIDE: Partial<Record<Page["page"], Place["page"]["page"]>> = {
  group: "groups",
  session: "sessions",
  sheet: "sessions",
};

export function Shell({ children }: { children: ComponentChildren }): JSX.Element | null {
  const { signIn, router } = useOffice();
  const state = signIn.state.value;
  const current = router.page.value;
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const [dressing, setDressing] = useState(false);
  useEffect(() => {
    // A new page begins at its top, for whoever reads it with their ears as well.
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [current]);
  if (state.at !== "in") return null;
  const here = INSIDE[current.page] ?? current.page;
  const seen = PLACES.filter(({ scope }) => scope === null || [scope, "admin"].some((s) => includes(state.scopes, s)));
  return (
    <div class="office">
      <a class="skip" href="#main">
        {t.nav.skip}
      </a>
      <header class="office-top">
        <a class="brand" href={addressOf({ page: "today" })}>
          <Flame />
          <span>{t.product}</span>
        </a>
        <nav aria-label={t.nav.label}>
          <ul>
            {seen.map(({ page }) => (
              <li key={page.page}>
                <a
                  href={addressOf(page)}
                  data-testid={`go-${page.page}`}
                  aria-current={here === page.page ? "page" : undefined}
                >
                  {t.nav[page.page]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="office-who">
          <a href={addressOf({ page: "own" })} data-testid="go-own">
            {state.staff.name}
          </a>
          <button
            type="button"
            class="plain icon-only"
            data-testid="settings"
            aria-label={t.look.openShort}
            title={t.look.openShort}
            onClick={() => setDressing(true)}
          >
            <Icon name="settings" />
          </button>
          <button type="button" class="secondary small" data-testid="sign-out" onClick={() => void signIn.leave()}>
            {t.signIn.leave}
          </button>
        </div>
      </header>
      {signIn.leaving.value && (
        <div class="note" role="alert">
          <p>
            <strong>{t.signIn.leaving}</strong> {t.signIn.leavingMore}
          </p>
          <button type="button" class="primary" onClick={() => signIn.active()}>
            {t.signIn.stay}
          </button>
        </div>
      )}
      {dressing && <Look close={() => setDressing(false)} />}
      <main id="main" ref={main} tabIndex={-1} class="office-page">
        {children}
      </main>
    </div>
  );
}

function Look({ close }: { close: () => void }): JSX.Element {
  return (
    <Dialog title={t.look.openShort} close={close}>
      <div class="settings">
        <ThemeChoice words={t.look} />
        <LanguageChoice words={t.look} />
      </div>
      <div class="dialog-actions">
        <button type="button" class="primary" data-testid="close-settings" onClick={close}>
          {t.look.close}
        </button>
      </div>
    </Dialog>
  );
}

function includes(scopes: readonly Scope[], scope: string): boolean {
  return (scopes as readonly string[]).includes(scope);
}
