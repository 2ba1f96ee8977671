/** The scheme of the user interface, and the one host in it. */
export const SCHEME = 'glovebox';
export const UNIT_URL = `${SCHEME}://unit/`;

/** Whether `url` lies in the user interface. Anything that is no URL does not. */
export const isUnitUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === 'unit' && username === '' && password === '';
};
