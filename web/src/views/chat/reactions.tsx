/** Signs: chosen in the bar, shown over the name on the tile for a few seconds. Each has its word beside it. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Participant, Reaction } from "../../protocol";
import { t } from "../../text";
import { BarButton } from "../bar_button";
import { type Room, useRoom } from "../context";
import { Icon, type IconName } from "../icons";
import { useClosing } from "../use_closing";

const ICONS: Readonly<Record<Reaction, IconName>> = {
  heart: "heart",
  thumbs_up: "thumbsUp",
  clap: "clap",
  hug: "hug",
  with_you: "withYou",
  thank_you: "thankYou",
  wow: "wow",
};
const ALL = Object.keys(ICONS) as readonly Reaction[];

export function mayReact({ meeting }: Room): boolean {
  return meeting.me.value?.may_speak === true;
}

export function ReactButton(): JSX.Element {
  const { meeting } = useRoom();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useClosing({ open, place, close: () => setOpen(false), first: ".react-menu button", opener: "[data-testid=react]" });
  const choose = (reaction: Reaction): void => {
    setOpen(false);
    place.current?.querySelector<HTMLElement>("[data-testid=react]")?.focus();
    void meeting.ask({ type: "react", reaction });
  };
  return (
    <div ref={place} class="react">
      <BarButton id="react" icon="heart" words={t.chat.react} expanded={open} press={() => setOpen(!open)} />
      {open && (
        <ul id="react-panel" class="react-menu" aria-label={t.chat.reactTitle}>
          {ALL.map((reaction) => (
            <li key={reaction}>
              <button type="button" class="plain" data-testid={`react-${reaction}`} onClick={() => choose(reaction)}>
                <Icon name={ICONS[reaction]} />
                <span>{t.chat.reactions[reaction]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function ReactionMark({ person }: { person: Participant }): JSX.Element | null {
  const { tools } = useRoom();
  const shown = tools.reactions.shown.value.get(person.id);
  if (shown === undefined) return null;
  return (
    <span key={shown.id} class="reaction" aria-hidden="true" data-testid="reaction" data-reaction={shown.reaction}>
      <Icon name={ICONS[shown.reaction]} />
      <span>{t.chat.reactions[shown.reaction]}</span>
    </span>
  );
}
