/** Private words: a small card beside the circle with one thread at a time, and the way to the others. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Thread, WHISPERS } from "../../session/words";
import { t } from "../../text";
import { BarButton } from "../bar_button";
import { type Room, useRoom } from "../context";
import { Icon } from "../icons";

const MOST_CHARACTERS = 500;

export function PrivateWords(): JSX.Element | null {
  const { tools } = useRoom();
  const { words } = tools;
  const open = words.thread.value;
  const threads = words.threads.value;
  if (open === null) return null;
  const note = open.id === WHISPERS ? t.moderation.whisperNote : t.moderation.wordNote;
  return (
    <section
      id="private-words-panel"
      class="words-card"
      aria-labelledby="words-title"
      data-testid="words"
      data-thread={open.id}
    >
      <header>
        <h2 id="words-title">{open.id === WHISPERS ? t.moderation.whispers : t.moderation.wordWith(open.name)}</h2>
        <button
          type="button"
          class="plain icon-only"
          data-testid="close-words"
          aria-label={t.moderation.wordClose}
          onClick={() => words.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      {threads.length > 1 && <Others open={open} threads={threads} />}
      <Said thread={open} />
      <Say key={open.id} />
      <p class="hint">{note}</p>
    </section>
  );
}

function Others({ open, threads }: { open: Thread; threads: readonly Thread[] }): JSX.Element {
  const { tools } = useRoom();
  return (
    <ul class="words-threads" aria-label={t.moderation.words}>
      {threads.map((thread) => (
        <li key={thread.id}>
          <button
            type="button"
            class="plain small"
            aria-current={thread.id === open.id}
            data-testid={`thread-${thread.id}`}
            onClick={() => tools.words.turnTo(thread.id)}
          >
            <span>{thread.name}</span>
            {thread.unread > 0 && <span class="count">{t.moderation.unreadWords(thread.unread)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Said({ thread }: { thread: Thread }): JSX.Element {
  const { meeting } = useRoom();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [thread]);
  const name = (id: string | null): string =>
    id === meeting.me.value?.id
      ? t.moderation.you
      : (meeting.view.value?.participants.find((person) => person.id === id)?.name ?? thread.name);
  return (
    <div ref={end} class="words-said" role="log" tabIndex={0} aria-label={t.moderation.words} data-testid="words-log">
      {thread.words.length === 0 && <p class="quiet">{t.moderation.wordEmpty}</p>}
      {thread.words.map((word, number) => (
        <p key={number}>
          <strong>{name(word.from)}:</strong> {word.text}
        </p>
      ))}
    </div>
  );
}

function Say(): JSX.Element {
  const { tools } = useRoom();
  useReturningFocus();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // What comes by itself takes nobody's focus.
  useEffect(() => {
    if (tools.words.takeTurn()) field.current?.focus();
  });
  const say = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (text.trim() === "") return;
    const reply = await tools.words.say(text.trim());
    if (reply.ok) setText("");
  };
  return (
    <form class="row" onSubmit={(event) => void say(event)}>
      <input
        ref={field}
        type="text"
        autoComplete="off"
        aria-label={t.moderation.wordLabel}
        data-testid="word-text"
        maxLength={MOST_CHARACTERS}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="secondary small" data-testid="word-send">
        {t.chat.send}
      </button>
    </form>
  );
}

/** Whoever closes it is back where they were. */
function useReturningFocus(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus();
    };
  }, []);
}

/** Who observes whispers from the bar; it also brings back threads that were closed, to anyone who has some. */
export function hasWords({ meeting, tools }: Room): boolean {
  return meeting.role.value === "observer" || tools.words.threads.value.length > 0;
}

export function unreadWords({ tools }: Room): number {
  return tools.words.threads.value.reduce((sum, thread) => sum + thread.unread, 0);
}

export function WordsButton(): JSX.Element {
  const room = useRoom();
  const { meeting, tools } = room;
  const observes = meeting.role.value === "observer";
  const threads = tools.words.threads.value;
  const open = tools.words.thread.value !== null;
  const press = (): void => {
    if (open) tools.words.close();
    else tools.words.turnTo(threads.find((thread) => thread.unread > 0)?.id ?? threads.at(-1)?.id ?? WHISPERS);
  };
  return (
    <BarButton
      id="private-words"
      icon="whisper"
      words={observes && threads.length === 0 ? t.moderation.whisperShort : t.moderation.words}
      calling={unreadWords(room)}
      expanded={open}
      press={press}
    />
  );
}
