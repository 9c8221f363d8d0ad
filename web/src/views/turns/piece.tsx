/** The talking piece, as a leader brings it in, hands it on and takes it back. */
import type { JSX } from "preact";
import type { Participant, View } from "../../protocol";
import { named } from "../../state/rooms";
import { ready } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { ChoosePerson } from "./choose";

export function PiecePart({ view, me }: { view: View; me: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const { piece } = view;
  const holder = piece?.holder == null ? null : (named(view, [piece.holder])[0]?.name ?? "");
  const heldBy = named(view, piece?.held ?? []).map((person) => person.name);
  return (
    <section aria-labelledby="turns-piece" data-testid="piece" data-holder={piece?.holder ?? undefined}>
      <h3 id="turns-piece">{t.turns.pieceTitle}</h3>
      {piece === null ? (
        <p class="hint">{t.turns.pieceLead}</p>
      ) : (
        <>
          <p>
            <strong>{holder === null ? t.turns.middle : t.turns.held(holder)}</strong>
          </p>
          {heldBy.length > 0 && <p class="hint">{t.turns.heldBy(heldBy.join(", "))}</p>}
        </>
      )}
      <ChoosePerson
        id="piece-to"
        label={piece === null ? t.turns.firstHolder : t.turns.handOnTo}
        people={ready(view, me.room)}
        act={piece === null ? t.turns.bring : t.turns.handOn}
        choose={(participant) => void meeting.ask({ type: piece === null ? "start_piece" : "hand_on", participant })}
      />
      {piece !== null && (
        <button
          type="button"
          class="secondary small"
          data-testid="end-piece"
          onClick={() => void meeting.ask({ type: "end_piece" })}
        >
          {t.turns.takeBack}
        </button>
      )}
    </section>
  );
}
