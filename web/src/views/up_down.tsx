/** One place up or down in a list that stands in an order, for whoever does not drag. */
import type { JSX } from "preact";
import { t } from "../text";
import { Icon } from "./icons";

interface Props {
  /** What is moved, as it is called. */
  name: string;
  index: number;
  count: number;
  /** The hooks of the two buttons. */
  ids: { readonly up: string; readonly down: string };
  step: (index: number, by: 1 | -1) => void;
}

export function UpDown({ name, index, count, ids, step }: Props): JSX.Element {
  return (
    <>
      {([-1, 1] as const).map((by) => {
        const stays = index + by < 0 || index + by >= count;
        return (
          <button
            key={by}
            type="button"
            class="plain icon-only"
            data-testid={by < 0 ? ids.up : ids.down}
            aria-label={(by < 0 ? t.turns.up : t.turns.down)(name)}
            aria-disabled={stays}
            onClick={() => {
              if (!stays) step(index, by);
            }}
          >
            <Icon name={by < 0 ? "up" : "down"} />
          </button>
        );
      })}
    </>
  );
}
