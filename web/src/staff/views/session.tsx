/** One session: how it stands, the way in, and once people have met, the report. */
import type { JSX } from "preact";
import { lazy, Suspense } from "preact/compat";
import { useState } from "preact/hooks";
import type { WholeSession } from "../../generated/api";
import { Confirm } from "../../views/dialog";
import { Complaint } from "../../ui/notes";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { tried } from "../tried";
import { moment } from "../when";
import { Heading } from "./heading";
import { Invitations } from "./invitations";
import { LIVE_MS, LiveLine } from "./live";
import { Loaded, useLoad } from "./loaded";
import { useMay } from "./may";
import { whenOf } from "./sessions";

/** With its charts, it is loaded when somebody reads a report. */
const ReportView = lazy(async () => (await import("./report/report")).ReportView);

export function Session({ id }: { id: string }): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [load, again] = useLoad(id, () => api.ask("showSession", { path: { id } }), LIVE_MS);
  return (
    <Loaded load={load} again={again}>
      {(session) => (
        <>
          <p class="crumbs">
            {session.group === null ? (
              <a href={addressOf({ page: "sessions" })}>{t.sessions.title}</a>
            ) : (
              <a href={addressOf({ page: "group", group: session.group, part: "sessions" })}>{t.sessions.ofGroup}</a>
            )}
          </p>
          <Heading title={session.title} lead={`${moment(whenOf(session))} · ${t.sessionStates[session.state]}`}>
            <Acts session={session} changed={again} />
          </Heading>
          <LiveLine session={session} />
          {session.state !== "ended" && <Invitations session={session} />}
          {may("reports:read") && session.opened_at !== null && <Read key={session.state} session={session} />}
          {session.state === "ended" && <Invitations session={session} />}
        </>
      )}
    </Loaded>
  );
}

/** The report: at once when all is over; before, when it is asked for, for each reading is put down in the audit. */
function Read({ session }: { session: WholeSession }): JSX.Element {
  const [wanted, setWanted] = useState(session.state === "ended");
  if (!wanted) {
    return (
      <p>
        <button type="button" class="secondary" data-testid="show-report" onClick={() => setWanted(true)}>
          {t.report.show}
        </button>
      </p>
    );
  }
  return (
    <Suspense
      fallback={
        <p class="quiet" role="status">
          {t.state.loading}
        </p>
      }
    >
      <ReportView id={session.id} />
    </Suspense>
  );
}

function Acts({ session, changed }: { session: WholeSession; changed: () => void }): JSX.Element {
  const { api } = useOffice();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const path = { id: session.id };
  const enter = (): Promise<void> =>
    tried(async () => location.assign((await api.ask("enterSession", { path })).url)).then(setTrouble);
  const end = (): Promise<void> =>
    tried(() => api.ask("endSession", { path })).then((why) => {
      setTrouble(why);
      changed();
    });
  if (session.state === "ended") return <></>;
  return (
    <>
      {session.group !== null && (
        <button type="button" class="primary" data-testid="enter" onClick={() => void enter()}>
          {t.today.enter}
        </button>
      )}
      {may("sessions:write") && (
        <button type="button" class="danger quiet-danger" data-testid="end-session" onClick={() => setAsking(true)}>
          {t.sessions.end}
        </button>
      )}
      <Complaint why={trouble} />
      {asking && (
        <Confirm
          title={t.sessions.end}
          body={t.sessions.endBody}
          action={t.sessions.endIt}
          cancel={t.state.cancel}
          confirm={() => void end()}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
