/** What the person should know now: the state of the connection, short words, blocked sound. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";
import { ConnectionCard } from "./recovery/connection";
import { DeviceTroubles } from "./recovery/devices";

const NOTICE_MS = 7_000;

export function Notices(): JSX.Element {
  const { meeting, playback } = useRoom();
  const notice = meeting.notice.value;
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => meeting.dismiss(notice), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice, meeting]);
  return (
    <section class="notices" aria-label={t.state.notices}>
      <ConnectionCard />
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
      <DeviceTroubles />
      {playback.blocked.value && (
        <p class="notice">
          {t.state.blocked}
          <button type="button" class="primary small" data-testid="unblock" onClick={() => void playback.unblock()}>
            <Icon name="sound" />
            <span>{t.state.unblock}</span>
          </button>
        </p>
      )}
    </section>
  );
}
