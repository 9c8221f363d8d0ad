/** What the two have before them in a side conversation: with whom, that nobody else hears it, and the way back. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { asideOf, leftAlone, partnerOf } from "../../state/support";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function AsideStrip(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null || asideOf(view, me.id) === null) return null;
  const partner = partnerOf(view, me.id);
  return (
    <section class="strip aside-strip" aria-label={t.support.strip} data-testid="aside-strip">
      <p>
        <Icon name="aside" />
        <strong>{partner ? t.support.with(partner.name) : t.support.strip}</strong>
      </p>
      <p>{t.support.alone}</p>
      {meeting.leads.value && leftAlone(view, me.id) && (
        <p class="warning-words" role="status" data-testid="left-alone">
          <Icon name="people" />
          {t.support.noLeader}
        </p>
      )}
      {partner && <Partner person={partner} />}
      <span class="strip-acts">
        <button
          type="button"
          class="primary small"
          data-testid="end-aside"
          onClick={() => void meeting.ask({ type: "end_aside" })}
        >
          {t.support.back}
        </button>
      </span>
    </section>
  );
}

/** Why the other cannot be talked to yet, and what the leader can do about it. */
function Partner({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const leads = meeting.leads.value;
  const participant = person.id;
  if (!person.present) return <p role="status">{t.support.partnerLost(person.name)}</p>;
  if (person.held)
    return (
      <p role="status">
        {t.support.partnerHeld(person.name)}
        {leads && (
          <button
            type="button"
            class="secondary small"
            data-testid="release-aside"
            onClick={() => void meeting.ask({ type: "release", participant })}
          >
            {t.people.release}
          </button>
        )}
      </p>
    );
  if (person.away) return <p role="status">{t.support.partnerAway(person.name)}</p>;
  if (!person.may_speak)
    return (
      <p role="status">
        {t.support.partnerSilent(person.name)}
        {leads && (
          <button
            type="button"
            class="secondary small"
            data-testid="invite-aside"
            onClick={() => void meeting.ask({ type: "invite_to_speak", participant, allowed: true })}
          >
            {t.people.inviteToSpeak}
          </button>
        )}
      </p>
    );
  return null;
}
