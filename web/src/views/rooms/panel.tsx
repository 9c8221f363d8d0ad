/** Small rooms, for those who lead: set up, look over, open; then everything that is to be done while they are open. */
import type { JSX } from "preact";
import { t } from "../../text";
import { useRoom } from "../context";
import { PanelFrame } from "../panel";
import { Live } from "./live";
import { Review } from "./review";
import { SetUp } from "./set_up";

export function RoomsPanel({ close }: { close: () => void }): JSX.Element | null {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null) return null;
  return (
    <PanelFrame id="rooms" title={t.rooms.title} closeWords={t.rooms.close} close={close}>
      {view.breakouts !== null ? (
        <Live view={view} breakouts={view.breakouts} />
      ) : view.plan !== null ? (
        <Review view={view} plan={view.plan} />
      ) : (
        <SetUp />
      )}
    </PanelFrame>
  );
}
