/** At the door: the group's agreements to accept, and the waiting room. Both open by themselves. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DoorView } from "../protocol";
import { t } from "../text";
import { useRoom } from "./context";
import { Flame, Icon } from "./icons";
import { FacilitatorMessage } from "./message";
import { Notices } from "./notices";
import { OwnPreview } from "./preview";

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
  return (
    <>
      <Heading words={t.door.agreementsTitle} />
      <p class="lead">{t.door.agreementsLead}</p>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <section class="card agreements" aria-label={t.door.agreementsRegion} tabIndex={0}>
        {meeting.view.value?.agreements}
      </section>
      <div class="door-actions">
        <button
          type="button"
          class="primary"
          data-testid="accept"
          onClick={() => void meeting.ask({ type: "accept_agreements" })}
        >
          {t.door.accept}
        </button>
        <LeaveButton />
      </div>
    </>
  );
}

function WaitingRoom({ place }: { place: number | null }): JSX.Element {
  const { meeting } = useRoom();
  const session = meeting.view.value?.session;
  const early = session?.state === "scheduled";
  const observer = meeting.role.value === "observer";
  return (
    <div class="waiting-columns">
      <div class="waiting-words">
        <Heading words={early ? t.door.earlyTitle : t.door.waitingTitle} />
        <p class="lead">{early ? earlyLead(session.scheduled_for) : t.door.waitingLead}</p>
        {!early && place !== null && (
          <p class="place" role="status" data-testid="place" data-place={place}>
            <Icon name="clock" />
            {t.door.place(place)}
          </p>
        )}
        <FacilitatorMessage />
        <LeaveButton />
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

function earlyLead(at: number | null): string {
  if (at === null) return t.door.earlyLead;
  const when = new Intl.DateTimeFormat(t.language, { weekday: "long", hour: "numeric", minute: "2-digit" });
  return t.door.earlyAt(when.format(at));
}

function Heading({ words }: { words: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${words} · ${t.product}`;
    heading.current?.focus();
  }, [words]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {words}
    </h1>
  );
}

function LeaveButton(): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button type="button" class="secondary" data-testid="leave" onClick={() => void meeting.leave()}>
      <Icon name="leave" />
      <span>{t.bar.leave}</span>
    </button>
  );
}
