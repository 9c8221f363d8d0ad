/** The circle: equal tiles, the bar, and for whoever wants it a panel beside them. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { toggleHand } from "../session/turns";
import { t } from "../text";
import { ApartScreen } from "./apart";
import { Bar } from "./bar";
import { ChatPanel } from "./chat/panel";
import { useRoom } from "./context";
import { Help } from "./help";
import { Flame, Icon } from "./icons";
import { SCREENS } from "./instruments";
import { Sound } from "./media";
import { PromptCard } from "./moderation/prompt";
import { QuestionDialog } from "./moderation/question";
import { PrivateWords } from "./moderation/words";
import { Notices } from "./notices";
import { PeoplePanel } from "./people/panel";
import { Detour } from "./recovery/connection";
import { LeadersSide } from "./leaders_side";
import { phone } from "./page_size";
import { Calls, Observers, Strips } from "./strips";
import { Tiles } from "./stage";
import { ownTileShown } from "./tile";
import { useCountdowns } from "./use_countdowns";
import { useCues } from "./use_cues";
import { useKeys } from "./use_keys";

export function Circle(): JSX.Element {
  const room = useRoom();
  const { meeting, transport, studio, tools } = room;
  const { side } = tools;
  const apart = meeting.apart.value;
  // Who steps away may have somebody beside them who is not to read what kind of group this is.
  const title = apart === "away" ? t.product : (meeting.view.value?.session.title ?? t.product);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);
  useKeys((action) => {
    if (action === "talk") void studio.talk();
    else if (action === "hush") studio.hush();
    else if (action === "help") side.help.value = true;
    else if (action === "hand") toggleHand(meeting);
    else if (action === "away") meeting.stepAway(apart !== "away");
    else if (action !== "people" && action !== "chat") void studio.toggle(action);
    else if (apart === null) side.toggle(action);
  });
  useCues();
  useCountdowns();
  const Screen = SCREENS.reduce<(() => JSX.Element) | null>((found, screen) => found ?? screen(room), null);
  // Nothing of the others is shown to somebody apart; and on a phone no panel keeps a member from a break or a pause.
  const aside = apart !== null || (Screen !== null && phone.value && !meeting.leads.value);
  const open = aside ? null : side.open.value;
  return (
    <div class={open === null ? "circle" : "circle with-panel"}>
      {apart === null && <Calls />}
      <header class="top">
        <Flame />
        <h1>{title}</h1>
        {apart === null && <Observers />}
        <Facts />
      </header>
      {apart === null && <Strips />}
      <main class="stage" inert={apart === null && Screen !== null}>
        {apart === null ? (
          <Tiles covered={Screen !== null || (open !== null && phone.value)} />
        ) : (
          <ApartScreen why={apart} />
        )}
      </main>
      {open !== null && meeting.leads.value && <LeadersSide at={open} />}
      {open === "people" && !meeting.leads.value && <PeoplePanel />}
      {open === "chat" && !meeting.leads.value && <ChatPanel />}
      {apart === null && Screen !== null && <Screen />}
      <Bar />
      <Notices />
      {apart !== "away" && <PrivateWords />}
      <PromptCard />
      <QuestionDialog />
      <Help open={side.help} />
      {apart === null &&
        transport.streams.value.map((streams, seat) => <Sound key={seat} seat={seat} stream={streams.audio} />)}
    </div>
  );
}

/** Small facts on the session that hold for all. */
function Facts(): JSX.Element {
  const { meeting } = useRoom();
  const locked = meeting.view.value?.session.locked ?? false;
  return (
    <span class="facts">
      <Detour />
      {locked && (
        <span class="fact" data-testid="locked" title={t.people.locked}>
          <Icon name="lock" />
          {t.state.locked}
        </span>
      )}
      {!ownTileShown.value && meeting.apart.value === null && meeting.me.value?.may_speak && (
        <button type="button" class="plain small" data-testid="show-own" onClick={() => (ownTileShown.value = true)}>
          <Icon name="eye" />
          <span>{t.tile.showOwn}</span>
        </button>
      )}
    </span>
  );
}
