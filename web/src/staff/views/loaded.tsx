/** What a page asks of the server before it can show itself: loading, failed with a way to try again, or there. */
import type { JSX } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ErrorNote, Loading } from "../../ui/notes";
import { Refused } from "../api";
import { refusalsIn } from "../../text/refusals";
import { t } from "../text";

const refusal = refusalsIn(t);

export type Load<T> =
  | { readonly at: "loading" }
  | { readonly at: "failed"; readonly error: Refused }
  | { readonly at: "there"; readonly value: T };

/**
 * Ask now, and again when `key` changes or the returned function is called; what is there stays while it does. With
 * `every`, also so often while somebody looks at the page: what cannot be had then leaves what is there.
 */
export function useLoad<T>(key: string, ask: () => Promise<T>, every?: number): readonly [Load<T>, () => void] {
  const [load, setLoad] = useState<Load<T>>({ at: "loading" });
  const [round, setRound] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => setLoad({ at: "loading" }), [key]);
  useEffect(() => {
    let wanted = true;
    const put = (next: Load<T>): void => {
      if (wanted) setLoad(next);
    };
    latest.current().then(
      (value) => put({ at: "there", value }),
      (error: unknown) => put({ at: "failed", error: refused(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [key, round]);
  useEffect(() => {
    if (every === undefined) return;
    let wanted = true;
    const anew = async (): Promise<void> => {
      const value = await latest.current().catch(() => null);
      if (wanted && value !== null) setLoad((now) => (now.at === "there" ? { at: "there", value } : now));
    };
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void anew();
    }, every);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [key, every]);
  return [load, useCallback(() => setRound((last) => last + 1), [])];
}

function refused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}

/** The sentence to show for a refusal. */
export function sentence(error: Refused): string {
  return error.code === "offline" ? t.signIn.offline : refusal(error);
}

interface Props<T> {
  load: Load<T>;
  again: () => void;
  children: (value: T) => JSX.Element;
}

export function Loaded<T>({ load, again, children }: Props<T>): JSX.Element {
  if (load.at === "there") return children(load.value);
  if (load.at === "loading") return <Loading words={t.state.loading} />;
  const retry = { words: t.state.again, press: again };
  return <ErrorNote title={t.state.failed} why={sentence(load.error)} again={retry} />;
}
