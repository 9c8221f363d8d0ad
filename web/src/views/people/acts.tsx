/** What else may be done for one person. Leaders are neither held nor sent out. */
import type { JSX } from "preact";
import type { Participant, Role } from "../../protocol";
import { isLeader, roleChoices } from "../../state/roles";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";
import { PERSON_ACTS } from "../rail/registry";
import { Act } from "./act";

interface Props {
  id: string;
  person: Participant;
  remove: () => void;
}

export function MoreActs({ id, person, remove }: Props): JSX.Element {
  const { meeting } = useRoom();
  const roles = roleChoices(meeting.role.value, person);
  const leader = isLeader(person.role);
  const participant = person.id;
  return (
    <div id={id} class="more-acts">
      {person.role === "observer" && (
        <Act
          id={`speak-${participant}`}
          icon="voice"
          words={person.may_speak ? t.people.endSpeaking : t.people.inviteToSpeak}
          command={{ type: "invite_to_speak", participant, allowed: !person.may_speak }}
        />
      )}
      {!leader && (
        <>
          <Act
            id={`${person.held ? "release" : "hold"}-${participant}`}
            icon="hold"
            words={person.held ? t.people.release : t.people.hold}
            command={{ type: person.held ? "release" : "hold", participant }}
          />
          <Act
            id={`send-back-${participant}`}
            icon="door"
            words={t.people.sendBack}
            command={{ type: "send_to_lobby", participant }}
          />
        </>
      )}
      {PERSON_ACTS.map((Part, number) => (
        <Part key={number} person={person} />
      ))}
      {roles.length > 0 && (
        <label class="role-choice">
          <span>{t.people.role}</span>
          <select
            data-testid={`role-${participant}`}
            aria-label={t.people.roleOf(person.name)}
            value={person.role}
            onChange={(event) =>
              void meeting.ask({ type: "set_role", participant, role: event.currentTarget.value as Role })
            }
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t.roles[role]}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        class="plain warning"
        data-testid={`remove-${participant}`}
        aria-label={t.people.removeOne(person.name)}
        onClick={remove}
      >
        <Icon name="remove" />
        <span>{t.people.remove}</span>
      </button>
    </div>
  );
}
