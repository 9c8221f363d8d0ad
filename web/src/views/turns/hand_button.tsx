/** One's own hand, with its place in line. */
import type { JSX } from "preact";
import { toggleHand } from "../../session/turns";
import { handPlace } from "../../state/turns";
import { t } from "../../text";
import { BarButton } from "../bar_button";
import { type Room, useRoom } from "../context";

export function partakes({ meeting }: Room): boolean {
  return meeting.me.value !== null;
}

export function HandButton(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const me = meeting.me.value;
  if (view === null || me === null) return null;
  const place = handPlace(view, me.id);
  return (
    <>
      <BarButton
        id="hand"
        icon="hand"
        words={place === null ? t.turns.raise : t.turns.lower}
        active={place !== null}
        {...(place === null ? {} : { badge: place })}
        keys="H"
        press={() => toggleHand(meeting)}
      />
      {place !== null && (
        <span class="sr-only" data-testid="hand-place" data-place={place}>
          {t.turns.handPlace(place)}
        </span>
      )}
    </>
  );
}
