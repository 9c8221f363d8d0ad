/** Agendas to begin with: the usual ones, and those that leaders of this group have kept. */
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import {
  objection,
  type Row,
  rowsOfTemplate,
  saveTemplateCommand,
  TEMPLATES,
  type TemplateName,
  templateRows,
} from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";
import { Icon } from "../icons";

const LONGEST_NAME = 80;

export function Templates({ choose }: { choose: (rows: readonly Row[]) => void }): JSX.Element {
  const { meeting } = useRoom();
  const title = useRef<HTMLHeadingElement>(null);
  const saved = meeting.view.value?.agenda_templates ?? [];
  return (
    <>
      <p class="hint">{t.hour.agenda.none}</p>
      <div class="templates">
        {(Object.keys(TEMPLATES) as TemplateName[]).map((name) => (
          <button
            key={name}
            type="button"
            class="secondary small"
            data-testid={`template-${name}`}
            onClick={() => choose(templateRows(name, t.hour.agenda.titles))}
          >
            <Icon name="agenda" />
            {t.hour.agenda.templates[name]}
          </button>
        ))}
      </div>
      {saved.length > 0 && (
        <>
          <h4 ref={title} tabIndex={-1}>
            {t.agendas.saved}
          </h4>
          <ul class="saved-agendas">
            {saved.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  class="secondary small"
                  data-testid={`template-${template.id}`}
                  onClick={() => choose(rowsOfTemplate(template))}
                >
                  <Icon name="agenda" />
                  {t.agendas.take(template.name, template.segments.length)}
                </button>
                <button
                  type="button"
                  class="plain small"
                  data-testid={`drop-${template.id}`}
                  aria-label={t.agendas.dropOne(template.name)}
                  onClick={() => {
                    title.current?.focus();
                    void meeting.ask({ type: "drop_agenda_template", template: template.id });
                  }}
                >
                  {t.agendas.drop}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Keeping what is written, whether or not it is this session's agenda. */
export function KeepAgenda({ rows }: { rows: readonly Row[] }): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const [name, setName] = useState("");
  const [said, say] = useState("");
  const complete = name.trim() !== "" && rows.length > 0 && rows.every((row) => objection(row) === null);
  const keep = async (): Promise<void> => {
    if (!complete || !(await meeting.ask(saveTemplateCommand(name, rows))).ok) return;
    say(t.agendas.kept(name.trim()));
    setName("");
  };
  return (
    <details class="keep-agenda">
      <summary>{t.agendas.keep}</summary>
      <p class="hint">{t.agendas.keepHint}</p>
      <div class="keep-agenda-row">
        <label for={id}>{t.agendas.name}</label>
        <input
          id={id}
          data-testid="agenda-name"
          type="text"
          maxLength={LONGEST_NAME}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault(); // keeps it, and does not save the session's agenda
            void keep();
          }}
        />
        <button
          type="button"
          class="secondary small"
          data-testid="keep-agenda"
          aria-disabled={!complete}
          onClick={() => void keep()}
        >
          {t.agendas.save}
        </button>
      </div>
      <p class="hint" role="status">
        {said}
      </p>
    </details>
  );
}
