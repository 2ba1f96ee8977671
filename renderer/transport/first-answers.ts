import type { Transport } from './transport.ts';

/** What the first view is made of, as the unit answered it. */
export type FirstAnswers = { readonly state: unknown; readonly profiles: unknown };

const FIRST = ['unit.state', 'profile.list'] as const;

/**
 * Asks what the first view shows as soon as the link is open, while the rest of the page is still on its way.
 * Null where the link is lost or refused first, or the unit does not answer so.
 */
export const askFirst = async (transport: Transport): Promise<FirstAnswers | null> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const stop = transport.onStatus((status) => {
    if (status !== 'opening') resolve(status === 'open');
  });
  const isOpen = await promise;
  stop();
  if (!isOpen) return null;
  const [state, profiles] = await Promise.all(
    FIRST.map((command) => transport.invoke(command, undefined, 'home')),
  );
  return state?.ok && profiles?.ok ? { state: state.result, profiles: profiles.result } : null;
};
