/** The facilitators' side of check-ins: alerts first, then what is asked now or could be, and what was said earlier. */
import type { JSX } from "preact";
import type { CheckIn, Concern } from "../../protocol";
import { meanMood, missing, openConcerns, type Part, parts, wordCounts } from "../../state/checkins";
import { named } from "../../state/rooms";
import { t } from "../../text";
import { inLanguage } from "../../text/questionnaires";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { TakeAside } from "../support/acts";
import { Acknowledge } from "./alerts";
import { HelpText } from "./help_text";
import { PartRow } from "./part_row";
import { SetUp } from "./set_up";

export function CheckInTab(): JSX.Element {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  if (view === null) return <></>;
  const open = tools.checkins.open.value;
  const earlier = view.check_ins.filter((each) => each.closed_at !== null).toReversed();
  return (
    <div class="check-ins">
      <Concerns />
      {open === null ? <SetUp key={view.check_ins.length} /> : <Live checkIn={open} />}
      {earlier.length > 0 && (
        <section aria-labelledby="earlier-title">
          <h3 id="earlier-title">{t.checkins.live.earlier}</h3>
          {earlier.map((checkIn) => (
            <details key={checkIn.id} class="earlier" data-testid={`earlier-${checkIn.id}`} open={open === null}>
              <summary>{t.checkins.live.title[checkIn.when]}</summary>
              <Overview checkIn={checkIn} />
            </details>
          ))}
        </section>
      )}
      <HelpText />
    </div>
  );
}

function Concerns(): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null || view.concerns.length === 0) return null;
  const open = openConcerns(view);
  const taken = view.concerns.filter((each) => each.acknowledged_at !== null);
  return (
    <div role="group" class="concerns" aria-label={t.checkins.concerns.title} data-testid="concerns">
      {open.map((concern) => (
        <OpenConcern key={`${concern.check_in} ${concern.participant}`} concern={concern} />
      ))}
      {taken.map((concern) => (
        <p key={`${concern.check_in} ${concern.raised_at}`} class="hint" data-taken={concern.participant}>
          {t.checkins.concerns.taken(
            concern.name,
            named(view, concern.acknowledged_by === null ? [] : [concern.acknowledged_by])[0]?.name ?? t.by,
          )}
        </p>
      ))}
    </div>
  );
}

function OpenConcern({ concern }: { concern: Concern }): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const asked = view?.check_ins.find((each) => each.id === concern.check_in)?.questionnaire;
  const here = view?.participants.some((person) => person.id === concern.participant) ?? false;
  return (
    <div class="concern">
      <h3>
        <Icon name="flag" />
        {t.checkins.concerns.title}
      </h3>
      <p>
        {t.checkins.concerns.words(concern.name, asked ? inLanguage(asked, t).title : "", (asked?.concerning ?? 0) + 1)}
      </p>
      <p class="hint">{t.checkins.concerns.what}</p>
      <div class="strip-acts">
        {here && <TakeAside id={concern.participant} name={concern.name} />}
        <Acknowledge participant={concern.participant} name={concern.name} />
      </div>
    </div>
  );
}

function Live({ checkIn }: { checkIn: CheckIn }): JSX.Element {
  const { meeting } = useRoom();
  return (
    <section class="live-check-in" aria-labelledby="live-title" data-testid="live-check-in">
      <h3 id="live-title">{t.checkins.live.title[checkIn.when]}</h3>
      <Overview checkIn={checkIn} />
      <button
        type="button"
        class="primary"
        data-testid="close-check-in"
        onClick={() => void meeting.ask({ type: "close_check_in", check_in: checkIn.id })}
      >
        {t.checkins.live.close}
      </button>
    </section>
  );
}

function Overview({ checkIn }: { checkIn: CheckIn }): JSX.Element {
  const { meeting, tools } = useRoom();
  const view = meeting.view.value;
  const all = parts(checkIn, tools.checkins.unkept.value);
  const answered = all.filter((part) => part.state === "answered").length;
  const open = view === null || checkIn.closed_at !== null ? [] : missing(view, checkIn);
  return (
    <>
      <p class="hint" role="status" data-testid="check-in-count">
        {t.checkins.live.count(answered, all.length - answered)}
      </p>
      {open.length > 0 && <p class="hint">{t.checkins.live.missing(open.join(", "))}</p>}
      <Group checkIn={checkIn} all={all} />
      <ul class="parts">
        {all.map((part) => (
          <PartRow key={part.participant} checkIn={checkIn} part={part} />
        ))}
      </ul>
    </>
  );
}

/** All together, of those who share. */
function Group({ checkIn, all }: { checkIn: CheckIn; all: readonly Part[] }): JSX.Element {
  const mean = meanMood(all);
  const words = wordCounts(checkIn, all);
  return (
    <>
      {mean !== null && <p>{t.checkins.live.mean(mean.toLocaleString(t.language))}</p>}
      {words.length > 0 && (
        <ul class="word-counts" aria-label={t.checkins.live.words}>
          {words.map(([word, count]) => (
            <li key={word}>
              {word} <span class="count">{count}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
