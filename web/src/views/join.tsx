/** Which page a person with a link is on. */
import type { JSX } from "preact";
import type { Ending } from "../session/meeting";
import { t } from "../text";
import { Announcements } from "./announcements";
import { Circle } from "./circle";
import { useRoom } from "./context";
import { Door } from "./door";
import { EndingPage } from "./ending";
import { Flame } from "./icons";
import { Doorway } from "./link";
import { OwnSummary } from "./own_summary";
import { Preview } from "./preview";
import { ConnectionCard } from "./recovery/connection";

interface Props {
  name: string;
  returning: boolean;
}

/** The regions for what is said outlive every page: one that came with its words would not be heard. */
export function Join(props: Props): JSX.Element {
  return (
    <>
      <Page {...props} />
      <Announcements />
    </>
  );
}

function Page({ name, returning }: Props): JSX.Element {
  const { meeting, doorstep } = useRoom();
  const stage = meeting.stage.value;
  const called = name === "" ? (doorstep.link?.name ?? "") : name;
  switch (stage.at) {
    case "preview":
      if (doorstep.step.value.at !== "passed") return <Doorway />;
      return <Preview name={called} complaint={stage.complaint} joining={false} />;
    case "joining":
      return returning ? <Returning /> : <Preview name={called} complaint={null} joining />;
    case "inside":
      return meeting.door.value === null ? <Circle /> : <Door door={meeting.door.value} />;
    case "over":
      return <Over ending={stage.ending} />;
  }
}

/** Afterwards, with what the programme lets people see of themselves. */
function Over({ ending }: { ending: Ending }): JSX.Element {
  const { meeting, tools, doorstep, restart } = useRoom();
  const view = meeting.view.value;
  const talk = view?.own_talk ?? null;
  return (
    <EndingPage
      ending={ending}
      title={view?.session.title ?? null}
      restart={restart}
      help={doorstep.link?.help_text ?? null}
    >
      {talk !== null ? <OwnSummary talk={talk} shifts={tools.checkins.ownShifts} /> : null}
    </EndingPage>
  );
}

/** A reload inside: no questions, only a moment. */
function Returning(): JSX.Element {
  const { recovery } = useRoom();
  return (
    <main class="page ending" aria-busy="true">
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      {recovery.trouble.value === null && (
        <p class="lead" role="status">
          {t.state.reconnecting}
        </p>
      )}
      <ConnectionCard />
    </main>
  );
}
