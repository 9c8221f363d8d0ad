/** Live regions for screen readers, with what the announcer says. They are there before their words are. */
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { Said } from "../session/announcer";
import { RoomContext } from "./context";

/** Nothing outside of a room. Also in dialogs: what lies around an open dialog is inert, and no screen reader hears it. */
export function Announcements(): JSX.Element | null {
  const room = useContext(RoomContext);
  if (room === null) return null;
  const { announcer } = room.meeting;
  return (
    <>
      <div class="sr-only" role="log" aria-live="polite" aria-relevant="additions" data-testid="said">
        <Utterances said={announcer.said("polite").value} />
      </div>
      <div class="sr-only" role="log" aria-live="assertive" aria-relevant="additions" data-testid="said-at-once">
        <Utterances said={announcer.said("assertive").value} />
      </div>
    </>
  );
}

function Utterances({ said }: { said: readonly Said[] }): JSX.Element {
  return (
    <>
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </>
  );
}
