/** Small rooms, for those who lead: set up, look over, open; then everything that is to be done while they are open. */
import type { JSX } from "preact";
import { useRoom } from "../context";
import { Live } from "./live";
import { Review } from "./review";
import { SetUp } from "./set_up";

export function RoomsBody(): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  if (view === null) return <></>;
  if (view.breakouts !== null) return <Live view={view} breakouts={view.breakouts} />;
  return view.plan === null ? <SetUp /> : <Review view={view} plan={view.plan} />;
}
