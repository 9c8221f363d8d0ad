/** Scenes: who played what and when, and who gave feedback; never what it was. */
import type { JSX } from "preact";
import type { SceneReport } from "../../../generated/api";
import { Table } from "../../../ui/table";
import { type Frame, minutesOf } from "../../report/timeline";
import type { NameOf } from "../../report/names";
import { t } from "../../text";
import { time } from "../../when";
import type { PartOf } from "./parts";
import { Part, until } from "./part";
import { Timeline } from "./timeline";

export function ScenesPart({ report, nameOf, frame }: PartOf): JSX.Element {
  return (
    <Part id="scenes" title={t.report.scenes.title}>
      {report.scenes.map((scene) => (
        <Scene key={`${scene.room} ${scene.set_up_at}`} scene={scene} nameOf={nameOf} frame={frame} />
      ))}
    </Part>
  );
}

function Scene({ scene, nameOf, frame }: { scene: SceneReport; nameOf: NameOf; frame: Frame }): JSX.Element {
  const words = t.report.scenes;
  const title = scene.title ?? words.untitled;
  const names = (people: readonly string[]): string => people.map(nameOf).join(", ");
  return (
    <article>
      <h4>
        {title}, {time(scene.started_at ?? scene.set_up_at)}
      </h4>
      {scene.started_at === null ? (
        <p>{words.never}</p>
      ) : (
        <>
          <Timeline
            title={title}
            stretches={scene.roles.map((role) => ({
              row: nameOf(role.participant),
              kind: role.role_name,
              since: role.since,
              until: role.until,
            }))}
            frame={frame}
          />
          <Table
            wide
            caption={title}
            captionHidden
            rows={scene.roles}
            keyOf={(role) => `${role.participant} ${role.since}`}
            empty=""
            columns={[
              { key: "who", title: t.report.who, cell: (role) => nameOf(role.participant) },
              { key: "role", title: words.role, cell: (role) => role.role_name },
              { key: "from", title: t.report.from, cell: (role) => time(role.since) },
              { key: "to", title: t.report.to, cell: (role) => until(role.until) },
              {
                key: "long",
                title: t.report.long,
                numeric: true,
                cell: (role) => minutesOf(role.since, role.until, frame),
              },
            ]}
          />
        </>
      )}
      {scene.spoke.length > 0 && <p>{words.feedback(names(scene.spoke))}</p>}
      {scene.passed.length > 0 && <p>{words.passed(names(scene.passed))}</p>}
    </article>
  );
}
