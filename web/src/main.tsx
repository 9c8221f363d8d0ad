/** Where the client is put together: which page the address asks for, and for a link everything behind it. */
import "./ui/dressed";
import "./styles/base.css";
import "./styles/pages.css";
import "./styles/circle.css";
import "./styles/stage.css";
import "./styles/panels.css";
import "./styles/desk.css";
import "./styles/strips.css";
import "./styles/door.css";
import "./styles/turns.css";
import "./styles/checkins.css";
import "./styles/scene.css";
import "./styles/chat.css";
import "./styles/moderation.css";
import "./styles/polls.css";
import "./styles/support.css";
import "./styles/hour.css";
import "./styles/balance.css";
import "./styles/recovery.css";
import "./styles/rooms.css";
import "./styles/settings.css";
import "./styles/way.css";
import "./styles/contrast.css";
import { computed, effect } from "@preact/signals";
import { type JSX, render } from "preact";
import { Blur } from "./media/blur";
import { keepFocus } from "./focus";
import { Device } from "./media/devices";
import { Playback } from "./media/playback";
import { Transport } from "./media/transport";
import { Connection } from "./session/connection";
import { watchDevices } from "./session/device_watch";
import { Doorstep, lookAtLink } from "./session/doorstep";
import { Meeting } from "./session/meeting";
import { hasNetwork } from "./session/network";
import { Recovery } from "./session/recovery";
import { OwnScreen } from "./session/screen";
import { Showing } from "./session/showing";
import { socket } from "./session/socket";
import { Studio } from "./session/studio";
import { claims, tabStore, Ticket, tokenOf } from "./session/ticket";
import { tools } from "./session/tools";
import { isLeader } from "./state/roles";
import { stayAwake } from "./session/wake";
import { t } from "./text";
import { bespeak } from "./text/languages";
import { browserTimers } from "./timers";
import { leading } from "./views/leading";
import { wide } from "./views/page_size";
import { type Room, RoomProvider } from "./views/context";
import { EndingPage } from "./views/ending";
import { Join } from "./views/join";
import { Landing } from "./views/landing";
import { SettingsCorner } from "./views/settings";

function page(): JSX.Element {
  const token = tokenOf(location.hash);
  if (token === null) return location.pathname === "/join" ? <EndingPage ending="invalid" /> : <Landing />;
  if (!("RTCPeerConnection" in window)) return <EndingPage ending="unsupported" />;
  const ticket = new Ticket(token, tabStore());
  const returning = ticket.inside;
  return (
    <RoomProvider value={room(ticket)}>
      <Join name={ticket.name} returning={returning} />
    </RoomProvider>
  );
}

function room(ticket: Ticket): Room {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  const remembered = localStore();
  const microphone = new Device("microphone", mediaDevices, remembered);
  const camera = new Device("camera", mediaDevices, remembered);
  const transport = new Transport({
    offer: (sdp) => meeting.offer(sdp),
    open: (configuration) => new RTCPeerConnection(configuration),
    stream: (track) => new MediaStream([track]),
    timers: browserTimers,
  });
  const meeting = new Meeting({
    ticket,
    text: t,
    transport,
    connect: (auth, handlers) => new Connection(socket(auth), handlers, browserTimers),
  });
  const own = tools(meeting, wide);
  const studio = new Studio({ meeting, transport, microphone, camera, devices: mediaDevices, text: t });
  const recovery = new Recovery({ meeting, transport, online: hasNetwork(window), timers: browserTimers, text: t });
  watchDevices(studio, navigator);
  const screen = new OwnScreen({ meeting, transport, devices: mediaDevices, timers: browserTimers, text: t });
  const showing = new Showing({ send: (seats) => meeting.show(seats), timers: browserTimers });
  watchSight(showing, transport);
  const doorstep = new Doorstep({ ticket, look: lookAtLink, timers: browserTimers });
  const playback = new Playback(remembered);
  hurryBack(meeting, doorstep, playback);
  const inside = computed(() => meeting.stage.value.at === "inside");
  effect(() => (inside.value ? stayAwake(navigator.wakeLock, document) : undefined));
  const restart = (inside: boolean): void => {
    ticket.remember({ inside });
    location.reload();
  };
  const invitedAs = claims(ticket.link).role ?? null;
  if (isLeader(invitedAs)) void leading.begin(); // it is there by the time they are in
  const blur = new Blur(camera.state, remembered);
  const devices = { microphone, camera, blur, playback };
  const media = { transport, recovery, screen, showing, ...devices };
  return { doorstep, meeting, studio, tools: own, ...media, restart, invitedAs };
}

/** What the server is told of this page's pictures follows the page out of sight, and each new transport. */
function watchSight(showing: Showing, transport: Transport): void {
  const look = (): void => showing.sight(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", look);
  look();
  effect(() => {
    if (transport.phase.value === "connected") showing.begun();
  });
}

/** The network is back, or the laptop is open again: reconnect now, and go on playing. */
function hurryBack(meeting: Meeting, doorstep: Doorstep, playback: Playback): void {
  const hurry = (): void => {
    meeting.hurry();
    if (meeting.stage.value.at === "preview") doorstep.hurry();
  };
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    hurry();
    void playback.resume();
  });
}

function localStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

// Another link opened in the same tab changes the fragment only.
window.addEventListener("hashchange", () => location.reload());
bespeak(document, t.language);
keepFocus(document);
const root = document.getElementById("app");
if (root) {
  render(
    <>
      {page()}
      <SettingsCorner />
    </>,
    root,
  );
}
