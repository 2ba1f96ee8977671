// XML 1.0 has no way to write most control characters, not even escaped.
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text as it may stand in XML, in an attribute too. */
export const xml = (text: string): string =>
  text.replaceAll(UNPRINTABLE, '\ufffd').replaceAll(/[&<>"\n]/gu, (letter) => ESCAPES[letter] ?? letter);
