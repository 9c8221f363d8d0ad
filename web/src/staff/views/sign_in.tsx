/** Where staff sign in. */
import type { JSX } from "preact";
import { CheckField } from "../../ui/fields";
import { useEffect, useRef, useState } from "preact/hooks";
import { Flame } from "../../views/icons";
import type { Refused } from "../api";
import { useOffice } from "../context";
import type { Why } from "../sign_in";
import { t } from "../text";
import { sentence } from "./loaded";

export function SignInPage({ why }: { why: Why }): JSX.Element {
  const { signIn } = useOffice();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = t.title(t.signIn.title);
    field.current?.focus();
  }, []);
  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const failed = await signIn.enter(login.trim(), password);
    setBusy(false);
    setRefused(failed);
    if (failed === null) return;
    setPassword("");
    secret.current?.focus();
  };
  return (
    <main class="page sign-in">
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      <h1>{t.signIn.title}</h1>
      <p class="lead">{t.signIn.lead}</p>
      {why !== "never" && (
        <p class="note" role="status">
          {t.signIn.out[why]}
        </p>
      )}
      <form class="card form" onSubmit={(event) => void enter(event)} aria-busy={busy}>
        <div class="field">
          <label for="login">{t.signIn.login}</label>
          <input
            id="login"
            ref={field}
            type="text"
            autoComplete="username"
            autoCapitalize="none"
            spellcheck={false}
            required
            value={login}
            onInput={(event) => setLogin(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="password">{t.signIn.password}</label>
          <input
            id="password"
            ref={secret}
            type={(shown ? "text" : "password") as "password"} // the types of the DOM know one at a time
            autoComplete="current-password"
            required
            aria-describedby={refused === null ? undefined : "refused"}
            aria-invalid={refused === null ? undefined : true}
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        <CheckField label={t.signIn.show} checked={shown} change={setShown} />
        <p id="refused" role="alert" class="complaint">
          {refused === null ? "" : refused.code === "unauthenticated" ? t.signIn.wrong : sentence(refused)}
        </p>
        <button type="submit" class="primary" data-testid="sign-in" aria-disabled={busy}>
          {busy ? t.signIn.entering : t.signIn.enter}
        </button>
      </form>
    </main>
  );
}
