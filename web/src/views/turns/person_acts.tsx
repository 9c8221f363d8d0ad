/** What a leader does for one person about speaking: in the list of people. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { isLeader } from "../../state/roles";
import { ready } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Act } from "../people/act";

export function TurnActs({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null) return null;
  const participant = person.id;
  const let_in = view.floor.let_in.includes(participant);
  const enforced = view.floor.mode === "enforced" && !isLeader(person.role) && person.room === me.room;
  return (
    <>
      {ready(view, me.room).some((each) => each.id === participant) && (
        <Act
          id={`give-word-${participant}`}
          icon="turn"
          words={t.turns.giveWord}
          command={{ type: "grant_turn", participant }}
        />
      )}
      {enforced && (
        <Act
          id={`let-in-${participant}`}
          icon="ear"
          words={let_in ? t.turns.keepIn : t.turns.letIn}
          command={{ type: "let_in", participant, allowed: !let_in }}
        />
      )}
      {view.hands.includes(participant) && (
        <Act
          id={`lower-${participant}`}
          icon="hand"
          words={t.turns.lower}
          command={{ type: "lower_hand", participant }}
        />
      )}
    </>
  );
}
