/** What is on: sessions that run, and those of the coming day, each with the way in. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SessionState } from "../../generated/api";
import { Complaint, Empty } from "../../ui/notes";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { tried } from "../tried";
import { dayLong, time } from "../when";
import { Heading } from "./heading";
import { LIVE_MS, LiveLine } from "./live";
import { Loaded, useLoad } from "./loaded";
import { whenOf } from "./sessions";

export function Today(): JSX.Element {
  const { api, signIn } = useOffice();
  const [load, again] = useLoad(
    "today",
    () => api.ask("listSessions", { query: { state: "current", limit: 100 } }),
    LIVE_MS,
  );
  const state = signIn.state.value;
  return (
    <>
      <Heading
        title={t.today.title(dayLong(Date.now()))}
        lead={state.at === "in" ? t.today.hello(state.staff.name) : ""}
      />
      <Loaded load={load} again={again}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <Empty>{t.today.empty}</Empty>
          ) : (
            <ul class="cards">
              {[...sessions]
                .sort((a, b) => whenOf(a) - whenOf(b))
                .map((session) => (
                  <SessionCard key={session.id} session={session} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function SessionCard({ session }: { session: SessionState }): JSX.Element {
  const { api } = useOffice();
  const [trouble, setTrouble] = useState<string | null>(null);
  const enter = async (): Promise<void> => {
    setTrouble(
      await tried(async () => {
        const { url } = await api.ask("enterSession", { path: { id: session.id } });
        location.assign(url);
      }),
    );
  };
  return (
    <li class="card session-card" data-session={session.id}>
      <div>
        <h2>
          <a href={addressOf({ page: "session", session: session.id })}>{session.title}</a>
        </h2>
        <p class="quiet">
          {dayLong(whenOf(session))}, {time(whenOf(session))} · {t.sessionStates[session.state]}
        </p>
        <LiveLine session={session} />
      </div>
      {session.group !== null && (
        <button type="button" class="primary" data-testid={`enter-${session.id}`} onClick={() => void enter()}>
          {t.today.enter}
        </button>
      )}
      <Complaint why={trouble} />
    </li>
  );
}
