/** The desk's tab for the group as a whole: microphones and cameras, the chat, whispers. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Command } from "../../protocol";
import { WHISPERS } from "../../session/words";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Confirm } from "../dialog";
import { Icon } from "../icons";
import { Act } from "../people/act";
import { SharingSection } from "../sharing/acts";

const PACES = [0, 5, 10, 30, 60, 300];

export function ModerationTab(): JSX.Element {
  const { tools } = useRoom();
  return (
    <div class="moderation">
      <Media />
      <SharingSection />
      <Chat />
      <button type="button" class="secondary" data-testid="whisper" onClick={() => tools.words.turnTo(WHISPERS)}>
        <Icon name="whisper" />
        <span>{t.moderation.whisper}</span>
      </button>
    </div>
  );
}

function Media(): JSX.Element {
  const { meeting } = useRoom();
  const locks = meeting.view.value?.locks;
  return (
    <section class="desk-section" aria-labelledby="moderation-media">
      <h3 id="moderation-media">{t.moderation.media}</h3>
      <Act id="desk-mute-all" icon="microphoneOff" words={t.moderation.muteAll} command={{ type: "mute_all" }} />
      <MuteAllBut />
      <Switch
        id="lock-microphones"
        on={locks?.microphones.everyone ?? false}
        command={(locked) => ({ type: "lock_microphones", locked })}
      >
        {t.moderation.lockMicrophones}
      </Switch>
      <Switch
        id="lock-cameras"
        on={locks?.cameras.everyone ?? false}
        command={(locked) => ({ type: "lock_cameras", locked })}
      >
        {t.moderation.lockCameras}
      </Switch>
      <p class="hint">{t.moderation.lockHint}</p>
    </section>
  );
}

function MuteAllBut(): JSX.Element {
  const { meeting } = useRoom();
  const [but, setBut] = useState<readonly string[]>([]);
  const members = (meeting.view.value?.participants ?? []).filter((one) => !isLeader(one.role) && one.may_speak);
  const keep = (id: string, on: boolean): void => setBut(on ? [...but, id] : but.filter((each) => each !== id));
  const left = but.filter((id) => members.some((person) => person.id === id));
  return (
    <details class="mute-but">
      <summary data-testid="mute-all-but">{t.moderation.muteAllBut}</summary>
      <fieldset>
        <legend>{t.moderation.muteBut}</legend>
        {members.map((person) => (
          <label key={person.id} class="check">
            <input
              type="checkbox"
              data-testid={`but-${person.id}`}
              checked={but.includes(person.id)}
              onChange={(event) => keep(person.id, event.currentTarget.checked)}
            />
            <span>{person.name}</span>
          </label>
        ))}
        <button
          type="button"
          class="secondary small"
          data-testid="mute-others"
          onClick={() => void meeting.ask({ type: "mute_all", but: left })}
        >
          {t.moderation.muteOthers}
        </button>
      </fieldset>
    </details>
  );
}

function Chat(): JSX.Element {
  const { meeting } = useRoom();
  const [asking, setAsking] = useState(false);
  const chat = meeting.view.value?.chat;
  const paces = chat && !PACES.includes(chat.slow) ? [...PACES, chat.slow] : PACES;
  return (
    <section class="desk-section" aria-labelledby="moderation-chat">
      <h3 id="moderation-chat">{t.moderation.chat}</h3>
      <Switch id="chat-on" on={chat?.on ?? true} command={(on) => ({ type: "set_chat", on })}>
        {t.moderation.chatOn}
      </Switch>
      <Switch
        id="chat-private"
        on={chat?.private ?? false}
        command={(allowed) => ({ type: "set_private_chat", allowed })}
      >
        {t.moderation.privateOn}
      </Switch>
      <label class="role-choice">
        <span>{t.moderation.slow}</span>
        <select
          data-testid="slow-mode"
          value={String(chat?.slow ?? 0)}
          onChange={(event) => void meeting.ask({ type: "set_slow_mode", seconds: Number(event.currentTarget.value) })}
        >
          {paces.map((seconds) => (
            <option key={seconds} value={String(seconds)}>
              {seconds === 0 ? t.moderation.slowOff : t.moderation.slowSeconds(seconds)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="plain" data-testid="clear-chat" onClick={() => setAsking(true)}>
        <Icon name="remove" />
        <span>{t.moderation.clear}</span>
      </button>
      {asking && (
        <Confirm
          title={t.moderation.clear}
          body={t.moderation.clearBody}
          action={t.moderation.clear}
          cancel={t.confirm.cancel}
          confirm={() => void meeting.ask({ type: "clear_chat" })}
          close={() => setAsking(false)}
        />
      )}
    </section>
  );
}

interface SwitchProps {
  id: string;
  on: boolean;
  command: (on: boolean) => Command;
  children: ComponentChildren;
}

function Switch({ id, on, command, children }: SwitchProps): JSX.Element {
  const { meeting } = useRoom();
  return (
    <label class="check">
      <input
        type="checkbox"
        data-testid={id}
        checked={on}
        onChange={(event) => void meeting.ask(command(event.currentTarget.checked))}
      />
      <span>{children}</span>
    </label>
  );
}
