/** One's own account. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Form } from "../../ui/form";
import { useOffice } from "../context";
import { t } from "../text";
import { tried } from "../tried";
import { Heading } from "./heading";
import { PasswordField } from "./password";

export function Own(): JSX.Element | null {
  const { api, signIn } = useOffice();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const state = signIn.state.value;
  if (state.at !== "in") return null;
  const change = (): Promise<string | null> =>
    tried(async () => {
      await api.ask("changeOwnPassword", { body: { old, new: fresh } });
      signIn.over("changed");
    });
  return (
    <>
      <Heading title={t.nav.own} lead={`${state.staff.name} · ${t.staffRoles[state.staff.role]}`} />
      <section class="card">
        <h2>{t.own.title}</h2>
        <p class="hint">{t.own.lead}</p>
        <Form id="own-password" action={t.own.change} busyWords={t.state.saving} submit={change}>
          <PasswordField name="old" label={t.own.old} fresh={false} value={old} change={setOld} />
          <PasswordField name="fresh" label={t.own.fresh} fresh value={fresh} change={setFresh} />
        </Form>
      </section>
    </>
  );
}
