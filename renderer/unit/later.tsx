import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { Contained } from './Contained.tsx';
import { NotThere, type Place } from './NotThere.tsx';

/** A part of the unit that is fetched when it is first shown, or ahead of that. */
export type Later<P> = {
  /** What shows it; null until it was fetched. */
  readonly there: () => ComponentType<P> | null;
  /** @throws where it can't be fetched; another call tries again */
  readonly fetch: () => Promise<void>;
};

export const later = <P extends object>(get: () => Promise<ComponentType<P>>): Later<P> => {
  let there: ComponentType<P> | null = null;
  return {
    there: () => there,
    fetch: async () => {
      there ??= await get();
    },
  };
};

type Props<P> = { readonly part: Later<P>; readonly place: Place; readonly given: P };

/**
 * Shows a part that may have to be fetched first. One that can't be fetched, or shown, says so in its own place and can be asked for
 * again; the rest of the unit stays, with both privacy switches (R14).
 */
export const Fetched = <P extends object>({ part, place, given }: Props<P>) => {
  const [failed, setFailed] = useState(false);
  const [, setFetched] = useState(false);
  const ask = useCallback(() => {
    setFailed(false);
    part.fetch().then(
      () => setFetched(true),
      () => setFailed(true),
    );
  }, [part]);
  useEffect(() => {
    if (part.there() === null) ask();
  }, [part, ask]);
  const There = part.there();
  if (There === null) return failed ? <NotThere place={place} onAgain={ask} /> : null;
  return (
    <Contained place={place}>
      <There {...given} />
    </Contained>
  );
};
