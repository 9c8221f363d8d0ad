/** What the person should know now: the state of the connection, short words, blocked sound. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";

const NOTICE_MS = 7_000;

export function Notices(): JSX.Element {
  const { meeting, transport, playback } = useRoom();
  const notice = meeting.notice.value;
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => meeting.dismiss(notice), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice, meeting]);
  const phase = transport.phase.value;
  const restoring = transport.streams.value.length > 0 && phase !== "connected" && phase !== "probing";
  const state = meeting.status.value === "reconnecting" ? t.state.reconnecting : restoring ? t.state.restoring : null;
  return (
    <div class="notices">
      <div role="status" data-testid="connection" data-status={meeting.status.value} data-media={phase}>
        {state !== null && (
          <p class="notice waiting">
            <span class="pulse" aria-hidden="true" />
            {state}
          </p>
        )}
      </div>
      {/* Not a live region: what is told is said by the announcer as well. */}
      <div data-testid="notice">
        {notice !== null && (
          <p class="notice">
            <span>{notice.text}</span>
            <button
              type="button"
              class="plain icon-only"
              aria-label={t.state.dismiss}
              onClick={() => meeting.dismiss(notice)}
            >
              <Icon name="close" />
            </button>
          </p>
        )}
      </div>
      {playback.blocked.value && (
        <p class="notice">
          {t.state.blocked}
          <button type="button" class="primary small" data-testid="unblock" onClick={() => void playback.unblock()}>
            <Icon name="sound" />
            <span>{t.state.unblock}</span>
          </button>
        </p>
      )}
    </div>
  );
}
