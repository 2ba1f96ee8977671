/**
 * Words as they are compared: lower case, without accents and punctuation, one space between. A decimal point stays, and a
 * comma between digits becomes one.
 */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replace(/(?<=\d),(?=\d)/gu, '.')
    .replace(/(?:(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.])+/gu, ' ')
    .trim();
