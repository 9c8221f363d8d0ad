/** Which page a person with a link is on. */
import type { JSX } from "preact";
import { t } from "../text";
import { Announcements } from "./announcements";
import { Circle } from "./circle";
import { useRoom } from "./context";
import { Door } from "./door";
import { EndingPage } from "./ending";
import { Flame } from "./icons";
import { Preview } from "./preview";

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
  const { meeting, restart } = useRoom();
  const stage = meeting.stage.value;
  switch (stage.at) {
    case "preview":
      return <Preview name={name} complaint={stage.complaint} joining={false} />;
    case "joining":
      return returning ? <Returning /> : <Preview name={name} complaint={null} joining />;
    case "inside":
      return meeting.door.value === null ? <Circle /> : <Door door={meeting.door.value} />;
    case "over":
      return <EndingPage ending={stage.ending} restart={restart} own={meeting.view.value?.own_talk ?? null} />;
  }
}

/** A reload inside: no questions, only a moment. */
function Returning(): JSX.Element {
  return (
    <main class="page ending" aria-busy="true">
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      <p class="lead" role="status">
        {t.state.reconnecting}
      </p>
    </main>
  );
}
