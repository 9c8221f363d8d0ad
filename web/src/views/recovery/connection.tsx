/** What is the matter with the connection, in words, and what would help; it goes away by itself. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Target } from "../../media/path";
import type { Trouble } from "../../session/recovery";
import { t } from "../../text";
import { browserTimers } from "../../timers";
import { useRoom } from "../context";
import { Icon } from "../icons";

/** The trouble in a sentence or two. `shown`: how the others are seen meanwhile. */
function words(trouble: Trouble, shown: "frozen" | "living" | "not"): readonly string[] {
  const { recovery: r } = t;
  const frozen = shown === "frozen";
  switch (trouble) {
    case "offline":
      return frozen ? [r.offline, r.offlineMore, r.frozen] : [r.offline, r.offlineMore];
    case "server":
      return [r.server, r.serverMore, ...(frozen ? [r.frozen] : shown === "living" ? [r.flowing] : [])];
    case "restoring":
      return [r.restoring, r.frozen];
    case "connecting":
      return [r.connecting];
    case "blocked":
      return [r.blocked, r.blockedMore];
    case "weak":
      return [r.weak];
  }
}

export function ConnectionCard(): JSX.Element {
  const { meeting, transport, recovery } = useRoom();
  const trouble = recovery.trouble.value;
  const frozen = recovery.frozen.value;
  const shown = frozen ? "frozen" : transport.phase.value === "connected" ? "living" : "not";
  const [lead, ...more] = trouble === null ? [] : words(trouble, shown);
  return (
    <div class={trouble === null ? "" : `notice trouble-card ${trouble}`}>
      <div
        role="status"
        data-testid="connection"
        data-status={meeting.status.value}
        data-media={transport.phase.value}
        data-trouble={trouble ?? undefined}
        data-frozen={frozen ? "true" : undefined}
      >
        {lead !== undefined && (
          <p class="trouble-lead">
            {trouble === "weak" ? <Icon name="weak" /> : <span class="pulse" aria-hidden="true" />}
            <span>{lead}</span>
          </p>
        )}
        {more.length > 0 && <p class="trouble-more">{more.join(" ")}</p>}
      </div>
      {(trouble === "server" || trouble === "offline") && <TryNow />}
      {trouble === "blocked" && <ForIt targets={transport.targets.value} />}
      {trouble === "weak" && <Spare />}
    </div>
  );
}

/** When the next try is, and a button to have it at once. */
export function TryNow(): JSX.Element {
  const { meeting, recovery } = useRoom();
  const { at } = meeting.retry.value;
  return (
    <div class="trouble-acts">
      <Until at={at} />
      <button type="button" class="secondary small" data-testid="try-now" onClick={() => recovery.tryNow()}>
        {t.recovery.tryNow}
      </button>
    </div>
  );
}

/** Seconds until the next try, for the eye alone: read out, every one would interrupt. */
function Until({ at }: { at: number | null }): JSX.Element {
  const [now, setNow] = useState(browserTimers.now());
  useEffect(() => {
    if (at === null) return undefined;
    setNow(browserTimers.now());
    const timer = setInterval(() => setNow(browserTimers.now()), 250);
    return () => clearInterval(timer);
  }, [at]);
  const seconds = at === null ? 0 : Math.ceil((at - now) / 1_000);
  return (
    <span class="trouble-until" aria-hidden="true" data-testid="next-try">
      {seconds > 0 ? t.recovery.next(seconds) : t.recovery.trying}
    </span>
  );
}

/** What somebody who looks after the network needs to know. */
function ForIt({ targets }: { targets: readonly Target[] }): JSX.Element {
  return (
    <details class="trouble-details" data-testid="for-it">
      <summary>{t.recovery.forIt}</summary>
      <p>{t.recovery.allowLead}</p>
      <ul>
        {targets.map(({ protocol, address, port }) => (
          <li key={`${protocol} ${address} ${port}`}>{t.recovery.allow(protocol, address, port)}</li>
        ))}
      </ul>
    </details>
  );
}

/** Over a weak link: what is done for the sound, and what the person may do. */
function Spare(): JSX.Element | null {
  const { meeting } = useRoom();
  if (!meeting.own.value.camera || meeting.me.value?.may_speak !== true) return null;
  return (
    <div class="trouble-acts">
      <span>{t.recovery.weakMore}</span>
      <button
        type="button"
        class="secondary small"
        data-testid="spare-camera"
        onClick={() => meeting.setMedia({ camera: false })}
      >
        <Icon name="cameraOff" />
        <span>{t.recovery.stopCamera}</span>
      </button>
    </div>
  );
}

/** Quietly, that media takes the slower way. */
export function Detour(): JSX.Element | null {
  const { recovery } = useRoom();
  if (recovery.path.value?.protocol !== "tcp") return null;
  return (
    <span class="fact detour" data-testid="detour" title={t.recovery.detourMore}>
      <Icon name="weak" />
      <span class="words">{t.recovery.detour}</span>
      <span class="sr-only">{t.recovery.detourMore}</span>
    </span>
  );
}
