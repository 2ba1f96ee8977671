/** How the user interface is opened. */
export type PageAddress = {
  /** The one-time token of a web page; absent in a window that needs none. */
  readonly token?: string;
  /** The unit alone, without the bench beside it. */
  readonly kiosk: boolean;
};

/**
 * `base` as the renderer reads it, such as `…/?kiosk=1#token=…`. The token is in the fragment, which no browser
 * sends, so that it is in no log.
 */
export const pageUrl = (base: string, { token, kiosk }: PageAddress): string =>
  `${base}${kiosk ? '?kiosk=1' : ''}${token === undefined ? '' : `#token=${token}`}`;
