/** What of the person's own does not work, why, and what to do; it stays until it works or they do without. */
import type { JSX } from "preact";
import type { Kind, Trouble } from "../../media/devices";
import type { Missing } from "../../session/studio";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

const KINDS = ["microphone", "camera"] as const;
const ICONS = { microphone: "microphoneOff", camera: "cameraOff" } as const;

export function DeviceTroubles(): JSX.Element {
  const { meeting, studio } = useRoom();
  const missing = studio.missing.value;
  const shown = meeting.apart.value === null ? KINDS.filter((kind) => missing[kind] !== undefined) : [];
  const denied = shown.filter((kind) => missing[kind]?.trouble === "denied" && !missing[kind]?.back);
  const taken = shown.some((kind) => missing[kind]?.trouble === "taken");
  const groups: readonly (readonly Kind[])[] = denied.length === 2 ? [denied] : shown.map((kind) => [kind]);
  return (
    <div class={shown.length === 0 ? "" : "notice trouble-card devices-card"}>
      <div role="status">
        {groups.map((group) => (
          <p
            key={group.join(" ")}
            class="trouble-lead"
            data-testid={`trouble-${group.join("-")}`}
            data-trouble={missing[group[0]!]!.trouble}
          >
            <Icon name={ICONS[group[0]!]} />
            <span>{group.length > 1 ? t.recovery.both.denied : words(group[0]!, missing[group[0]!]!)}</span>
          </p>
        ))}
        {taken && <p class="trouble-more">{t.recovery.steps.taken}</p>}
      </div>
      {denied.length > 0 && <HowToAllow />}
      {groups.map((group) => (
        <Acts
          key={group.join(" ")}
          kinds={group}
          back={missing[group[0]!]!.back}
          named={missing[group[0]!]!.back || groups.length > 1}
        />
      ))}
      {KINDS.map((kind) => (
        <Silent key={kind} kind={kind} />
      ))}
    </div>
  );
}

interface PreviewProps {
  microphone: Trouble | null;
  camera: Trouble | null;
}

/** The same before one has come in, where the switches to try again are beside it. */
export function PreviewTroubles({ microphone, camera }: PreviewProps): JSX.Element {
  const both = microphone === "denied" && camera === "denied";
  const sentences = both
    ? [t.recovery.both.denied]
    : [microphone && t.trouble.microphone[microphone], camera && t.trouble.camera[camera]];
  return (
    <div role="status">
      {sentences.map(
        (words) =>
          words && (
            <p key={words} class="trouble">
              {words}
            </p>
          ),
      )}
      {(microphone === "taken" || camera === "taken") && <p class="trouble-more">{t.recovery.steps.taken}</p>}
      {(microphone === "denied" || camera === "denied") && <HowToAllow />}
    </div>
  );
}

function HowToAllow(): JSX.Element {
  return (
    <details class="trouble-details">
      <summary>{t.recovery.how}</summary>
      <p>{matchMedia("(pointer: coarse)").matches ? t.recovery.steps.phone : t.recovery.steps.computer}</p>
    </details>
  );
}

function words(kind: Kind, { trouble, back }: Missing): string {
  return back ? t.recovery[kind].back : t.trouble[kind][trouble];
}

interface ActsProps {
  kinds: readonly Kind[];
  /** There is good hope that it works now. */
  back: boolean;
  /** Whether the button says which device it tries. */
  named: boolean;
}

/** Try it, or do without. */
function Acts({ kinds, back, named }: ActsProps): JSX.Element {
  const { studio } = useRoom();
  const first = kinds[0]!;
  const id = kinds.join("-");
  const retry = async (): Promise<void> => {
    for (const kind of kinds) await studio.toggle(kind);
  };
  return (
    <div class="trouble-acts">
      <button
        type="button"
        class={back ? "primary small" : "secondary small"}
        data-testid={`retry-${id}`}
        onClick={() => void retry()}
      >
        {named ? t.recovery[first].start : t.recovery.again}
      </button>
      <button
        type="button"
        class="plain small"
        data-testid={`without-${id}`}
        onClick={() => kinds.forEach((kind) => studio.forget(kind))}
      >
        {kinds.length > 1 ? t.recovery.both.dismiss : t.recovery[first].dismiss}
      </button>
    </div>
  );
}

/** The system keeps silent what is switched on here. */
function Silent({ kind }: { kind: Kind }): JSX.Element | null {
  const room = useRoom();
  const on = room.meeting.own.value[kind] && room.meeting.apart.value === null;
  if (!on || !room[kind].state.value.silent) return null;
  return (
    <p class="notice" role="status" data-testid={`silent-${kind}`}>
      <Icon name={ICONS[kind]} />
      <span>{t.recovery[kind].silent}</span>
    </p>
  );
}
