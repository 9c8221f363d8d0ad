/**
 * What is told of hands and turns. Shown is what concerns the person themselves; of the others only whose turn it is is
 * read out, quietly, and a raised hand to those who lead: a lively group is not to be talked over by its own page.
 */
import type { View, WireEvent } from "../protocol";
import type { Text } from "../text";
import { nameIn, type News, quiet, shown, type Teller, urgent } from "./news";
import { isLeader } from "./roles";

export const ofTurns: Teller = (event, before, after, you, text): News | null =>
  ofHands(event, after, you, text) ??
  ofFloor(event, after, you, text) ??
  ofTurn(event, before, after, you, text) ??
  ofRound(event, after, you, text);

const leads = (view: View, you: string): boolean =>
  isLeader(view.participants.find((person) => person.id === you)?.role ?? null);

function ofHands(event: WireEvent, after: View, you: string, text: Text): News | null {
  const words = text.turns.news;
  switch (event.type) {
    case "hand_raised":
      if (event.participant === you) return quiet(text.turns.handPlace(after.hands.indexOf(you) + 1));
      return leads(after, you) ? quiet(words.handRaised(nameIn(after, event.participant, text))) : null;
    case "hand_lowered":
      if (event.participant !== you || event.by === you) return null;
      if (event.reason === "spoke") return shown(words.handServed);
      return event.reason === "lowered" ? shown(words.handLoweredBy(nameIn(after, event.by, text))) : null;
    default:
      return null;
  }
}

function ofFloor(event: WireEvent, after: View, you: string, text: Text): News | null {
  const words = text.turns.news;
  switch (event.type) {
    case "floor_set":
      return event.by === you || leads(after, you)
        ? quiet(text.turns.floorWords[event.mode])
        : shown(words[event.mode]);
    case "let_in":
      return event.participant === you ? shown(event.allowed ? words.letIn : words.keptIn) : null;
    case "piece_started":
      return quiet(words.piece);
    case "piece_ended":
      return quiet(words.pieceEnded);
    default:
      return null;
  }
}

function ofTurn(event: WireEvent, _before: View, after: View, you: string, text: Text): News | null {
  const words = text.turns.news;
  const own = "participant" in event && event.participant === you;
  switch (event.type) {
    case "turn_granted":
      if (!own) return quiet(words.turn(nameIn(after, event.participant, text)));
      return urgent(event.kind === "piece" ? words.yourPiece : words.yours);
    case "turn_ended":
      return own && event.reason === "interrupted" && event.by !== you ? shown(words.interrupted) : null;
    case "turn_warned":
      return own ? shown(words.warned(event.seconds)) : null;
    case "turn_over":
      return own ? shown(words.over) : null;
    case "turn_extended":
      return own ? shown(words.extended(event.seconds)) : null;
    default:
      return null;
  }
}

function ofRound(event: WireEvent, after: View, you: string, text: Text): News | null {
  const words = text.turns.news;
  const name = (id: string): string => nameIn(after, id, text);
  switch (event.type) {
    case "go_around_started":
      return event.by === you ? quiet(words.roundStarted) : shown(words.roundStarted);
    case "go_around_ended":
      return quiet(words.roundEnded);
    case "go_around_paused":
      return quiet(event.paused ? words.roundPaused : words.roundResumed);
    case "turn_passed":
      return event.participant === you ? null : quiet(words.passed(name(event.participant)));
    case "turn_deferred":
      return event.participant === you ? quiet(text.turns.later) : quiet(words.deferred(name(event.participant)));
    case "turn_skipped":
      return event.participant === you && event.reason === "skipped" ? shown(words.skipped) : null;
    case "turn_put_back":
      return event.participant === you ? shown(words.putBack) : null;
    case "go_around_joined":
      return event.participant === you ? shown(words.joined) : null;
    default:
      return null;
  }
}
