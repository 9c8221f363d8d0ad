/** What is told of mutes, locks and the chat's rules: shown to whom it concerns, quietly to the others. */
import type { View, WireEvent } from "../protocol";
import type { Text } from "../text";
import { type News, quiet, shown } from "./news";
import { isLeader } from "./roles";

export function moderationNews(
  event: WireEvent,
  _before: View,
  after: View,
  you: string,
  { moderation: words }: Text,
): News | null {
  switch (event.type) {
    case "microphones_locked":
      return ofLock(
        event,
        after,
        you,
        event.participants === null
          ? [words.microphonesLocked, words.microphonesReleased]
          : [words.ownMicrophoneLocked, words.ownMicrophoneReleased],
      );
    case "cameras_locked":
      return ofLock(
        event,
        after,
        you,
        event.participants === null
          ? [words.camerasLocked, words.camerasReleased]
          : [words.ownCameraLocked, words.ownCameraReleased],
      );
    case "camera_stopped":
      if (event.participant !== you || event.by === you) return null;
      return after.locks.cameras.participants.includes(you) ? null : shown(words.cameraStopped);
    case "chat_set":
      return quiet(event.on ? words.chatOnNews : words.chatOff);
    case "private_chat_set":
      return quiet(event.allowed ? words.privateAllowed : words.privateEnded);
    case "slow_mode_set":
      return quiet(words.slowNews(event.seconds));
    default:
      return null;
  }
}

/** Those who lead have done it, or see it on the desk; who is locked is told, and why nothing happens when they press. */
function ofLock(
  event: { readonly locked: boolean; readonly participants: readonly string[] | null },
  after: View,
  you: string,
  [locked, released]: readonly [string, string],
): News | null {
  const leads = isLeader(after.participants.find((person) => person.id === you)?.role ?? null);
  const words = event.locked ? locked : released;
  if (leads) return event.participants === null ? quiet(words) : null;
  return event.participants === null || event.participants.includes(you) ? shown(words) : null;
}
