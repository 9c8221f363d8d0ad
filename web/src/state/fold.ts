/**
 * What a person knows of the session: the snapshot, and each event after it folded in.
 *
 * Rule that holds (the fold law): folding the events after a snapshot into it gives the snapshot the server would send
 * now. An event says what happens to one participant; what else it changes for this viewer comes with it as a patch
 * (`view`), part by part in place of their own. Nothing here judges or guesses. Of events that are about more than one
 * participant, and of types this client does not know, only the patch counts. The twin of tests/sim/fold.py, on the same recorded meetings (tests/fixtures/fold).
 */
import type { Participant, View, WireEvent } from "../protocol";

export function fold(view: View, event: WireEvent): View {
  const after = withParticipant(view, event);
  return event.view === undefined ? after : { ...after, ...event.view };
}

function withParticipant(view: View, event: WireEvent): View {
  switch (event.type) {
    case "joined":
    case "link_returned":
    case "admitted":
    case "role_set":
    case "invited_to_speak":
      return withPerson(view, event.person);
    case "left":
    case "removed":
    case "sent_to_lobby":
      return without(view, event.participant);
    case "moved":
    case "visited":
    case "visit_ended":
      return event.person === null ? without(view, event.participant) : withPerson(view, event.person);
    case "link_lost":
      return changed(view, event.participant, { present: false });
    case "renamed":
      return changed(view, event.participant, { name: event.name });
    case "media_set":
      return changed(view, event.participant, { muted: !event.microphone, camera: event.camera });
    case "muted":
      return changed(view, event.participant, { muted: true });
    case "camera_stopped":
      return changed(view, event.participant, { camera: false });
    case "held":
    case "released":
      return changed(view, event.participant, { held: event.type === "held" });
    case "stepped_away":
    case "came_back":
      return changed(view, event.participant, { away: event.type === "stepped_away" });
    case "session_ended":
      return { ...view, session: { ...view.session, state: "ended" } };
    default:
      return view;
  }
}

function changed(view: View, id: string, change: Partial<Participant>): View {
  return {
    ...view,
    participants: view.participants.map((person) => (person.id === id ? { ...person, ...change } : person)),
  };
}

function without(view: View, id: string): View {
  return { ...view, participants: view.participants.filter((person) => person.id !== id) };
}

/** `person` in place of the one with that id, in order of first arrival. */
function withPerson(view: View, person: Participant): View {
  const others = view.participants.filter((each) => each.id !== person.id);
  return { ...view, participants: [...others, person].sort((a, b) => a.place - b.place) };
}

/** A view and the number of the last event in it. */
export interface Replica {
  readonly view: View;
  readonly seq: number;
}

/** Fold a batch in. Events that are in the view already (sent again around a resume) are skipped. */
export function advance(replica: Replica, events: readonly WireEvent[]): Replica {
  return events.reduce(
    (last, event) => (event.seq <= last.seq ? last : { view: fold(last.view, event), seq: event.seq }),
    replica,
  );
}
