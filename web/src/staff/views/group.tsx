/** One group: who is in it, when it meets, its links, its sessions, and how it is set. */
import type { JSX } from "preact";
import type { GroupShown } from "../../generated/api";
import { useOffice } from "../context";
import { addressOf, GROUP_PARTS, type GroupPart } from "../router";
import { t } from "../text";
import { GroupSessions } from "./group_sessions";
import { Heading } from "./heading";
import { Links } from "./links";
import { Loaded, useLoad } from "./loaded";
import { Meetings } from "./meetings";
import { Roster } from "./roster";
import { GroupSettings } from "./group_settings";

/** What each part of a group's page is given. `changed` shows the group anew. */
export interface PartProps {
  group: GroupShown;
  changed: () => void;
}

const PARTS: Readonly<Record<GroupPart, (props: PartProps) => JSX.Element>> = {
  people: Roster,
  meetings: Meetings,
  links: Links,
  sessions: GroupSessions,
  settings: GroupSettings,
};

export function Group({ id, part }: { id: string; part: GroupPart }): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad(id, () => api.ask("showGroup", { path: { group: id } }));
  const Part = PARTS[part];
  return (
    <Loaded load={load} again={again}>
      {(group) => (
        <>
          <p class="crumbs">
            <a href={addressOf({ page: "groups" })}>{t.groups.title}</a>
          </p>
          <Heading title={group.title} lead={t.kinds[group.kind]} />
          {group.archived_at !== null && <p class="note">{t.group.archived}</p>}
          <nav class="parts" aria-label={t.group.parts}>
            {GROUP_PARTS.map((each) => (
              <a
                key={each}
                href={addressOf({ page: "group", group: id, part: each })}
                data-testid={`part-${each}`}
                aria-current={each === part ? "page" : undefined}
              >
                {t.group[each]}
              </a>
            ))}
          </nav>
          <Part group={group} changed={again} />
        </>
      )}
    </Loaded>
  );
}
