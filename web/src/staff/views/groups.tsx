/** The groups one may see, and making another. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GroupShown, Kind } from "../../generated/api";
import { Form } from "../../ui/form";
import { Table } from "../../ui/table";
import { useOffice } from "../context";
import { rhythm } from "../recurrence";
import { addressOf } from "../router";
import { t } from "../text";
import { tried } from "../tried";
import { BasicFields } from "./basic_fields";
import { Heading } from "./heading";
import { Loaded, useLoad } from "./loaded";

export function Groups(): JSX.Element {
  const { api } = useOffice();
  const [load, again] = useLoad("groups", () => api.ask("listGroups", {}));
  return (
    <>
      <Heading title={t.groups.title} lead={t.groups.lead} />
      <Loaded load={load} again={again}>
        {({ groups }) => (
          <>
            <List groups={groups.filter((group) => group.archived_at === null)} />
            <NewGroup />
            {groups.some((group) => group.archived_at !== null) && (
              <details class="card">
                <summary>{t.groups.archived}</summary>
                <List groups={groups.filter((group) => group.archived_at !== null)} />
              </details>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function List({ groups }: { groups: readonly GroupShown[] }): JSX.Element {
  return (
    <Table
      caption={t.groups.title}
      captionHidden
      rows={groups}
      keyOf={(group) => group.id}
      empty={t.groups.empty}
      columns={[
        {
          key: "title",
          title: t.groups.name,
          cell: (group) => <a href={addressOf({ page: "group", group: group.id, part: "people" })}>{group.title}</a>,
        },
        { key: "kind", title: t.groups.kind, cell: (group) => t.kinds[group.kind] },
        { key: "people", title: t.groups.people, cell: (group) => group.people.length, numeric: true },
        {
          key: "meets",
          title: t.groups.meets,
          cell: (group) => (group.schedule === null ? t.groups.adHoc : rhythm(group.schedule)),
        },
      ]}
    />
  );
}

function NewGroup(): JSX.Element {
  const { api, router } = useOffice();
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<Kind>("therapy");
  const make = (): Promise<string | null> =>
    tried(async () => {
      const made = await api.ask("createGroup", { body: { title, kind } });
      router.go(addressOf({ page: "group", group: made.id, part: "people" }));
    });
  return (
    <details class="card">
      <summary>{t.groups.make}</summary>
      <Form id="new-group" action={t.groups.makeIt} busyWords={t.state.saving} submit={make}>
        <BasicFields title={title} retitle={setTitle} kind={kind} rekind={setKind} />
      </Form>
    </details>
  );
}
