/** In place of the circle, for whoever has stepped away or is on hold: nothing of the others is shown or played. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Apart } from "../session/meeting";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";
import { SupportWhileApart } from "./support/apart";

export function ApartScreen({ why }: { why: Apart }): JSX.Element {
  const { meeting } = useRoom();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [why]);
  return (
    <section class="apart" data-testid="apart" data-apart={why}>
      <Icon name={why === "away" ? "privacy" : "hold"} />
      <h2 ref={heading} tabIndex={-1}>
        {why === "away" ? t.apart.awayTitle : t.apart.heldTitle}
      </h2>
      <p class="lead">{why === "away" ? t.apart.awayBody : t.apart.heldBody}</p>
      {why === "away" && (
        <button type="button" class="primary" data-testid="come-back" onClick={() => meeting.stepAway(false)}>
          {t.apart.back}
        </button>
      )}
      <SupportWhileApart why={why} />
    </section>
  );
}
