/** Which view an address shows. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { Shell } from "./shell";
import { SignInPage } from "./sign_in";

export function Pages(): JSX.Element | null {
  const { signIn } = useOffice();
  const state = signIn.state.value;
  if (state.at === "unknown") return null;
  if (state.at === "out") return <SignInPage why={state.why} />;
  return (
    <Shell>
      <Current />
    </Shell>
  );
}

function Current(): JSX.Element {
  return <Unknown />;
}

function Unknown(): JSX.Element {
  useEffect(() => {
    document.title = t.title(t.unknown.title);
  }, []);
  return (
    <>
      <h1>{t.unknown.title}</h1>
      <p>{t.unknown.body}</p>
      <p>
        <a href={addressOf({ page: "today" })}>{t.unknown.back}</a>
      </p>
    </>
  );
}
