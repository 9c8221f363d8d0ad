/** A session that belongs to no group: a first talk, a couple, one evening. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Field } from "../../ui/field";
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
        <Field name="title" label={t.sessions.name} hint={t.newSession.titleHint}>
          {(control) => (
            <input
              {...control}
              type="text"
              required
              maxLength={200}
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field name="when" label={t.sessions.when} hint={t.newSession.whenHint}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={starts}
              onInput={(event) => setStarts(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field name="agreements" label={t.settings.agreementsText} hint={t.newSession.agreementsHint}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={20_000}
              value={agreements}
              onInput={(event) => setAgreements(event.currentTarget.value)}
            />
          )}
        </Field>
        <label class="check">
          <input
            type="checkbox"
            name="waiting"
            checked={waits}
            onChange={(event) => setWaits(event.currentTarget.checked)}
          />
          {t.newSession.waits}
        </label>
        <label class="check">
          <input
            type="checkbox"
            name="summary"
            checked={summary}
            onChange={(event) => setSummary(event.currentTarget.checked)}
          />
          {t.newSession.summary}
        </label>
      </Form>
    </details>
  );
}
