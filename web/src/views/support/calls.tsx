/** Who needs support, before the leaders on top of everything; and before its owner, that the call stands. */
import type { JSX } from "preact";
import type { SupportCall, View } from "../../protocol";
import { named } from "../../state/rooms";
import { asideOf, openCalls, ownCall, partnerOf, steppedOut } from "../../state/support";
import { t } from "../../text";
import { useRoom } from "../context";
import { useNow } from "../countdown";
import { Icon } from "../icons";
import { TakeAside } from "./acts";

const MINUTE = 60_000;

/** Before those who lead. */
export function SupportCalls(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null || !meeting.leads.value) return null;
  return <ForLeaders view={view} you={me.id} />;
}

/** Before its owner, that the call stands. */
export function OwnCall(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null || meeting.leads.value) return null;
  return <Own view={view} you={me.id} />;
}

function ForLeaders({ view, you }: { view: View; you: string }): JSX.Element | null {
  const calls = openCalls(view, you);
  const out = steppedOut(view);
  const now = useNow(calls.length > 0);
  if (calls.length === 0 && out.length === 0) return null;
  return (
    <section class="strip support-calls" aria-label={t.support.calls} data-testid="support-calls">
      <ul>
        {calls.map((call) => (
          <Call key={call.participant} view={view} call={call} minutes={Math.floor((now - call.since) / MINUTE)} />
        ))}
        {out.map((person) => (
          <li key={person.id} data-stepped-out={person.id}>
            <span class="who" role="status">
              <Icon name="privacy" />
              <span>{t.support.out(person.name)}</span>
            </span>
            <span class="strip-acts">
              <TakeAside id={person.id} name={person.name} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Call({ view, call, minutes }: { view: View; call: SupportCall; minutes: number }): JSX.Element {
  const { meeting } = useRoom();
  const { participant, name } = call;
  const leader = call.seen_by === null ? undefined : named(view, [call.seen_by])[0];
  const partner = partnerOf(view, participant);
  return (
    <li data-support={participant} data-seen={call.seen ? "true" : "false"}>
      <span class="who">
        <Icon name="support" />
        <strong role="alert">{call.here ? t.support.needs(name) : t.support.left(name)}</strong>
        <span class="about">{t.support.since(minutes)}</span>
        {call.seen && <span class="about">{leader ? t.support.answeredBy(leader.name) : t.support.answered}</span>}
        {partner && <span class="about">{t.support.withLeader(partner.name)}</span>}
      </span>
      <span class="strip-acts">
        {!call.seen && (
          <button
            type="button"
            class="secondary small"
            data-testid={`seen-${participant}`}
            aria-label={t.support.acknowledgeOne(name)}
            onClick={() => void meeting.ask({ type: "acknowledge_support", participant })}
          >
            {t.support.acknowledge}
          </button>
        )}
        {call.here && asideOf(view, participant) === null && <TakeAside id={participant} name={name} />}
        <button
          type="button"
          class="plain small"
          data-testid={`settle-${participant}`}
          aria-label={t.support.settleOne(name)}
          onClick={() => void meeting.ask({ type: "settle_support", participant })}
        >
          {t.support.settle}
        </button>
      </span>
    </li>
  );
}

function Own({ view, you }: { view: View; you: string }): JSX.Element | null {
  const { meeting } = useRoom();
  const call = ownCall(view, you);
  if (call === null || asideOf(view, you) !== null) return null;
  const leader = call.seen_by === null ? undefined : named(view, [call.seen_by])[0];
  const seen = leader ? t.support.seenBy(leader.name) : t.support.seen;
  return (
    <section class="strip own-call" aria-label={t.support.title} data-testid="own-call" data-seen={String(call.seen)}>
      <p role="status">
        <Icon name="support" />
        <span>{call.seen ? seen : t.support.own}</span>
      </p>
      <span class="strip-acts">
        <button
          type="button"
          class="secondary small"
          data-testid="withdraw-support-strip"
          onClick={() => void meeting.ask({ type: "withdraw_support" })}
        >
          {t.support.withdraw}
        </button>
      </span>
    </section>
  );
}
