/** How the group is to be divided. The server makes the plan; nothing happens to anybody yet. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Command, Method } from "../../protocol";
import { t } from "../../text";
import { useRoom } from "../context";
import { KeptPairs } from "./apart_pairs";
import { NumberField } from "./number_field";

const METHODS: readonly Method[] = ["random", "rotation", "repeat", "balanced", "manual", "self_chosen"];
const MOST_ROOMS = 50;
/** How long rooms stay open where nothing else is said. */
export const USUAL_MINUTES = 10;

export function SetUp(): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [method, setMethod] = useState<Method>("random");
  const [by, setBy] = useState<"rooms" | "size">("rooms");
  const [rooms, setRooms] = useState<number | null>(2);
  const [size, setSize] = useState<number | null>(3);
  const [names, setNames] = useState("");
  const [limit, setLimit] = useState<number | null>(null);
  const divides = method === "random" || method === "rotation" || method === "balanced";
  const bySize = divides && by === "size";
  const complete = method === "repeat" || (bySize ? size : rooms) !== null;
  const plan = async (): Promise<boolean> => {
    if (!complete) return false;
    return (await meeting.ask(planCommand(method, bySize ? null : rooms, bySize ? size : limit, lines(names)))).ok;
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    void plan();
  };
  const openNow = async (): Promise<void> => {
    if (await plan()) await meeting.ask({ type: "launch_breakouts", minutes: USUAL_MINUTES });
  };
  const view = meeting.view.value;
  return (
    <div class="panel-body">
      <form class="set-up" onSubmit={submit}>
        <p class="hint">{t.rooms.setUp}</p>
        <label for={`${id}-method`}>{t.rooms.method}</label>
        <select
          id={`${id}-method`}
          data-testid="method"
          value={method}
          onChange={(event) => setMethod(event.currentTarget.value as Method)}
        >
          {METHODS.map((each) => (
            <option key={each} value={each}>
              {t.rooms.methods[each]}
            </option>
          ))}
        </select>
        {divides && (
          <fieldset class="choice-row">
            <legend>{t.rooms.by}</legend>
            {(["rooms", "size"] as const).map((each) => (
              <label key={each} class="check">
                <input
                  type="radio"
                  name={`${id}-by`}
                  data-testid={`by-${each}`}
                  checked={by === each}
                  onChange={() => setBy(each)}
                />
                <span>{each === "rooms" ? t.rooms.byRooms : t.rooms.bySize}</span>
              </label>
            ))}
          </fieldset>
        )}
        {method !== "repeat" && !bySize && (
          <NumberField id="rooms-number" label={t.rooms.rooms} value={rooms} most={MOST_ROOMS} change={setRooms} />
        )}
        {bySize && <NumberField id="rooms-size" label={t.rooms.size} value={size} most={MOST_ROOMS} change={setSize} />}
        {method === "self_chosen" && (
          <NumberField id="rooms-limit" label={t.rooms.limit} value={limit} most={MOST_ROOMS} change={setLimit} />
        )}
        <details>
          <summary>{t.roomNames.names}</summary>
          <label for={`${id}-names`}>{t.roomNames.label}</label>
          <textarea
            id={`${id}-names`}
            data-testid="rooms-names"
            rows={3}
            value={names}
            onInput={(event) => setNames(event.currentTarget.value)}
          />
          <p class="hint">{t.roomNames.hint}</p>
        </details>
        <button type="submit" class="primary" data-testid="plan" aria-disabled={!complete}>
          {t.rooms.plan}
        </button>
        {method !== "manual" && (
          <>
            <button
              type="button"
              class="secondary"
              data-testid="rooms-now"
              aria-disabled={!complete}
              onClick={() => void openNow()}
            >
              {t.rail.rooms.now}
            </button>
            <p class="hint">{t.rail.rooms.nowHint(USUAL_MINUTES)}</p>
          </>
        )}
      </form>
      {view !== null && <KeptPairs view={view} />}
    </div>
  );
}

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** `size` is what a room is for: how many are placed in it, or where people choose, how many may. */
export function planCommand(
  method: Method,
  rooms: number | null,
  size: number | null,
  names: readonly string[] = [],
): Command {
  const named = names.length === 0 ? {} : { names: [...names] };
  if (method === "repeat") return { type: "plan_breakouts", method, ...named };
  const sized = size !== null && method !== "manual";
  return {
    type: "plan_breakouts",
    method,
    ...(rooms === null ? {} : { rooms }),
    ...(sized ? { size } : {}),
    ...named,
  };
}
