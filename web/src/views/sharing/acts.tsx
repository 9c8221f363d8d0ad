/** Who may share their screens, as leaders set it: everyone, or somebody by their name. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Act } from "../people/act";

export function SharingActs({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const sharing = meeting.view.value?.sharing;
  if (sharing === undefined || isLeader(person.role) || person.role === "observer") return null;
  const participant = person.id;
  const shares = sharing.screens.some((screen) => screen.participant === participant);
  const may = sharing.participants.includes(participant);
  return (
    <>
      {shares && (
        <Act
          id={`stop-sharing-${participant}`}
          icon="screenOff"
          words={t.sharing.stopOne(person.name)}
          command={{ type: "stop_sharing", participant }}
        />
      )}
      <Act
        id={`allow-sharing-${participant}`}
        icon={may ? "screenOff" : "screen"}
        words={may ? t.sharing.forbidOne : t.sharing.allowOne}
        command={{ type: "allow_sharing", allowed: !may, participants: [participant] }}
      />
    </>
  );
}

export function SharingSection(): JSX.Element {
  const { meeting } = useRoom();
  const everyone = meeting.view.value?.sharing.everyone ?? false;
  return (
    <section class="desk-section" aria-labelledby="sharing-section">
      <h3 id="sharing-section">{t.sharing.section}</h3>
      <label class="check">
        <input
          type="checkbox"
          data-testid="sharing-everyone"
          checked={everyone}
          onChange={(event) => void meeting.ask({ type: "allow_sharing", allowed: event.currentTarget.checked })}
        />
        <span>{t.sharing.everyone}</span>
      </label>
      <p class="hint">{t.sharing.everyoneHint}</p>
    </section>
  );
}
