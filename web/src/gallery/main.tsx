/** The gallery: every component in every state, for those who work on them and for the test that photographs them. */
import "../ui/dressed";
import "../styles/base.css";
import "../styles/pages.css";
import "../styles/circle.css";
import "../styles/stage.css";
import "../styles/turns.css";
import "../styles/staff.css";
import "../styles/settings.css";
import "../styles/contrast.css";
import "../styles/gallery.css";
import { render } from "preact";
import { t } from "../text";
import { bespeak } from "../text/languages";
import { Buttons, Fields, Forms } from "./controls";
import { BarButtons, Dialogs, Notes, Tables } from "./pieces";
import { Tiles } from "./tiles";
import { Tokens } from "./tokens";

bespeak(document, t.language);
const root = document.getElementById("app");
if (root) {
  render(
    <main class="gallery">
      <h1>Gallery</h1>
      <Tokens />
      <Buttons />
      <Fields />
      <Forms />
      <Notes />
      <Tables />
      <BarButtons />
      <Tiles />
      <Dialogs />
    </main>,
    root,
  );
}
