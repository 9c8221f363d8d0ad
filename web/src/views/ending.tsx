/** The page after: left, ended, removed, or a link that does not lead in. */
import type { JSX } from "preact";
import type { Obstacle } from "../session/doorstep";
import type { Ending } from "../session/meeting";
import { t } from "../text";
import { Flame, Icon } from "./icons";
import { PageHeading } from "./page_heading";

export type Last = Ending | Obstacle | "unsupported";

/** What can be done next: the words, and whether to go straight back inside. */
const NEXT: Partial<Record<Last, { words: keyof typeof t.endingActions; inside: boolean }>> = {
  left: { words: "back", inside: false },
  dismissed: { words: "back", inside: false },
  replaced: { words: "here", inside: true },
  full: { words: "again", inside: false },
  locked: { words: "again", inside: false },
};

interface Props {
  ending: Last;
  /** What the link was for, if that may be said. */
  title?: string | null;
  /** Said instead of the usual words. */
  body?: string | null;
  restart?: (inside: boolean) => void;
  /** Ask once more, where the page asks by itself as well. */
  again?: (() => void) | null;
  /** How to get help, where the operator has said it. */
  help?: string | null;
  children?: JSX.Element | null;
}

export function EndingPage({ ending, title, body, restart, again, help, children }: Props): JSX.Element {
  const words = ending === "withdrawn" || ending === "early" ? t.way.shut[ending] : t.endings[ending];
  const next = NEXT[ending];
  return (
    <main class="page ending" data-testid="ending" data-ending={ending}>
      <header class="brand">
        <Flame />
        <span>{title ?? t.product}</span>
      </header>
      <PageHeading words={words[0]!} />
      <p class="lead">{body ?? words[1]}</p>
      {children}
      {again && (
        <>
          <p class="hint" role="status">
            {t.way.shut.opens}
          </p>
          <button type="button" class="secondary" data-testid="look-again" onClick={again}>
            {t.way.shut.again}
          </button>
        </>
      )}
      {next && restart && (
        <button type="button" class="primary" data-testid="return" onClick={() => restart(next.inside)}>
          {t.endingActions[next.words]}
        </button>
      )}
      {help && <Help text={help} />}
    </main>
  );
}

function Help({ text }: { text: string }): JSX.Element {
  return (
    <section class="help-now ending-help" aria-labelledby="ending-help" data-testid="ending-help">
      <h2 id="ending-help">
        <Icon name="heart" />
        {t.way.help}
      </h2>
      {text.split("\n").map((line, number) => (
        <p key={number}>{line}</p>
      ))}
    </section>
  );
}
