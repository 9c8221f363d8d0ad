/** Can one hear the group? Three notes, a question, and what to try if they were not heard. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { chime } from "../media/chime";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";

type State = "idle" | "playing" | "asked" | "heard" | "unheard";

export function SpeakerTest(): JSX.Element {
  const { playback } = useRoom();
  const [state, setState] = useState<State>("idle");
  const words = t.way.preview;
  const play = async (): Promise<void> => {
    if (state === "playing") return;
    setState("playing");
    try {
      await chime(playback.speaker.value);
      setState("asked");
    } catch (error) {
      console.debug("The test sound could not be played", error);
      setState("unheard");
    }
  };
  return (
    <section class="speaker-test" aria-labelledby="speaker-title" data-testid="speaker-test" data-state={state}>
      <h2 id="speaker-title">{words.speakerTitle}</h2>
      <button
        type="button"
        class="secondary"
        data-testid="speaker-play"
        aria-disabled={state === "playing"}
        onClick={() => void play()}
      >
        <Icon name="sound" />
        <span>{state === "playing" ? words.playing : state === "idle" ? words.play : words.again}</span>
      </button>
      <div role="status">{state === "asked" && <p>{words.didYou}</p>}</div>
      {state === "asked" && (
        <div class="row">
          <button type="button" class="secondary" data-testid="speaker-yes" onClick={() => setState("heard")}>
            {words.yes}
          </button>
          <button type="button" class="secondary" data-testid="speaker-no" onClick={() => setState("unheard")}>
            {words.no}
          </button>
        </div>
      )}
      {state === "heard" && (
        <Answer>
          <p class="good">
            <Icon name="check" />
            {words.good}
          </p>
        </Answer>
      )}
      {state === "unheard" && (
        <Answer>
          <p>{words.tryTitle}</p>
          <ul class="dots">
            {words.tries.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Answer>
      )}
    </section>
  );
}

/** The buttons that were pressed are gone: the focus goes to what came of it. */
function Answer({ children }: { children: JSX.Element | JSX.Element[] }): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} tabIndex={-1}>
      {children}
    </div>
  );
}
