/** On the tile of somebody who plays: their role, in words. */
import type { JSX } from "preact";
import type { Participant } from "../../protocol";
import { roleOf } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

export function RoleMark({ person }: { person: Participant }): JSX.Element | null {
  const { meeting } = useRoom();
  const role = roleOf(meeting.view.value?.scene ?? null, person.id);
  if (role === null) return null;
  return (
    <span class="state scene-role" data-testid={`role-name-${person.id}`} title={t.scene.as(role)}>
      <Icon name="scene" />
      <span class="role-words">{t.scene.as(role)}</span>
    </span>
  );
}
