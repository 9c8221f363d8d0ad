/** A room's name, which a leader can change where it stands. */
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../../text";
import { useRoom } from "../context";

const LONGEST = 64;

export function RoomName({ room, name }: { room: string; name: string }): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [written, setWritten] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(false);
  const open = written !== null;
  useEffect(() => {
    if (open) field.current?.select();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (written === null) {
    return (
      <span class="room-title">
        {name}
        <button
          type="button"
          class="secondary small"
          data-testid={`rename-${room}`}
          aria-label={t.roomNames.renameOne(name)}
          ref={button}
          onClick={() => setWritten(name)}
        >
          {t.roomNames.rename}
        </button>
      </span>
    );
  }
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const next = written.trim();
    if (next === "" || next === name || (await meeting.ask({ type: "rename_room", room, name: next })).ok) {
      setWritten(null);
    }
  };
  return (
    <form class="room-title" onSubmit={(event) => void save(event)}>
      <label class="sr-only" for={id}>
        {t.roomNames.name}
      </label>
      <input
        id={id}
        data-testid="room-new-name"
        type="text"
        maxLength={LONGEST}
        value={written}
        ref={field}
        onInput={(event) => setWritten(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation(); // closes the field, not the panel
          setWritten(null);
        }}
      />
      <button type="submit" class="secondary small" data-testid="room-name-save">
        {t.roomNames.save}
      </button>
      <button type="button" class="secondary small" onClick={() => setWritten(null)}>
        {t.roomNames.cancel}
      </button>
    </form>
  );
}
