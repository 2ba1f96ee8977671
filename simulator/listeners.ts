/** Those who want to be called when something happens. */
export type Listeners = {
  /** Returns the way to stop listening; calling that twice does nothing. */
  readonly add: (listener: () => void) => () => void;
  readonly call: () => void;
  readonly clear: () => void;
};

/** Who is added or removed during a call is, or is no longer, called from the next call on. */
export const createListeners = (): Listeners => {
  const entries = new Set<{ readonly listener: () => void }>();
  return {
    add: (listener) => {
      const entry = { listener };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    call: () => {
      for (const entry of [...entries]) if (entries.has(entry)) entry.listener();
    },
    clear: () => entries.clear(),
  };
};
