/** The written chat: what this person may read, and where they write. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ChatLine } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { PanelFrame } from "../panel";
import { ChatForm } from "./form";

export function ChatPanel(): JSX.Element {
  return (
    <PanelFrame id="chat" title={t.chat.title} closeWords={t.chat.close}>
      <ChatBody />
    </PanelFrame>
  );
}

/** As a leader has it in the rail. */
export function ChatBody(): JSX.Element {
  const { tools } = useRoom();
  useEffect(() => {
    tools.chat.look(true);
    return () => tools.chat.look(false);
  }, [tools]);
  return (
    <>
      <Lines />
      <ChatForm />
    </>
  );
}

function Lines(): JSX.Element {
  const { tools } = useRoom();
  const end = useRef<HTMLDivElement>(null);
  const lines = tools.chat.lines.value;
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [lines]);
  return (
    <div ref={end} class="panel-body chat-lines" tabIndex={0} role="log" aria-label={t.chat.log} data-testid="chat-log">
      {lines.length === 0 && <p class="quiet chat-empty">{t.chat.empty}</p>}
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </div>
  );
}

function Line({ line }: { line: ChatLine }): JSX.Element {
  const { meeting } = useRoom();
  const me = meeting.me.value;
  const own = line.from === me?.id;
  const about = [toWhom(line, me?.id, meeting.view.value?.participants ?? []), place(line, me?.room)];
  return (
    <article class={own ? "chat-line own" : "chat-line"} data-line={line.id}>
      <p class="chat-about">
        <span class="name">{own ? t.tile.own(line.name) : line.name}</span>
        {about.map((words) => words && <span key={words}>{words}</span>)}
        <time dateTime={new Date(line.at).toISOString()}>{clockTime(line.at)}</time>
      </p>
      <p class="chat-text">{line.text}</p>
      {meeting.leads.value && (
        <button
          type="button"
          class="plain icon-only chat-remove"
          data-testid={`remove-line-${line.id}`}
          aria-label={t.chat.removeOne(line.name)}
          title={t.chat.remove}
          onClick={() => void meeting.ask({ type: "remove_message", message: line.id })}
        >
          <Icon name="close" />
        </button>
      )}
    </article>
  );
}

function toWhom(line: ChatLine, you: string | undefined, people: readonly { id: string; name: string }[]): string {
  if (line.to === "everyone") return "";
  if (line.to === "facilitators") return t.chat.toFacilitators;
  if (line.to === you) return t.chat.onlyYou;
  return t.chat.onlyTo(people.find((person) => person.id === line.to)?.name ?? "");
}

function place(line: ChatLine, room: string | undefined): string {
  return line.to === "everyone" && room !== undefined && line.room !== room ? t.chat.elsewhere : "";
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(t.language, { hour: "2-digit", minute: "2-digit" });
}
