// Runs in a page before its own scripts: makes its devices and its network fail as a test says, by `__trouble`.
(() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const list = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
  const opened = [];
  const failing = { audio: "", video: "" };
  let deaf = false;

  // The name of the error that opening a kind of device ends with from now on; empty: it works.
  const fail = (kind, name) => {
    failing[kind] = name;
  };

  navigator.mediaDevices.getUserMedia = async (asked) => {
    for (const kind of ["audio", "video"])
      if (asked[kind] && failing[kind]) throw new DOMException("as the test says", failing[kind]);
    const stream = await real(asked);
    opened.push(...stream.getTracks());
    return stream;
  };

  navigator.mediaDevices.enumerateDevices = async () =>
    (await list()).filter(({ kind }) => !failing[kind === "audioinput" ? "audio" : kind === "videoinput" ? "video" : ""]);

  const told = () => navigator.mediaDevices.dispatchEvent(new Event("devicechange"));

  const live = (kind) => opened.filter((track) => track.kind === kind && track.readyState === "live");

  // What the page sees of a device that is pulled out while there is another.
  const swap = (kind) => {
    for (const track of live(kind)) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
    told();
  };

  // The same while there is no other.
  const pullOut = (kind) => {
    fail(kind, "NotFoundError");
    swap(kind);
  };

  const plugIn = (kind) => {
    fail(kind, "");
    told();
  };

  // What the page sees of a switch on the headset.
  const silence = (kind, silent) => {
    for (const track of live(kind)) track.dispatchEvent(new Event(silent ? "mute" : "unmute"));
  };

  // From the next connection on, no address of the server's is reachable.
  const block = (blocked) => {
    deaf = blocked;
  };
  const take = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
    // An address of those that lead nowhere, RFC 6666, in place of the real one.
    const answer = deaf ? sdp.replace(/^(a=candidate:\S+ 1 \S+ \d+) \S+ /gm, "$1 100::1 ") : sdp;
    return take.call(this, { type, sdp: answer });
  };

  // A browser that plays no sound before the page's own button for it was pressed.
  const hush = () => {
    let hushed = true;
    const release = ({ target }) => {
      if (target.closest("[data-testid=unblock]")) hushed = false;
    };
    addEventListener("click", release, { capture: true });
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      const held = hushed && this instanceof HTMLAudioElement;
      return held ? Promise.reject(new DOMException("as the test says", "NotAllowedError")) : play.call(this);
    };
  };

  window.__trouble = { fail, swap, pullOut, plugIn, silence, block, hush };
})();
