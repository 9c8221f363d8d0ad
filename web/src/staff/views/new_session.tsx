/** A session that belongs to no group: a first talk, a couple, one evening. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CheckField, LongTextField, TextField, TimeField } from "../../ui/fields";
import { Form } from "../../ui/form";
import { useOffice } from "../context";
import { addressOf } from "../router";
import { t } from "../text";
import { tried } from "../tried";
import { fromField } from "../when";

export function NewSession(): JSX.Element {
  const { api, router } = useOffice();
  const [title, setTitle] = useState("");
  const [starts, setStarts] = useState("");
  const [agreements, setAgreements] = useState("");
  const [waits, setWaits] = useState(true);
  const [summary, setSummary] = useState(false);
  const make = (): Promise<string | null> =>
    tried(async () => {
      const body = {
        title,
        waiting_room: waits,
        scheduled_for: fromField(starts),
        agreements: agreements.trim() || null,
        own_summary: summary,
      };
      const { id } = await api.ask("createSession", { body });
      router.go(addressOf({ page: "session", session: id }));
    });
  return (
    <details class="card">
      <summary>{t.newSession.title}</summary>
      <p class="hint">{t.newSession.lead}</p>
      <Form id="new-session" action={t.sessions.holdIt} busyWords={t.state.saving} submit={make}>
        <TextField
          name="title"
          label={t.sessions.name}
          hint={t.newSession.titleHint}
          required
          maxLength={200}
          value={title}
          change={setTitle}
        />
        <TimeField name="when" label={t.sessions.when} hint={t.newSession.whenHint} value={starts} change={setStarts} />
        <LongTextField
          name="agreements"
          label={t.settings.agreementsText}
          hint={t.newSession.agreementsHint}
          rows={4}
          maxLength={20_000}
          value={agreements}
          change={setAgreements}
        />
        <CheckField name="waiting" label={t.newSession.waits} checked={waits} change={setWaits} />
        <CheckField name="summary" label={t.newSession.summary} checked={summary} change={setSummary} />
      </Form>
    </details>
  );
}
