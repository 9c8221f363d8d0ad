/** Which view an address shows. */
import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { Accounts } from "./accounts";
import { Audit } from "./audit";
import { Group } from "./group";
import { Groups } from "./groups";
import { Heading } from "./heading";
import { Keys } from "./keys";
import { Own } from "./own";
import { Session } from "./session";
import { Sessions } from "./sessions";
import { Shell } from "./shell";
import { SignInPage } from "./sign_in";
import { Today } from "./today";

const SheetView = lazy(async () => (await import("./report/sheet")).SheetView);

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
  const page = useOffice().router.page.value;
  switch (page.page) {
    case "today":
      return <Today />;
    case "groups":
      return <Groups />;
    case "group":
      return <Group key={page.group} id={page.group} part={page.part} />;
    case "sessions":
      return <Sessions />;
    case "session":
      return <Session key={page.session} id={page.session} />;
    case "sheet":
      return (
        <Suspense fallback={<p role="status">{t.state.loading}</p>}>
          <SheetView key={page.participant} session={page.session} participant={page.participant} />
        </Suspense>
      );
    case "accounts":
      return <Accounts />;
    case "keys":
      return <Keys />;
    case "audit":
      return <Audit />;
    case "own":
      return <Own />;
    case "unknown":
      return <Unknown />;
  }
}

function Unknown(): JSX.Element {
  return (
    <>
      <Heading title={t.unknown.title} lead={t.unknown.body} />
      <p>
        <a href={addressOf({ page: "today" })}>{t.unknown.back}</a>
      </p>
    </>
  );
}
