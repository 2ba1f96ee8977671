import { useTranslation } from 'react-i18next';

/** A section of a document: paragraphs, and where there is more than one of a kind, each by its name. */
export type Section = {
  readonly id: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly items: readonly { readonly name: string; readonly text: string }[];
};

export type DocumentName = 'notice' | 'terms';

/** The key of each document's title. */
export const DOCUMENT_TITLES = { notice: 'notice.title', terms: 'terms.title' } as const satisfies Record<
  DocumentName,
  string
>;

/** The sections of the privacy notice or of the terms of use, in their order. */
export const useDocument = (name: DocumentName): readonly Section[] => {
  const { t } = useTranslation();
  const sections: Readonly<Record<string, Omit<Section, 'id' | 'items'> & Partial<Section>>> = t(
    `${name}.sections`,
    { returnObjects: true },
  );
  return Object.entries(sections).map(([id, { title, text, items = [] }]) => ({ id, title, text, items }));
};
