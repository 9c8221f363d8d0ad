/** Elements that show and play streams. Each keeps its element while the stream changes. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useRoom } from "./context";

/** A picture; it is always silent, so that it may always play. */
export function Picture({ stream, mirrored = false }: { stream: MediaStream | null; mirrored?: boolean }): JSX.Element {
  const { playback } = useRoom();
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current === null || stream === null) return undefined;
    // As a property: the attribute alone does not silence an element made by script.
    element.current.muted = true;
    return playback.attach(element.current, stream);
  }, [stream, playback]);
  return (
    <video
      ref={element}
      class={mirrored ? "mirrored" : ""}
      playsInline
      autoPlay
      muted
      disablePictureInPicture
      aria-hidden="true"
    />
  );
}

/** The sound of one seat. */
export function Sound({ stream, seat }: { stream: MediaStream; seat: number }): JSX.Element {
  const { playback } = useRoom();
  const element = useRef<HTMLAudioElement>(null);
  useEffect(
    () => (element.current === null ? undefined : playback.attach(element.current, stream)),
    [stream, playback],
  );
  return <audio ref={element} autoPlay data-seat={seat} />;
}

/** The own camera as a stream, the same one as long as the track is. */
export function useTrackStream(track: MediaStreamTrack | null): MediaStream | null {
  return useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
}
