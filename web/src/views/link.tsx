/** The first page of a link: what this is, who invites, what comes next. Nothing is asked of the devices here. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { LinkState } from "../generated/api";
import { t } from "../text";
import { useRoom } from "./context";
import { EndingPage } from "./ending";
import { Flame, Icon } from "./icons";
import { Kept } from "./kept";
import { PageHeading } from "./page_heading";
import { namesWords, soonWords, whenWords } from "./when";

type Meeting = NonNullable<LinkState["meeting"]>;

/** Which page stands before the preview. */
export function Doorway(): JSX.Element {
  const { doorstep } = useRoom();
  const step = doorstep.step.value;
  useEffect(() => doorstep.look(), [doorstep]);
  switch (step.at) {
    case "link":
      return <LinkPage link={step.link} />;
    case "shut":
      return <Shut why={step.why} link={step.link} />;
    default:
      return <Looking failing={step.at === "unreachable"} />;
  }
}

function Looking({ failing }: { failing: boolean }): JSX.Element {
  const { doorstep } = useRoom();
  return (
    <main class="page ending" aria-busy={!failing} data-testid="looking" data-failing={failing ? "true" : "false"}>
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      <p class="lead" role="status">
        {failing ? t.way.unreachable : t.way.looking}
      </p>
      {failing && (
        <button type="button" class="secondary" data-testid="try-now" onClick={() => doorstep.look()}>
          {t.way.tryNow}
        </button>
      )}
    </main>
  );
}

function LinkPage({ link }: { link: LinkState }): JSX.Element {
  const { meeting } = link;
  return (
    <main class="page invitation" data-testid="invitation" data-present={link.present ? "true" : "false"}>
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      <div class="invitation-head">
        <PageHeading words={meeting?.title ?? t.way.untitled} />
        <p class="lead">{leadOf(link)}</p>
      </div>
      <div class="invitation-columns">
        {meeting && <Facts meeting={meeting} />}
        <div class="card invitation-next">
          {link.present ? <Present /> : meeting && <Steps meeting={meeting} />}
          <Onwards link={link} />
        </div>
        <Kept />
      </div>
    </main>
  );
}

function leadOf({ role, name, meeting }: LinkState): string {
  const hosts = meeting?.hosts ?? [];
  const words =
    role === "observer" ? t.way.observes : hosts.length > 0 ? t.way.invites(namesWords(hosts)) : t.way.invited;
  return name === null ? words : `${t.way.hello(name)} ${words}`;
}

function Facts({ meeting }: { meeting: Meeting }): JSX.Element {
  const { kind, hosts, starts_at: startsAt, ends_at: endsAt } = meeting;
  return (
    <dl class="invitation-facts" aria-label={t.way.facts}>
      <Fact icon="clock" term={t.way.time}>
        <span>{stateWords(meeting)}</span>
        {startsAt !== null && <span class="quiet">{whenWords(startsAt, endsAt)}</span>}
      </Fact>
      {hosts.length > 0 && (
        <Fact icon="people" term={t.way.hosts}>
          {namesWords(hosts)}
        </Fact>
      )}
      {kind !== null && (
        <Fact icon="rooms" term={t.way.kind}>
          {t.way.kinds[kind]}
        </Fact>
      )}
    </dl>
  );
}

function Fact({
  icon,
  term,
  children,
}: {
  icon: "clock" | "people" | "rooms";
  term: string;
  children: preact.ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>
        <Icon name={icon} />
        {term}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function stateWords({ state, starts_at: startsAt }: Meeting): string {
  const now = Date.now();
  if (state === "open") return startsAt !== null && startsAt <= now ? t.way.goingOn : t.way.openNow;
  const soon = startsAt === null ? null : soonWords(startsAt, now);
  return soon === null ? t.door.earlyLead : t.way.soon(soon);
}

function Steps({ meeting }: { meeting: Meeting }): JSX.Element {
  const steps = [
    t.way.check,
    ...(meeting.agreements ? [t.way.agree] : []),
    ...(meeting.waiting ? [meeting.state === "scheduled" ? t.way.waitEarly : t.way.wait] : []),
    t.way.enter,
  ];
  return (
    <>
      <h2>{t.way.steps}</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}

/** They are in by this very link, on another page or device. */
function Present(): JSX.Element {
  return (
    <div data-testid="present">
      <h2>{t.way.present}</h2>
      <p>{t.way.presentBody}</p>
      <p class="hint">{t.way.stay}</p>
    </div>
  );
}

function Onwards({ link }: { link: LinkState }): JSX.Element {
  const { doorstep, meeting } = useRoom();
  const observer = link.role === "observer";
  const go = (camera: boolean): void => {
    meeting.setMedia({ camera });
    doorstep.enter();
  };
  return (
    <>
      <button type="button" class="primary" data-testid="continue" onClick={() => go(true)}>
        {link.present ? t.way.move : t.way.go}
      </button>
      {observer ? (
        <p class="hint">{t.way.asksNothing}</p>
      ) : (
        <>
          <p class="hint">{t.way.asks}</p>
          <button
            type="button"
            class="secondary"
            data-testid="continue-sound"
            aria-describedby="sound-hint"
            onClick={() => go(false)}
          >
            <Icon name="sound" />
            <span>{link.present ? t.way.moveSound : t.way.goSound}</span>
          </button>
          <p id="sound-hint" class="hint">
            {t.way.soundHint}
          </p>
        </>
      )}
    </>
  );
}

/** The link does not lead in now: why, what can be done, and help. */
function Shut({
  why,
  link,
}: {
  why: "invalid" | NonNullable<LinkState["obstacle"]>;
  link: LinkState | null;
}): JSX.Element {
  const { doorstep } = useRoom();
  const passing = why === "full" || why === "locked" || why === "early";
  const next = link?.meeting?.starts_at ?? null;
  const told = why === "early" && next !== null ? t.way.shut.earlyAt(whenWords(next)) : null;
  return (
    <EndingPage
      ending={why}
      title={link?.meeting?.title ?? null}
      body={told}
      help={link?.help_text ?? null}
      again={passing ? () => doorstep.look() : null}
    />
  );
}
