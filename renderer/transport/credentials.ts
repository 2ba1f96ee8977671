const KEY = 'glovebox.session';

/** Where the secret of this window lives: gone when the window closes, kept across a reload. */
export type Credentials = {
  /** The subprotocols that open a socket: the link's token the first time, this window's secret after that. */
  readonly subprotocols: () => string[];
  readonly keep: (secret: string) => void;
  readonly forget: () => void;
};

const tokenIn = (hash: string): string | null => new URLSearchParams(hash.slice(1)).get('token');

/**
 * Begins the page anew when another link is opened in its window: only the fragment of the address changes then, and a
 * browser stays where it is.
 */
export const takeNewLinks = (
  page: Pick<EventTarget, 'addEventListener'> & {
    readonly location: { readonly hash: string; readonly reload: () => void };
  },
): void => {
  page.addEventListener('hashchange', () => {
    if (tokenIn(page.location.hash) !== null) page.location.reload();
  });
};

/**
 * Reads the one-time token from the fragment of the address and removes it there at once, so that it is
 * neither in the history nor in a copied address.
 */
export const takeCredentials = (page: {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { readonly replaceState: (data: null, unused: string, url: string) => void };
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}): Credentials => {
  let token = tokenIn(page.location.hash);
  if (token !== null) {
    page.history.replaceState(null, '', page.location.pathname + page.location.search);
    page.storage.removeItem(KEY);
  }
  return {
    subprotocols: () => {
      if (token !== null) return ['glovebox', `link.${token}`];
      const secret = page.storage.getItem(KEY);
      return secret === null ? ['glovebox'] : ['glovebox', `session.${secret}`];
    },
    keep: (secret) => {
      token = null;
      page.storage.setItem(KEY, secret);
    },
    forget: () => {
      token = null;
      page.storage.removeItem(KEY);
    },
  };
};
