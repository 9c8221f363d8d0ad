/**
 * What a person knows of the session: the snapshot, and each event after it folded in.
 *
 * Rule that holds (the fold law): folding the events after a snapshot into it gives the snapshot the server would send
 * now. Nothing here judges or guesses. An event type this client does not know changes nothing.
 */
import type { Participant, View, WireEvent } from "../protocol";

export function fold(view: View, event: WireEvent): View {
  switch (event.type) {
    case "joined":
    case "link_returned":
      return withPerson(view, event.person);
    case "left":
    case "removed":
      return { ...view, participants: view.participants.filter((person) => person.id !== event.participant) };
    case "link_lost":
      return changed(view, event.participant, { present: false });
    case "renamed":
      return changed(view, event.participant, { name: event.name });
    case "media_set":
      return changed(view, event.participant, { muted: !event.microphone, camera: event.camera });
    case "muted":
      return changed(view, event.participant, { muted: true });
    case "session_ended":
      return { ...view, session: { ...view.session, state: "ended" } };
    default:
      return unknown(view, event);
  }
}

/** Reached by newer servers only; the parameter's type makes the compiler prove that every known event is handled. */
function unknown(view: View, _event: never): View {
  return view;
}

function changed(view: View, id: string, change: Partial<Participant>): View {
  return {
    ...view,
    participants: view.participants.map((person) => (person.id === id ? { ...person, ...change } : person)),
  };
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
