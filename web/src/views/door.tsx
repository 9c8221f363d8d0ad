/** At the door: the group's agreements to accept, and the waiting room. Both open by themselves. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { DoorView } from "../protocol";
import { versionOf } from "../session/agreements";
import { t } from "../text";
import { useRoom } from "./context";
import { Flame, Icon } from "./icons";
import { FacilitatorMessage } from "./message";
import { Notices } from "./notices";
import { Kept } from "./kept";
import { PageHeading } from "./page_heading";
import { OwnPreview } from "./preview";
import { namesWords } from "./when";

export function Door({ door }: { door: DoorView }): JSX.Element {
  const { meeting } = useRoom();
  const title = meeting.view.value?.session.title ?? t.product;
  return (
    <>
      <main class="page door" data-testid="door" data-door={door.state}>
        <header class="brand">
          <Flame />
          <span>{title}</span>
        </header>
        {door.state === "agreeing" ? <Agreements /> : <WaitingRoom place={door.place} />}
      </main>
      <Notices />
    </>
  );
}

function Agreements(): JSX.Element {
  const { meeting } = useRoom();
  const text = meeting.view.value?.agreements ?? "";
  const version = useVersion(text);
  return (
    <>
      <PageHeading words={t.door.agreementsTitle} />
      <p class="lead">{t.door.agreementsLead}</p>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <section class="card agreements" aria-label={t.door.agreementsRegion} tabIndex={0}>
        {text}
      </section>
      {version !== null && (
        <p class="hint" data-testid="agreements-version">
          {t.way.version(version)}
        </p>
      )}
      <Kept />
      <div class="door-actions">
        <button
          type="button"
          class="primary"
          data-testid="accept"
          onClick={() => void meeting.ask({ type: "accept_agreements" })}
        >
          {t.door.accept}
        </button>
        <LeaveButton words={t.way.decline} />
      </div>
    </>
  );
}

function WaitingRoom({ place }: { place: number | null }): JSX.Element {
  const { meeting, doorstep } = useRoom();
  const session = meeting.view.value?.session;
  const early = session?.state === "scheduled";
  const observer = meeting.role.value === "observer";
  return (
    <div class="waiting-columns">
      <div class="waiting-words">
        <PageHeading words={early ? t.door.earlyTitle : t.door.waitingTitle} />
        <p class="lead">
          {early ? earlyLead(session.scheduled_for) : waitingLead(doorstep.link?.meeting?.hosts ?? [])}
        </p>
        {!early && place !== null && (
          <p class="place" role="status" data-testid="place" data-place={place}>
            <Icon name="clock" />
            {t.door.place(place)}
          </p>
        )}
        <p class="rest">
          <Icon name="calm" />
          <span>{t.way.waiting.rest}</span>
        </p>
        <FacilitatorMessage />
        <LeaveButton words={t.bar.leave} />
      </div>
      {!observer && (
        <div class="waiting-preview">
          <OwnPreview />
          <p class="hint centred">{t.door.unseen}</p>
        </div>
      )}
    </div>
  );
}

function waitingLead(hosts: readonly string[]): string {
  return hosts.length === 0 ? t.door.waitingLead : t.way.waiting.hosts(namesWords(hosts));
}

/** What identifies the text, as the record has it; null while it is worked out, and where the browser cannot. */
function useVersion(text: string): string | null {
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void versionOf(text).then((version) => current && setFound(version));
    return () => {
      current = false;
    };
  }, [text]);
  return found;
}

function earlyLead(at: number | null): string {
  if (at === null) return t.door.earlyLead;
  const when = new Intl.DateTimeFormat(t.language, { weekday: "long", hour: "numeric", minute: "2-digit" });
  return t.door.earlyAt(when.format(at));
}

function LeaveButton({ words }: { words: string }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button type="button" class="secondary" data-testid="leave" onClick={() => void meeting.leave()}>
      <Icon name="leave" />
      <span>{words}</span>
    </button>
  );
}
