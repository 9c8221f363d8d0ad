/** That something is locked: on the tiles of those concerned, and under the header for all while it is everyone's. */
import type { JSX } from "preact";
import type { Medium, Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function LockMark({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const locks = meeting.view.value?.locks;
  const locked = locks?.microphones.participants.includes(person.id) || locks?.cameras.participants.includes(person.id);
  if (!locked) return null;
  return (
    <span class="state locked" title={t.moderation.locks.tile} data-testid="lock-mark">
      <Icon name="lock" />
      <span class="words">{t.moderation.locks.tile}</span>
    </span>
  );
}

export function LockStrip(): JSX.Element | null {
  const { meeting } = useRoom();
  const locks = meeting.view.value?.locks;
  const { locked } = meeting;
  const words = t.moderation.locks;
  return (
    <>
      {(locks?.microphones.everyone || locked.value.microphone) && (
        <Locked
          medium="microphone"
          words={locks?.microphones.everyone ? words.microphones : words.ownMicrophone}
          release={words.releaseMicrophones}
        />
      )}
      {(locks?.cameras.everyone || locked.value.camera) && (
        <Locked
          medium="camera"
          words={locks?.cameras.everyone ? words.cameras : words.ownCamera}
          release={words.releaseCameras}
        />
      )}
    </>
  );
}

function Locked({ medium, words, release }: { medium: Medium; words: string; release: string }): JSX.Element {
  const { meeting } = useRoom();
  const type = medium === "microphone" ? "lock_microphones" : "lock_cameras";
  return (
    <p class="strip" data-testid={`locked-${medium}`}>
      <Icon name="lock" />
      <span>{words}</span>
      {meeting.leads.value && (
        <span class="strip-acts">
          <button
            type="button"
            class="secondary small"
            data-testid={`unlock-${medium}`}
            onClick={() => void meeting.ask({ type, locked: false })}
          >
            {release}
          </button>
        </span>
      )}
    </p>
  );
}
