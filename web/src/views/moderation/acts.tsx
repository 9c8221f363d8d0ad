/** What leaders may do for one person's microphone and camera, and say to them alone. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Command, Participant } from "../../protocol";
import { isLeader } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon, type IconName } from "../icons";
import { Act } from "../people/act";
import { PromptDialog } from "./prompt_dialog";

export function ModerationActs({ person }: { person: Participant }): JSX.Element {
  const { meeting, tools } = useRoom();
  const [prompting, setPrompting] = useState(false);
  const participant = person.id;
  return (
    <>
      {person.may_speak && <Media person={person} />}
      <button
        type="button"
        class="plain"
        data-testid={`word-${participant}`}
        onClick={() => tools.words.turnTo(participant)}
      >
        <Icon name="message" />
        <span>{t.moderation.word}</span>
      </button>
      <button type="button" class="plain" data-testid={`prompt-${participant}`} onClick={() => setPrompting(true)}>
        <Icon name="card" />
        <span>{t.moderation.prompt}</span>
      </button>
      {prompting && meeting.leads.value && <PromptDialog person={person} close={() => setPrompting(false)} />}
    </>
  );
}

function Media({ person }: { person: Participant }): JSX.Element {
  const { meeting } = useRoom();
  const locks = meeting.view.value?.locks;
  const participant = person.id;
  const sound = locks?.microphones.participants.includes(participant) ?? false;
  const picture = locks?.cameras.participants.includes(participant) ?? false;
  const words = t.moderation;
  return (
    <>
      {person.muted && !sound && (
        <Ask
          id={`ask-microphone-${participant}`}
          icon="microphone"
          words={words.askMicrophone}
          command={{ type: "ask_to_unmute", participant }}
          name={person.name}
        />
      )}
      {!person.camera && !picture && (
        <Ask
          id={`ask-camera-${participant}`}
          icon="camera"
          words={words.askCamera}
          command={{ type: "ask_for_camera", participant }}
          name={person.name}
        />
      )}
      {!isLeader(person.role) && (
        <>
          <Act
            id={`lock-microphone-${participant}`}
            icon={sound ? "unlock" : "lock"}
            words={sound ? words.unlockMicrophone : words.lockMicrophone}
            command={{ type: "lock_microphones", locked: !sound, participants: [participant] }}
          />
          <Act
            id={`lock-camera-${participant}`}
            icon={picture ? "unlock" : "lock"}
            words={picture ? words.unlockCamera : words.lockCamera}
            command={{ type: "lock_cameras", locked: !picture, participants: [participant] }}
          />
        </>
      )}
    </>
  );
}

interface AskProps {
  id: string;
  icon: IconName;
  words: string;
  command: Command;
  name: string;
}

/** A question to them; that it was asked is said, for nothing else here changes by it. */
function Ask({ id, icon, words, command, name }: AskProps): JSX.Element {
  const { meeting } = useRoom();
  const ask = async (): Promise<void> => {
    const reply = await meeting.ask(command);
    if (reply.ok) meeting.tell(t.moderation.asked(name));
  };
  return (
    <button type="button" class="plain" data-testid={id} onClick={() => void ask()}>
      <Icon name={icon} />
      <span>{words}</span>
    </button>
  );
}
