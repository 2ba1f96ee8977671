import { useTranslation } from 'react-i18next';
import { enumeration, sentenceCase } from '../format/format.ts';
import type { Category, Leaving } from '../state/leaving.ts';
import { arePlural } from '../text/grammar.ts';

/** Plain words for what leaves the car now: a first sentence, and one for what stays if something leaves. */
export const useLeavingWords = (): ((leaving: Leaving) => readonly [string, string | null]) => {
  const { t, i18n } = useTranslation();
  const listed = (categories: readonly Category[]): string =>
    enumeration(
      i18n.language,
      categories.map((category) => t(`leaves.inSentence.${category}`)),
    );
  const said = (sentence: string): string => sentenceCase(i18n.language, sentence);
  const isPlural = (categories: readonly Category[]): boolean => arePlural(i18n.language, categories);
  return (leaving) => {
    switch (leaving.kind) {
      case 'unknown':
        return [t('leaves.unknown'), null];
      case 'ignition-off':
        return [t('leaves.ignitionOff'), null];
      case 'offline':
        return [t('leaves.offline'), null];
      case 'nothing':
        return [t(`leaves.nothing.${leaving.but}`), null];
      case 'some': {
        const { leave, may, stay } = leaving;
        const first =
          leave.length === 0
            ? t('leaves.nothingYet')
            : said(t(isPlural(leave) ? 'leaves.several' : 'leaves.only', { what: listed(leave) }));
        const rest = [
          may.length === 0
            ? null
            : said(t(isPlural(may) ? 'leaves.mayPlural' : 'leaves.may', { what: listed(may) })),
          stay.length === 0
            ? null
            : said(t(isPlural(stay) ? 'leaves.stayPlural' : 'leaves.stays', { what: listed(stay) })),
        ].filter((sentence) => sentence !== null);
        return [first, rest.length === 0 ? null : rest.join(' ')];
      }
    }
  };
};
