/** An alert from somebody's answer, before those who lead, on top of everything until one of them takes it up. */
import type { JSX } from "preact";
import type { Concern } from "../../protocol";
import { openConcerns } from "../../state/checkins";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { TakeAside } from "../support/acts";

export function Alerts(): JSX.Element | null {
  const { meeting } = useRoom();
  const concerns = openConcerns(meeting.view.value);
  if (concerns.length === 0) return null;
  return (
    <section class="alerts" aria-label={t.checkins.concerns.title} data-testid="alerts">
      {concerns.map((concern) => (
        <Alert key={`${concern.check_in} ${concern.participant}`} concern={concern} />
      ))}
    </section>
  );
}

function Alert({ concern: { participant, name } }: { concern: Concern }): JSX.Element {
  const { meeting } = useRoom();
  const here = meeting.view.value?.participants.some((person) => person.id === participant) ?? false;
  return (
    <div class="strip alert" data-concern={participant}>
      <p role="alert">
        <Icon name="flag" />
        <span>
          <strong>{t.checkins.concerns.title}:</strong> {t.checkins.concerns.strip(name)}
        </span>
      </p>
      <div class="strip-acts">
        {here && <TakeAside id={participant} name={name} />}
        <Acknowledge participant={participant} name={name} hook />
      </div>
    </div>
  );
}

interface AcknowledgeProps {
  participant: string;
  name: string;
  /** Whether this is the one that tests press: the same alert stands on the desk as well. */
  hook?: boolean;
}

export function Acknowledge({ participant, name, hook }: AcknowledgeProps): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button
      type="button"
      class="secondary small"
      data-testid={hook ? `acknowledge-${participant}` : undefined}
      aria-label={t.checkins.concerns.takeOne(name)}
      onClick={() => void meeting.ask({ type: "acknowledge_concern", participant })}
    >
      {t.checkins.concerns.take}
    </button>
  );
}
