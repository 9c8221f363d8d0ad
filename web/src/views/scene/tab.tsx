/** A scene, for those who lead: prepare it, lead it, hold the round, and see everyone out of their role. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Scene, View } from "../../protocol";
import { castable } from "../../state/scene";
import { t } from "../../text";
import { useRoom } from "../context";
import { Act } from "../people/act";
import { Also, Go } from "./buttons";
import { CastEditor } from "./cast";
import { RoundSetUp } from "./round_set_up";
import { RoundLead } from "./round_lead";
import { SetUp } from "./set_up";
import { SceneTime } from "./strip";
import { DerolingLead } from "./deroling_lead";

export function SceneTab(): JSX.Element {
  const { meeting } = useRoom();
  const view = meeting.view.value;
  const room = meeting.me.value?.room ?? "main";
  const [edits, setEdits] = useState(false);
  if (view === null) return <></>;
  const people = castable(view, room);
  const scene = view.scene;
  if (scene === null || (edits && scene.stage === "set_up")) {
    return <SetUp key={scene === null ? "new" : "edit"} scene={scene} people={people} done={() => setEdits(false)} />;
  }
  return (
    <div class="scene-lead" data-testid="scene-lead" data-stage={scene.stage}>
      <h3>{scene.title ?? t.scene.untitled}</h3>
      <SceneTime scene={scene} />
      <Stage view={view} scene={scene} edit={() => setEdits(true)} />
    </div>
  );
}

function Stage({ view, scene, edit }: { view: View; scene: Scene; edit: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const people = castable(view, meeting.me.value?.room ?? "main");
  switch (scene.stage) {
    case "set_up":
      return (
        <>
          <div class="scene-acts">
            <Go id="start-scene" words={t.scene.lead.begin} command={{ type: "start_scene" }} />
            <button type="button" class="secondary" data-testid="edit-scene" onClick={edit}>
              {t.scene.lead.edit}
            </button>
          </div>
          <CastEditor view={view} scene={scene} people={people} />
          <Act id="discard-scene" icon="close" words={t.scene.lead.discard} command={{ type: "end_scene" }} />
        </>
      );
    case "playing":
      return (
        <>
          <div class="scene-acts">
            {scene.frozen ? (
              <Go id="go-on" words={t.scene.lead.goOn} command={{ type: "freeze_scene", frozen: false }} />
            ) : (
              <Go id="freeze" words={t.scene.lead.freeze} command={{ type: "freeze_scene", frozen: true }} />
            )}
            <Also id="extend-scene" words={t.scene.lead.extend} command={{ type: "extend_scene", minutes: 2 }} />
            <Also id="end-scene" words={t.scene.lead.end} command={{ type: "end_scene" }} />
          </div>
          <CastEditor view={view} scene={scene} people={people} />
        </>
      );
    case "played":
      return (
        <>
          <RoundSetUp view={view} scene={scene} people={people} />
          <CastEditor view={view} scene={scene} people={people} />
          <div class="scene-acts">
            <Also id="play-again" words={t.scene.lead.again} command={{ type: "start_scene" }} />
            <Also id="start-deroling" words={t.scene.lead.derole} command={{ type: "start_deroling" }} />
          </div>
        </>
      );
    case "feedback":
      return <RoundLead view={view} scene={scene} />;
    case "deroling":
      return <DerolingLead view={view} scene={scene} />;
  }
}
