/** A set of listeners, and the way to tell them all. */
export type Listeners<A extends readonly unknown[]> = {
  readonly add: (listener: (...told: A) => void) => () => void;
  readonly tell: (...told: A) => void;
};

export const listeners = <A extends readonly unknown[]>(): Listeners<A> => {
  const known = new Set<(...told: A) => void>();
  return {
    add: (listener) => {
      known.add(listener);
      return () => known.delete(listener);
    },
    tell: (...told) => {
      for (const listener of known) listener(...told);
    },
  };
};
