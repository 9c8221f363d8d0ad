/** Somebody else's screen among the tiles: large, unless the person would rather have it as one of them. */
import type { JSX } from "preact";
import type { Place } from "../../media/layout";
import type { Screen } from "../../media/seats";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { Picture } from "../media";
import { screenLarge } from "../spotlight";
import { placed } from "../tile";

interface Props {
  screen: Screen;
  stream: MediaStream | null;
  place: Place | undefined;
}

export function ScreenTile({ screen, stream, place }: Props): JSX.Element {
  const { meeting } = useRoom();
  const { person, picture } = screen;
  const large = screenLarge.value;
  const waiting = !person.present;
  return (
    <li
      class="tile shared-screen"
      data-testid="screen"
      data-sharer={person.id}
      data-picture={picture ? "true" : "false"}
      style={placed(place)}
    >
      <p class="shared-words">{waiting ? t.sharing.waiting(person.name) : t.sharing.coming}</p>
      <Picture stream={stream} />
      {waiting && (
        <p class="banner shared-waiting" role="status">
          {t.sharing.waiting(person.name)}
        </p>
      )}
      <div class="plate">
        <Icon name="screen" />
        <span class="name">{t.sharing.of(person.name)}</span>
      </div>
      <div class="shared-acts">
        <button
          type="button"
          class="icon-only"
          data-testid="screen-size"
          aria-label={large ? t.sharing.small : t.sharing.large}
          title={large ? t.sharing.small : t.sharing.large}
          onClick={() => (screenLarge.value = !large)}
        >
          <Icon name={large ? "shrink" : "grow"} />
        </button>
        {meeting.leads.value && (
          <button
            type="button"
            class="icon-only"
            data-testid="stop-screen"
            aria-label={t.sharing.stopOne(person.name)}
            title={t.sharing.stopOne(person.name)}
            onClick={() => void meeting.ask({ type: "stop_sharing", participant: person.id })}
          >
            <Icon name="screenOff" />
          </button>
        )}
      </div>
    </li>
  );
}
