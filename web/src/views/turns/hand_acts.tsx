/** What a leader does about a raised hand, wherever it is listed: give its owner the word, or put it down. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { givenSeconds, withTime } from "./given";

interface Props {
  person: Participant;
  /** They can have the word now. */
  able: boolean;
  /** The hooks of the two buttons. */
  ids: { readonly give: string; readonly lower: string };
}

export function HandActs({ person, able, ids }: Props): JSX.Element {
  const { meeting } = useRoom();
  return (
    <>
      {able && (
        <button
          type="button"
          class="primary small"
          data-testid={ids.give}
          aria-label={t.turns.giveWordTo(person.name)}
          onClick={() =>
            void meeting.ask({ type: "grant_turn", participant: person.id, ...withTime(givenSeconds.value) })
          }
        >
          {t.turns.giveWord}
        </button>
      )}
      <button
        type="button"
        class="plain icon-only"
        data-testid={ids.lower}
        aria-label={t.turns.lowerOne(person.name)}
        title={t.turns.lowerOne(person.name)}
        onClick={() => void meeting.ask({ type: "lower_hand", participant: person.id })}
      >
        <Icon name="close" />
      </button>
    </>
  );
}
