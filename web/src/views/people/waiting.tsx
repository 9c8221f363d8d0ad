/** Who is at the door, as those who lead see it. */
import type { JSX } from "preact";
import type { LobbyEntry } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { useNow } from "../countdown";
import { Icon } from "../icons";
import { MessageForm } from "../message";

export function Waiting(): JSX.Element | null {
  const { meeting } = useRoom();
  const lobby = meeting.view.value?.lobby ?? [];
  const line = lobby.filter((entry) => entry.state === "waiting");
  const now = useNow(line.length > 0);
  if (lobby.length === 0) return null;
  return (
    <section class="waiting-list" aria-labelledby="waiting-title" data-testid="waiting">
      <h3 id="waiting-title">
        {t.waiting.title} <span class="count">{line.length}</span>
      </h3>
      <ul>
        {lobby.map((entry) => (
          <Entry key={entry.id} entry={entry} now={now} />
        ))}
      </ul>
      {line.length > 1 && (
        <button
          type="button"
          class="primary small"
          data-testid="admit-all"
          onClick={() => void meeting.ask({ type: "admit_all" })}
        >
          {t.waiting.admitAll}
        </button>
      )}
      {line.length > 0 && (
        <MessageForm
          id="message-lobby"
          label={t.waiting.messageLabel}
          command={(text) => ({ type: "message_lobby", text })}
        />
      )}
    </section>
  );
}

function Entry({ entry, now }: { entry: LobbyEntry; now: number }): JSX.Element {
  const { meeting } = useRoom();
  const minutes = Math.max(0, Math.floor((now - entry.since) / 60_000));
  return (
    <li data-waiting={entry.id} data-state={entry.state}>
      <span class="who">
        <span class="name">{entry.name}</span>
        <span class="about">
          {entry.role !== "participant" && <span>{t.roles[entry.role]}</span>}
          <span>{entry.state === "agreeing" ? t.waiting.reading : t.waiting.since(minutes)}</span>
          {!entry.present && <span>{t.tile.away}</span>}
        </span>
      </span>
      {entry.state === "waiting" && (
        <button
          type="button"
          class="secondary small"
          data-testid={`admit-${entry.id}`}
          aria-label={t.waiting.admitOne(entry.name)}
          onClick={() => void meeting.ask({ type: "admit", participant: entry.id })}
        >
          <Icon name="door" />
          <span>{t.waiting.admit}</span>
        </button>
      )}
    </li>
  );
}
