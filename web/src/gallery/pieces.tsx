/** What stands on pages: notes, tables, charts, buttons of the bar, dialogs. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Chart } from "../ui/chart";
import { ThemeChoice } from "../ui/look";
import { Complaint, Empty, ErrorNote, Loading } from "../ui/notes";
import { Table } from "../ui/table";
import { t } from "../text";
import { BarButton } from "../views/bar_button";
import { Confirm, Dialog } from "../views/dialog";
import { SoundChoices } from "../views/settings";
import { Part, Sample } from "./sample";

const nothing = (): void => undefined;
const PEOPLE = [
  { name: "Ann", minutes: 88 },
  { name: "Ben", minutes: 61 },
];

export function Notes(): JSX.Element {
  return (
    <Part title="Notes">
      <Sample state="empty">
        <Empty>Nobody has been invited yet.</Empty>
      </Sample>
      <Sample state="busy">
        <Loading words="Loading…" />
      </Sample>
      <Sample state="error">
        <ErrorNote
          title="This could not be shown."
          why="The server cannot be reached."
          again={{ words: "Try again", press: nothing }}
        />
      </Sample>
      <Sample state="complaint">
        <Complaint why="Somebody else has this name." />
      </Sample>
      <Sample state="note">
        <p class="note">You are signed out.</p>
      </Sample>
      <Sample state="tag">
        <span class="tag">revoked</span>
      </Sample>
    </Part>
  );
}

export function Tables(): JSX.Element {
  const columns = [
    { key: "name", title: "Name", cell: (row: (typeof PEOPLE)[number]) => row.name },
    { key: "minutes", title: "Minutes", cell: (row: (typeof PEOPLE)[number]) => row.minutes, numeric: true },
  ];
  const table = {
    captionHidden: true,
    columns,
    keyOf: (row: (typeof PEOPLE)[number]) => row.name,
    empty: "No rows yet.",
  };
  return (
    <Part title="Tables and charts">
      <Sample state="default" wide>
        <Table caption="Attendance" rows={PEOPLE} {...table} />
      </Sample>
      <Sample state="empty">
        <Table caption="Attendance of nobody" rows={[]} {...table} />
      </Sample>
      <Sample state="bars" wide>
        <Chart
          title="Minutes present"
          labels={PEOPLE.map(({ name }) => name)}
          series={["Present", "Gone"].map((name, number) => ({
            name,
            data: PEOPLE.map((row) => ({ at: row.name, value: number === 0 ? row.minutes : 90 - row.minutes })),
          }))}
          stacked
          sideways
          words={(value) => `${value} min`}
        />
      </Sample>
    </Part>
  );
}

export function BarButtons(): JSX.Element {
  return (
    <Part title="Buttons of the bar">
      {(["default", "hover", "focus", "active"] as const).map((state) => (
        <Sample key={state} state={state}>
          <BarButton id={`help-${state}`} icon="help" words={t.bar.help} press={nothing} />
        </Sample>
      ))}
      <Sample state="on">
        <BarButton id="hand-on" icon="hand" words={t.turns.tab} active press={nothing} />
      </Sample>
      <Sample state="off">
        <BarButton id="mic-off" icon="microphoneOff" words={t.bar.microphoneOff} off press={nothing} />
      </Sample>
      <Sample state="open">
        <BarButton id="open" icon="message" words={t.chat.bar} expanded press={nothing} />
        <span id="open-panel" />
      </Sample>
      <Sample state="number">
        <BarButton id="number" icon="people" words={t.bar.people} badge={12} press={nothing} />
      </Sample>
      <Sample state="calling">
        <BarButton id="calling" icon="people" words={t.bar.people} calling={3} press={nothing} />
      </Sample>
      <Sample state="leave">
        <BarButton id="leave" icon="leave" words={t.bar.leave} press={nothing} />
      </Sample>
    </Part>
  );
}

export function Dialogs(): JSX.Element {
  const [open, setOpen] = useState<"dialog" | "confirm" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Part title="Dialogs">
      <Sample state="settings">
        <button type="button" class="secondary" data-testid="open-dialog" onClick={() => setOpen("dialog")}>
          Open the settings
        </button>
      </Sample>
      <Sample state="question">
        <button type="button" class="secondary" data-testid="open-confirm" onClick={() => setOpen("confirm")}>
          Ask
        </button>
      </Sample>
      {open === "dialog" && (
        <Dialog title={t.settings.open} close={close}>
          <div class="settings">
            <ThemeChoice words={t.settings} />
            <SoundChoices />
          </div>
          <div class="dialog-actions">
            <button type="button" class="primary" onClick={close}>
              {t.settings.close}
            </button>
          </div>
        </Dialog>
      )}
      {open === "confirm" && (
        <Confirm
          title="End the session?"
          body="Everybody leaves."
          action="End it"
          cancel="Go on"
          confirm={nothing}
          close={close}
        />
      )}
    </Part>
  );
}
