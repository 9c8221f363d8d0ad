/** What is told of scenes: what changes for everyone shows, what concerns one person shows to them. */
import type { WireEvent } from "../protocol";
import type { Text } from "../text";
import { nameIn, type News, quiet, shown, type Teller } from "./news";
import { isLeader } from "./roles";
import { roleOf } from "./scene";

export const ofScene: Teller = (event, before, after, you, text): News | null => {
  const words = text.scene.news;
  const leads = isLeader(after.participants.find((person) => person.id === you)?.role ?? null);
  const important = (told: string): News => (leads ? shown(told) : quiet(told));
  switch (event.type) {
    case "scene_set_up":
      return quiet(words.setUp);
    case "scene_started":
      return shown(words.started);
    case "scene_frozen":
      return event.frozen ? shown(words.frozen) : quiet(words.goesOn);
    case "cast_missed":
      return shown(words.missed(whoIn(before, event.participant, text)));
    case "cast_returned":
      return important(words.returned(whoIn(after, event.participant, text)));
    case "roles_swapped":
    case "role_recast": {
      const [was, is] = [roleOf(before.scene, you), roleOf(after.scene, you)];
      if (was === is) return quiet(words.rolesChanged);
      return shown(is === null ? words.noRole : words.yourRole(is));
    }
    case "scene_warned":
      return shown(words.warned);
    case "scene_overran":
      return important(words.overran);
    case "scene_ended":
      return shown(words.ended);
    default:
      return afterwards(event, before.scene?.in_role.includes(you) ?? false, you, text, (id) =>
        nameIn(after, id, text),
      );
  }
};

function afterwards(
  event: WireEvent,
  played: boolean,
  you: string,
  text: Text,
  name: (id: string) => string,
): News | null {
  const words = text.scene.news;
  switch (event.type) {
    case "feedback_started":
      return quiet(words.roundBegins);
    case "feedback_called":
      if (event.participant === you) return shown(text.scene.yourTurn);
      return event.participant === null ? null : quiet(words.turn(name(event.participant)));
    case "deroling_started":
      return played ? shown(words.deroling) : null;
    case "scene_closed":
      return quiet(words.closed);
    default:
      return null;
  }
}

function whoIn(view: Parameters<typeof nameIn>[0], id: string | null, text: Text): string {
  return id === null ? text.scene.somebody : nameIn(view, id, text);
}
