/** Under the header for everybody while anything about turns is on: who has the word, the time, who is next, own ways. */
import type { JSX } from "preact";
import type { Command, GoAround, Participant, Turn, View } from "../../protocol";
import { named } from "../../state/rooms";
import { anythingOn, keptIn, nextUp, placeInRound, ready } from "../../state/turns";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon, type IconName } from "../icons";
import { ChoosePerson } from "./choose";
import { TurnTime } from "./time";

const MORE_SECONDS = 60;

export function TurnStrip(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null || !anythingOn(view)) return null;
  const { turn, go_around: round } = view;
  const mine = turn?.participant === me.id;
  return (
    <section
      class={mine ? "strip turn-strip mine" : "strip turn-strip"}
      aria-label={t.turns.strip}
      data-testid="turn-strip"
      data-floor={view.floor.mode}
      data-turn={turn?.participant}
    >
      <Who view={view} turn={turn} mine={mine} />
      {turn !== null && <TurnTime turn={turn} />}
      <Next view={view} me={me} />
      {!mine && <FloorWords view={view} me={me} />}
      <div class="strip-acts">
        {mine ? <Own view={view} me={me} turn={turn} round={round} /> : <ToCome view={view} me={me} />}
        {meeting.leads.value && <Leading view={view} me={me} />}
      </div>
    </section>
  );
}

const ICONS: Readonly<Record<Turn["kind"], IconName>> = { granted: "turn", go_around: "round", piece: "piece" };

function Who({ view, turn, mine }: { view: View; turn: Turn | null; mine: boolean }): JSX.Element | null {
  const words = whoWords(view, turn, mine);
  if (words === null) return null;
  return (
    <p class="who-speaks" data-testid="who-speaks">
      <Icon name={turn === null ? (view.piece === null ? "round" : "piece") : ICONS[turn.kind]} />
      <strong>{words}</strong>
    </p>
  );
}

function whoWords(view: View, turn: Turn | null, mine: boolean): string | null {
  if (turn === null) {
    if (view.piece !== null) return t.turns.middle;
    if (view.go_around === null) return null;
    if (view.go_around.paused) return t.turns.paused;
    const absent = named(view, view.go_around.dropped).map((person) => person.name);
    return absent.length > 0 ? t.turns.waitingForDropped(absent.join(", ")) : t.turns.roundTitle;
  }
  if (mine) return turn.kind === "piece" ? t.turns.yourPiece : t.turns.yours;
  const name = named(view, [turn.participant])[0]?.name ?? "";
  if (turn.missing) return t.turns.missing(name);
  return turn.kind === "piece" ? t.turns.held(name) : t.turns.whose(name);
}

/** Who comes after, and for somebody in a go-around their own place in it. */
function Next({ view, me }: { view: View; me: Participant }): JSX.Element | null {
  const round = view.go_around;
  const next = view.piece === null && (round !== null || view.turn !== null) ? nextUp(view, me.room) : null;
  const place = round === null ? null : placeInRound(round, me.id);
  const paused = round?.paused === true && view.turn !== null;
  return (
    <>
      {next !== null && (
        <span data-testid="next-up">{next.id === me.id ? t.turns.nextYou : t.turns.next(next.name)}</span>
      )}
      {place !== null && next?.id !== me.id && (
        <span class="quiet" data-testid="own-place" data-place={place}>
          {round?.deferred.includes(me.id) ? t.turns.later : t.turns.inLine(place)}
        </span>
      )}
      {paused && <span class="quiet">{t.turns.paused}</span>}
    </>
  );
}

function FloorWords({ view, me }: { view: View; me: Participant }): JSX.Element | null {
  if (view.floor.mode === "open") return null;
  const kept = keptIn(view, me);
  const waits = view.go_around !== null && placeInRound(view.go_around, me.id) !== null;
  const too = view.floor.mode === "enforced" && view.floor.let_in.includes(me.id);
  return (
    <p class={kept ? "floor-words kept-in" : "floor-words"} data-testid="floor-words">
      {kept && <Icon name="microphoneOff" />}
      <span>
        {kept
          ? waits
            ? t.turns.notHeardYet
            : t.turns.notHeard
          : too
            ? t.turns.heardToo
            : t.turns.floorWords[view.floor.mode]}
      </span>
    </p>
  );
}

// --- what one may do ---------------------------------------------------------------------------------------------------

function Ask({
  id,
  words,
  command,
  primary = false,
}: {
  id: string;
  words: string;
  command: Command;
  primary?: boolean;
}): JSX.Element {
  const { meeting } = useRoom();
  return (
    <button
      type="button"
      class={primary ? "primary small" : "secondary small"}
      data-testid={id}
      onClick={() => void meeting.ask(command)}
    >
      {words}
    </button>
  );
}

/** During one's own turn. */
function Own(props: { view: View; me: Participant; turn: Turn; round: GoAround | null }): JSX.Element {
  const { view, me, turn, round } = props;
  if (turn.kind === "piece") return <HandOn view={view} room={me.room} />;
  const others = round === null ? 0 : round.waiting.length + round.deferred.length;
  return (
    <>
      <Ask id="turn-done" words={t.turns.done} command={{ type: "end_turn", participant: me.id }} primary />
      {turn.kind === "go_around" && (
        <>
          <Ask id="turn-pass" words={t.turns.pass} command={{ type: "pass_turn" }} />
          {others > 0 && <Ask id="turn-defer" words={t.turns.defer} command={{ type: "defer_turn" }} />}
        </>
      )}
    </>
  );
}

/** Before one's turn comes in a go-around, or when the talking piece is there to be taken up. */
function ToCome({ view, me }: { view: View; me: Participant }): JSX.Element | null {
  const round = view.go_around;
  if (view.piece !== null && view.turn === null && me.may_speak) {
    return <Ask id="take-up" words={t.turns.takeUp} command={{ type: "hand_on", participant: me.id }} />;
  }
  if (round === null || placeInRound(round, me.id) === null) return null;
  const others = [...round.waiting, ...round.deferred].some((id) => id !== me.id);
  return (
    <>
      <Ask id="turn-pass" words={t.turns.pass} command={{ type: "pass_turn" }} />
      {others && !round.deferred.includes(me.id) && (
        <Ask id="turn-defer" words={t.turns.defer} command={{ type: "defer_turn" }} />
      )}
    </>
  );
}

function HandOn({ view, room }: { view: View; room: string }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <ChoosePerson
      id="hand-on"
      label={t.turns.handOnTo}
      people={ready(view, room)}
      act={t.turns.handOn}
      primary
      choose={(participant) => void meeting.ask({ type: "hand_on", participant })}
    />
  );
}

/** What a leader has at hand without opening the desk. */
function Leading({ view, me }: { view: View; me: Participant }): JSX.Element | null {
  const { turn, go_around: round, piece } = view;
  if (piece !== null) return null;
  const next = nextUp(view, me.room);
  const paused = round?.paused === true;
  return (
    <>
      {turn?.seconds != null && (
        <Ask id="strip-extend" words={t.turns.extend} command={{ type: "extend_turn", seconds: MORE_SECONDS }} />
      )}
      {round !== null && (
        <Ask
          id="strip-pause"
          words={paused ? t.turns.resume : t.turns.pause}
          command={{ type: "pause_go_around", paused: !paused }}
        />
      )}
      {turn !== null && !paused && (
        <Ask
          id="strip-next"
          words={next === null ? t.turns.end : t.turns.goOn}
          command={{ type: "next_turn", after: turn.participant }}
          primary
        />
      )}
    </>
  );
}
