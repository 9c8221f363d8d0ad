/** The guided pause, for those who lead. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { View } from "../../protocol";
import { type PacerName, PACERS } from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";
import { TimeLeft } from "../countdown";
import { Icon } from "../icons";
import { NumberField } from "../rooms/number_field";
import { EndPause, KeptIn } from "./strip";

const MOST_MINUTES = 60;
const MOST_CHARACTERS = 300;

export function PausePart({ view }: { view: View }): JSX.Element {
  const { pause } = view;
  return (
    <section aria-labelledby="pause-title" data-testid="pause-part">
      <h3 id="pause-title">
        <Icon name="calm" />
        {t.hour.pause.title}
      </h3>
      {pause === null ? (
        <StartPause />
      ) : (
        <>
          <p>
            {pause.ends_at !== null && (
              <>
                <TimeLeft until={pause.ends_at} />
                {" · "}
              </>
            )}
            <KeptIn pause={pause} />
          </p>
          <div class="hour-acts">
            <EndPause />
          </div>
        </>
      )}
    </section>
  );
}

function StartPause(): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [minutes, setMinutes] = useState<number | null>(3);
  const [guide, setGuide] = useState(true);
  const [pacer, setPacer] = useState<PacerName | "none">("calm");
  const [text, setText] = useState("");
  const submit = (event: Event): void => {
    event.preventDefault();
    void meeting.ask({
      type: "start_pause",
      guide,
      minutes,
      pacer: pacer === "none" ? null : PACERS[pacer],
      text: text.trim() === "" ? null : text.trim(),
    });
  };
  return (
    <form class="hour-form" onSubmit={submit}>
      <p class="hint">{t.hour.pause.hint}</p>
      <NumberField
        id="pause-minutes"
        label={t.hour.pause.minutes}
        value={minutes}
        most={MOST_MINUTES}
        change={setMinutes}
      />
      <fieldset class="choice-row">
        <legend>{t.hour.pause.guide}</legend>
        {([true, false] as const).map((each) => (
          <label key={String(each)} class="check">
            <input
              type="radio"
              name={`${id}-guide`}
              data-testid={each ? "guide-voice" : "guide-silence"}
              checked={guide === each}
              onChange={() => setGuide(each)}
            />
            <span>{t.hour.pause.guides[each ? "voice" : "silence"]}</span>
          </label>
        ))}
      </fieldset>
      <label for={`${id}-pacer`}>{t.hour.pause.pacer}</label>
      <select
        id={`${id}-pacer`}
        data-testid="pause-pacer"
        value={pacer}
        onChange={(event) => setPacer(event.currentTarget.value as PacerName | "none")}
      >
        {(["none", ...(Object.keys(PACERS) as PacerName[])] as const).map((name) => (
          <option key={name} value={name}>
            {t.hour.pause.pacers[name]}
          </option>
        ))}
      </select>
      <label for={`${id}-text`}>{t.hour.pause.text}</label>
      <input
        id={`${id}-text`}
        data-testid="pause-text"
        type="text"
        autoComplete="off"
        maxLength={MOST_CHARACTERS}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="secondary" data-testid="start-pause">
        {t.hour.pause.start}
      </button>
    </form>
  );
}
