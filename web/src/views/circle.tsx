/** The circle: equal tiles, the bar, and for whoever wants it a panel beside them. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { toggleHand } from "../session/turns";
import { t } from "../text";
import { ApartScreen } from "./apart";
import { Bar, type Panel } from "./bar";
import { ChatPanel } from "./chat/panel";
import { useRoom } from "./context";
import { Desk } from "./desk";
import { Help } from "./help";
import { Flame, Icon } from "./icons";
import { SCREENS } from "./instruments";
import { Sound } from "./media";
import { PromptCard } from "./moderation/prompt";
import { QuestionDialog } from "./moderation/question";
import { PrivateWords } from "./moderation/words";
import { Notices } from "./notices";
import { PeoplePanel } from "./people/panel";
import { RoomsPanel } from "./rooms/panel";
import { Strips } from "./strips";
import { Tiles } from "./stage";
import { ownTileShown } from "./tile";
import { useCues } from "./use_cues";
import { useKeys } from "./use_keys";

export function Circle(): JSX.Element {
  const room = useRoom();
  const { meeting, transport, studio } = room;
  const panel = useSignal<Panel>(null);
  const help = useSignal(false);
  const apart = meeting.apart.value;
  // Who steps away may have somebody beside them who is not to read what kind of group this is.
  const title = apart === "away" ? t.product : (meeting.view.value?.session.title ?? t.product);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);
  useKeys((action) => {
    if (action === "talk") void studio.talk();
    else if (action === "hush") studio.hush();
    else if (action === "help") help.value = true;
    else if (action === "hand") toggleHand(meeting);
    else if (action === "away") meeting.stepAway(apart !== "away");
    else if (action !== "people" && action !== "chat") void studio.toggle(action);
    else if (apart === null) panel.value = panel.value === action ? null : action;
  });
  useCues();
  const Screen = SCREENS.reduce<(() => JSX.Element) | null>((found, screen) => found ?? screen(room), null);
  const open = openPanel(panel.value, apart !== null, meeting.leads.value);
  const close = (): void => {
    panel.value = null;
  };
  return (
    <div class={open === null ? "circle" : "circle with-panel"}>
      <header class="top">
        <Flame />
        <h1>{title}</h1>
        <Facts />
      </header>
      {apart === null && <Strips />}
      <main class="stage" inert={apart === null && Screen !== null}>
        {apart === null ? <Tiles /> : <ApartScreen why={apart} />}
      </main>
      {open === "people" && <PeoplePanel close={close} />}
      {open === "chat" && <ChatPanel close={close} />}
      {open === "rooms" && <RoomsPanel close={close} />}
      {open === "desk" && <Desk close={close} />}
      {apart === null && Screen !== null && <Screen />}
      <Bar panel={panel} help={help} />
      <Notices />
      {apart !== "away" && <PrivateWords />}
      <PromptCard />
      <QuestionDialog />
      <Help open={help} />
      {apart === null &&
        transport.streams.value.map((streams, seat) => <Sound key={seat} seat={seat} stream={streams.audio} />)}
    </div>
  );
}

/** The panel that may stand open: nothing of the others is shown to somebody apart, rooms and desk only to who leads. */
function openPanel(wanted: Panel, apart: boolean, leads: boolean): Panel {
  return apart || ((wanted === "rooms" || wanted === "desk") && !leads) ? null : wanted;
}

/** Small facts on the session that hold for all. */
function Facts(): JSX.Element {
  const { meeting } = useRoom();
  const locked = meeting.view.value?.session.locked ?? false;
  return (
    <span class="facts">
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
