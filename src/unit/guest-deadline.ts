import type { Store } from '../store/open.ts';
import { byItself } from './by-itself.ts';
import type { Deadline } from './guest-session.ts';

/** When the guest session ends, in the file: a value that can't be kept is no reason to stop (R28: the wipe is what counts). */
export const guestDeadline = (database: Store['database']): Deadline => {
  const read = database.prepare<[], { readonly value: string }>(
    "SELECT value FROM meta WHERE key = 'guest.ends'",
  );
  const write = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('guest.ends', ?)");
  const remove = database.prepare("DELETE FROM meta WHERE key = 'guest.ends'");
  return {
    read: () => {
      const value = Number(read.get()?.value ?? Number.NaN);
      return Number.isFinite(value) ? value : null;
    },
    write: (at) => {
      byItself(() => {
        if (at === null) remove.run();
        else write.run(String(at));
        return true;
      });
    },
  };
};
