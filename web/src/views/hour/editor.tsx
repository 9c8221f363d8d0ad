/** Writing the agenda: a row for each segment, in order; everything by keyboard. Nothing is said to the group by it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Agenda } from "../../protocol";
import { agendaCommand, moved, newRow, objection, type Row, rowsOf, same } from "../../state/hour";
import { t } from "../../text";
import { useRoom } from "../context";
import { RowEditor } from "./row";
import { KeepAgenda, Templates } from "./templates";

const MOST_SEGMENTS = 40;

export function AgendaEditor({ agenda, done }: { agenda: Agenda | null; done: () => void }): JSX.Element {
  const { meeting } = useRoom();
  const [begun] = useState(() => rowsOf(agenda));
  const [rows, setRows] = useState<readonly Row[]>(begun);
  const [said, say] = useState("");
  const [complaint, complain] = useState("");
  const change = (number: number, row: Row): void =>
    setRows(rows.map((each, place) => (place === number ? row : each)));
  const move = (from: number, to: number): void => {
    setRows(moved(rows, from, to));
    say(t.hour.editor.moved(rows[from]?.title || t.hour.editor.untitled, to + 1));
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = rows.map(objection).find((each) => each !== null) ?? null;
    complain(wrong === null ? "" : t.hour.editor.missing[wrong]);
    if (wrong === null && (await meeting.ask(agendaCommand(rows))).ok) done();
  };
  return (
    <form class="agenda-editor" data-testid="agenda-editor" onSubmit={(event) => void save(event)}>
      {rows.length === 0 && <Templates choose={setRows} />}
      {!same(begun, rowsOf(agenda)) && <p class="trouble">{t.hour.editor.changed}</p>}
      <ol class="agenda-rows">
        {rows.map((row, number) => (
          <RowEditor
            key={row.key}
            row={row}
            number={number}
            last={number === rows.length - 1}
            on={row.id !== null && row.id === agenda?.current}
            change={(next) => change(number, next)}
            move={(by) => move(number, number + by)}
            remove={() => setRows(rows.filter((each) => each !== row))}
          />
        ))}
      </ol>
      <p class="sr-only" role="status">
        {said}
      </p>
      {complaint !== "" && (
        <p class="complaint" role="alert" data-testid="agenda-complaint">
          {complaint}
        </p>
      )}
      <div class="hour-acts">
        {rows.length < MOST_SEGMENTS && (
          <button
            type="button"
            class="secondary small"
            data-testid="add-segment"
            onClick={() => setRows([...rows, newRow()])}
          >
            {t.hour.editor.add}
          </button>
        )}
        {(rows.length > 0 || agenda !== null) && (
          <button type="submit" class="primary small" data-testid="save-agenda">
            {t.hour.editor.save}
          </button>
        )}
        {agenda !== null && (
          <button type="button" class="plain small" data-testid="cancel-agenda" onClick={done}>
            {t.hour.editor.cancel}
          </button>
        )}
      </div>
      {rows.length > 0 && <KeepAgenda rows={rows} />}
    </form>
  );
}
