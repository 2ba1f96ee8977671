import type { App, Session, WebContents } from 'electron';
import { isUnitUrl } from './unit-address.ts';

/** Whether a page may go to `url`: the user interface may be loaded anew, and nothing else. */
export const mayNavigate = (url: string): boolean => isUnitUrl(url);

/** Whether anything in the window may ask for `url`. `devtools:` is how Chromium shows its own tools. */
export const mayRequest = (url: string): boolean =>
  isUnitUrl(url) || (URL.canParse(url) && ['data:', 'devtools:'].includes(new URL(url).protocol));

/** The events by which a page would leave the user interface. */
export type NavigationDoors = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** Refuses every way out of the user interface: navigation, redirects, new windows, embedded guests. */
export const refuseNavigation = (contents: NavigationDoors): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
};

/** The same for every page that will ever be made, before it can do anything. */
export const refuseNavigationEverywhere = (app: Pick<App, 'on'>): void => {
  app.on('web-contents-created', (_event, contents) => refuseNavigation(contents));
};

/** Cancels every request that leaves the user interface, behind the content security policy. */
export const cancelForeignRequests = (session: Pick<Session, 'webRequest'>): void => {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }));
};
