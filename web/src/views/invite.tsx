/** Making a link for somebody else. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Role } from "../protocol";
import { grantable } from "../state/roles";
import { t } from "../text";
import { useRoom } from "./context";
import { Icon } from "./icons";

export function InviteForm(): JSX.Element {
  const { meeting } = useRoom();
  const id = useId();
  const roles = grantable(meeting.role.value);
  const [role, setRole] = useState<Role>("participant");
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = shared ? "" : name.trim();
    const reply = await meeting.ask({ type: "invite", role, shared, ...(given === "" ? {} : { name: given }) });
    if (reply.ok && reply.url !== undefined) setUrl(reply.url);
  };
  if (url !== null) return <Made url={url} another={() => setUrl(null)} />;
  return (
    <details class="invite">
      <summary data-testid="invite">{t.invite.title}</summary>
      <form onSubmit={(event) => void make(event)}>
        <label for={`${id}-role`}>{t.invite.role}</label>
        <select
          id={`${id}-role`}
          data-testid="invite-role"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {t.roles[each]}
            </option>
          ))}
        </select>
        <label class="check">
          <input
            type="checkbox"
            data-testid="invite-shared"
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <span>{t.invite.shared}</span>
        </label>
        {!shared && (
          <>
            <label for={`${id}-name`}>{t.invite.name}</label>
            <input
              id={`${id}-name`}
              data-testid="invite-name"
              type="text"
              maxLength={64}
              autoComplete="off"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </>
        )}
        <button type="submit" class="primary small" data-testid="invite-make">
          {t.invite.make}
        </button>
      </form>
    </details>
  );
}

function Made({ url, another }: { url: string; another: () => void }): JSX.Element {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without permission the link is still there to be selected.
    await navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div class="invite made" role="status">
      <label for={id}>{t.invite.made}</label>
      <input
        id={id}
        data-testid="invite-url"
        type="text"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="row">
        <button type="button" class="primary small" data-testid="invite-copy" onClick={() => void copy()}>
          <Icon name={copied ? "check" : "copy"} />
          <span>{copied ? t.invite.copied : t.invite.copy}</span>
        </button>
        <button type="button" class="plain" onClick={another}>
          {t.invite.another}
        </button>
      </div>
    </div>
  );
}
