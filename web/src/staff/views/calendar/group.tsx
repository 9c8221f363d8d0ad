/** A group's calendar, as a list of the weeks to come or by the month; and that of all groups one may see. */
import type { JSX } from "preact";
import type { GroupShown } from "../../../generated/api";
import { type Entry, entriesOf, inOrder } from "../../calendar";
import { type Office, useOffice } from "../../context";
import { Coming } from "./coming";
import { MonthCalendar, type Window } from "./month";
import { Shapes, useShape } from "./shapes";

export function GroupCalendar({ group }: { group: GroupShown }): JSX.Element {
  const { api } = useOffice();
  const [shape, choose] = useShape();
  const about = `${group.id} ${JSON.stringify(group.schedule)}`;
  return (
    <>
      <Shapes shape={shape} choose={choose} />
      {shape === "grid" ? (
        <MonthCalendar about={about} ask={(window) => entries(api, [group], window)} />
      ) : (
        group.schedule !== null && <Coming group={group.id} schedule={group.schedule} />
      )}
    </>
  );
}

export function AllGroupsCalendar(): JSX.Element {
  const { api } = useOffice();
  const ask = async (window: Window): Promise<readonly Entry[]> => {
    const { groups } = await api.ask("listGroups", {});
    return entries(
      api,
      groups.filter(({ archived_at }) => archived_at === null),
      window,
    );
  };
  return <MonthCalendar about="all groups" ask={ask} />;
}

async function entries(
  api: Office["api"],
  groups: readonly Pick<GroupShown, "id" | "title">[],
  window: Window,
): Promise<readonly Entry[]> {
  const each = await Promise.all(
    groups.map(async (group) => {
      const path = { group: group.id };
      const [{ occurrences }, { sessions }] = await Promise.all([
        api.ask("listOccurrences", { path, query: { ...window } }),
        api.ask("listGroupSessions", { path }),
      ]);
      return entriesOf(group, occurrences, sessions, window, Date.now());
    }),
  );
  return inOrder(each.flat());
}
