import type { DataCategory } from '../privacy/vocabulary.ts';

/** The topics of one vehicle (`assets/asyncapi.yaml`). */
export type Topics = {
  readonly state: string;
  readonly privacy: string;
  readonly data: (category: DataCategory) => string;
  readonly event: (name: string) => string;
  /** Everything of this vehicle, to subscribe to. */
  readonly all: string;
};

export const topicsOf = (prefix: string, pseudonym: string): Topics => {
  const vehicle = `${prefix}/${pseudonym}`;
  return {
    state: `${vehicle}/state`,
    privacy: `${vehicle}/privacy`,
    data: (category) => `${vehicle}/data/${category}`,
    event: (name) => `${vehicle}/${name}`,
    all: `${vehicle}/#`,
  };
};
