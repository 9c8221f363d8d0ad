// Runs in every page before its own scripts: keeps the page's peer connections and reads their statistics.
(() => {
  const connections = [];
  let offers = 0;

  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...configuration) {
      super(...configuration);
      connections.push(this);
    }

    async setLocalDescription(...description) {
      await super.setLocalDescription(...description);
      offers += 1;
    }
  };

  const open = () => connections.filter((connection) => connection.connectionState !== "closed");

  async function statistics(connection, type) {
    const found = [];
    for (const entry of (await connection.getStats()).values()) if (entry.type === type) found.push(entry);
    return found;
  }

  function tileVideo(participant) {
    return document.querySelector(`[data-participant="${participant}"] video`);
  }

  // The seat's transceivers stand in pairs, audio before video; the tile shows the video's track.
  async function received(participant) {
    const track = tileVideo(participant)?.srcObject?.getVideoTracks()[0];
    if (!track) return null;
    for (const connection of open()) {
      const transceivers = connection.getTransceivers();
      const place = transceivers.findIndex((transceiver) => transceiver.receiver.track.id === track.id);
      if (place < 1) continue;
      const inbound = await statistics(connection, "inbound-rtp");
      const of = (transceiver) => inbound.find((entry) => entry.mid === transceiver.mid) ?? {};
      const video = of(transceivers[place]);
      const audio = of(transceivers[place - 1]);
      return {
        frames: video.framesDecoded ?? 0,
        width: video.frameWidth ?? 0,
        freezes: video.freezeCount ?? 0,
        frozen: video.totalFreezesDuration ?? 0,
        video_packets: video.packetsReceived ?? 0,
        video_lost: video.packetsLost ?? 0,
        repaired: video.retransmittedPacketsReceived ?? 0,
        nacks: video.nackCount ?? 0,
        audio_packets: audio.packetsReceived ?? 0,
        audio_energy: audio.totalAudioEnergy ?? 0,
      };
    }
    return null;
  }

  // The screen that is shown here: the same figures, and what its picture is like in the middle.
  async function screen() {
    const video = document.querySelector("[data-testid=screen] video");
    const track = video?.srcObject?.getVideoTracks()[0];
    if (!track) return null;
    for (const connection of open())
      for (const transceiver of connection.getTransceivers()) {
        if (transceiver.receiver.track.id !== track.id) continue;
        const [entry] = (await statistics(connection, "inbound-rtp")).filter(({ mid }) => mid === transceiver.mid);
        return { frames: entry?.framesDecoded ?? 0, width: entry?.frameWidth ?? 0, blue: shows(video, "blue") };
      }
    return null;
  }

  async function sent() {
    const total = { frames: 0, retransmitted: 0, nacks: 0, layers: [] };
    for (const connection of open())
      for (const entry of await statistics(connection, "outbound-rtp")) {
        if (entry.kind !== "video") continue;
        total.frames += entry.framesSent ?? 0;
        total.retransmitted += entry.retransmittedPacketsSent ?? 0;
        total.nacks += entry.nackCount ?? 0;
        if (entry.framesSent > 0) total.layers.push(entry.rid ?? "");
      }
    return total;
  }

  async function path() {
    for (const connection of open()) {
      const stats = await connection.getStats();
      for (const entry of stats.values())
        if (entry.type === "transport" && entry.selectedCandidatePairId) {
          const pair = stats.get(entry.selectedCandidatePairId);
          return { protocol: stats.get(pair.localCandidateId).protocol, state: connection.connectionState };
        }
    }
    return null;
  }

  const colours = { red: [1, 0, 0], green: [0, 1, 0], blue: [0, 0, 1] };

  function shows(video, colour) {
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext("2d");
    context.drawImage(video, 0, 0, 1, 1);
    const pixel = context.getImageData(0, 0, 1, 1).data;
    return colours[colour].every((part, channel) => (part ? pixel[channel] > 128 : pixel[channel] < 96));
  }

  // Resolves with the wall-clock time in ms at which any video of the page presents its first frame of this colour.
  // Elements may be replaced while waiting, so every video is watched from the moment it is there.
  function firstFrame(colour) {
    return new Promise((resolve) => {
      const watched = new WeakSet();
      const watch = () => {
        for (const video of document.querySelectorAll("[data-participant] video")) {
          if (watched.has(video)) continue;
          watched.add(video);
          const look = () => {
            if (shows(video, colour)) {
              observer.disconnect();
              resolve(Date.now());
            } else video.requestVideoFrameCallback(look);
          };
          video.requestVideoFrameCallback(look);
        }
      };
      const observer = new MutationObserver(watch);
      observer.observe(document.documentElement, { childList: true, subtree: true });
      watch();
    });
  }

  window.__probe = {
    received,
    screen,
    sent,
    path,
    firstFrame,
    connections: open,
    dialled: () => ({ connections: connections.length, offers }),
  };
})();
