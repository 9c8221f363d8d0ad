/** The page of whoever opens the server's own address. */
import type { JSX } from "preact";
import { t } from "../text";
import { Flame } from "./icons";

export function Landing(): JSX.Element {
  return (
    <main class="page landing">
      <header class="brand">
        <Flame />
        <span>{t.product}</span>
      </header>
      <h1>{t.landing.title}</h1>
      <p class="lead">{t.landing.lead}</p>
      <p>{t.landing.how}</p>
      <ul class="points">
        {t.landing.points.map(([title, body]) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{body}</span>
          </li>
        ))}
      </ul>
      <p class="quiet">{t.landing.lost}</p>
    </main>
  );
}
