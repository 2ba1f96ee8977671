import bench from './en/bench.json';
import notice from './en/notice.json';
import people from './en/people.json';
import privacy from './en/privacy.json';
import services from './en/services.json';
import terms from './en/terms.json';
import unit from './en/unit.json';

/** All English texts, by what they belong to. Every other language has the same keys. */
export const english = { ...unit, ...people, ...services, ...privacy, ...bench, ...notice, ...terms };

export type Catalogue = typeof english;
