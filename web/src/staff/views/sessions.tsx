/** All sessions one may see, by how they stand, page by page. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SessionState } from "../../generated/api";
import { SelectField } from "../../ui/fields";
import { Table } from "../../ui/table";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { moment } from "../when";
import { Heading } from "./heading";
import { Loaded, useLoad } from "./loaded";
import { AllGroupsCalendar } from "./calendar/group";
import { Shapes, useShape } from "./calendar/shapes";
import { useMay } from "./may";
import { NewSession } from "./new_session";

const STATES = ["current", "scheduled", "open", "ended", "all"] as const;
type Filter = (typeof STATES)[number];
const PAGE = 50;

export function Sessions(): JSX.Element {
  const may = useMay();
  const [shape, choose] = useShape();
  return (
    <>
      <Heading title={t.sessions.title} />
      {may("groups:read") && <Shapes shape={shape} choose={choose} />}
      {may("groups:read") && shape === "grid" ? <AllGroupsCalendar /> : <Listed />}
      {may("admin") && <NewSession />}
    </>
  );
}

function Listed(): JSX.Element {
  const { api } = useOffice();
  const [state, setState] = useState<Filter>("current");
  const [after, setAfter] = useState("");
  const [load, again] = useLoad(`${state} ${after}`, () =>
    api.ask("listSessions", { query: { state, limit: PAGE, ...(after === "" ? {} : { after }) } }),
  );
  return (
    <>
      <SelectField
        name="show"
        label={t.sessions.show}
        hook="sessions-state"
        value={state}
        change={(chosen) => {
          setState(chosen);
          setAfter("");
        }}
        choices={STATES.map((each) => [each, t.sessionStates[each]] as const)}
      />
      <Loaded load={load} again={again}>
        {({ sessions, next }) => (
          <>
            <SessionTable sessions={sessions} />
            <p class="row-acts">
              {after !== "" && (
                <button type="button" class="secondary" onClick={() => setAfter("")}>
                  {t.sessions.first}
                </button>
              )}
              {next !== null && (
                <button type="button" class="secondary" data-testid="more" onClick={() => setAfter(next)}>
                  {t.sessions.more}
                </button>
              )}
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

export function SessionTable({ sessions }: { sessions: readonly SessionState[] }): JSX.Element {
  return (
    <Table
      caption={t.sessions.title}
      captionHidden
      rows={sessions}
      keyOf={(session) => session.id}
      empty={t.sessions.empty}
      columns={[
        {
          key: "title",
          title: t.sessions.name,
          cell: (session) => <a href={addressOf({ page: "session", session: session.id })}>{session.title}</a>,
        },
        { key: "when", title: t.sessions.when, cell: (session) => moment(whenOf(session)) },
        {
          key: "state",
          title: t.sessions.state,
          cell: (session) => <span class={`tag ${session.state}`}>{t.sessionStates[session.state]}</span>,
        },
      ]}
    />
  );
}

/** When it begins or began. */
export function whenOf(session: SessionState): number {
  return session.opened_at ?? session.scheduled_for ?? session.created_at;
}
