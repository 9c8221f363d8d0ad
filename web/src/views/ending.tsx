/** The page after: left, ended, removed, or a link that does not lead in. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Ending } from "../session/meeting";
import type { OwnTalk } from "../protocol";
import { t } from "../text";
import { Flame } from "./icons";

/** What can be done next: the words, and whether to go straight back inside. */
const NEXT: Partial<Record<Ending, { words: keyof typeof t.endingActions; inside: boolean }>> = {
  left: { words: "back", inside: false },
  dismissed: { words: "back", inside: false },
  replaced: { words: "here", inside: true },
  full: { words: "again", inside: false },
  locked: { words: "again", inside: false },
};

interface Props {
  ending: Ending | "unsupported";
  restart?: (inside: boolean) => void;
  /** How long the person has spoken, if the programme lets them see it. */
  own?: OwnTalk | null;
}

export function EndingPage({ ending, restart, own }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const [title, body] = t.endings[ending];
  const next = ending === "unsupported" ? undefined : NEXT[ending];
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
    heading.current?.focus();
  }, [title]);
  return (
    <main class="page ending" data-testid="ending" data-ending={ending}>
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p class="lead">{body}</p>
      {own && (
        <p data-testid="own-talk">{own.spoken > 0 ? t.balance.own(own.spoken, own.turns) : t.balance.ownNothing}</p>
      )}
      {next && restart && (
        <button type="button" class="primary" data-testid="return" onClick={() => restart(next.inside)}>
          {t.endingActions[next.words]}
        </button>
      )}
    </main>
  );
}
