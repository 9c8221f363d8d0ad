/** Beside the circle for those who lead: their rail, or that it is on its way. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";
import { leading } from "./leading";
import { returnFocus } from "./panel";

export function LeadersSide({ at }: { at: string }): JSX.Element {
  const { restart, tools } = useRoom();
  const Rail = leading.part.value?.Rail;
  const failed = leading.failed.value;
  useEffect(() => void leading.begin(), []);
  if (Rail !== undefined) return <Rail at={at} />;
  return (
    <aside
      class="panel rail rail-loading"
      aria-label={t.desk.title}
      aria-busy={!failed}
      data-testid="desk-loading"
      data-failed={failed ? "true" : "false"}
    >
      <button
        type="button"
        class="plain icon-only"
        data-testid="close-desk"
        aria-label={t.desk.close}
        onClick={() => {
          tools.side.close();
          returnFocus("desk");
        }}
      >
        <Icon name="close" />
      </button>
      <p role="status">{failed ? t.rail.failed : t.rail.loading}</p>
      {failed && (
        <button type="button" class="secondary" data-testid="load-anew" onClick={() => restart(true)}>
          {t.rail.reload}
        </button>
      )}
    </aside>
  );
}
