import assistant from './en/assistant.json';
import bench from './en/bench.json';
import car from './en/car.json';
import desk from './en/desk.json';
import faults from './en/faults.json';
import home from './en/home.json';
import leaves from './en/leaves.json';
import map from './en/map.json';
import notice from './en/notice.json';
import notifications from './en/notifications.json';
import people from './en/people.json';
import privacy from './en/privacy.json';
import services from './en/services.json';
import settings from './en/settings.json';
import terms from './en/terms.json';
import unit from './en/unit.json';
import welcome from './en/welcome.json';

// A new file of texts: import it here and add it to `english`, which types its keys; then put a file of the same
// name into nl/, fr/ and de/. Those folders are read whole, and the tests beside this file hold them to the same keys.

/** All English texts, by what they belong to: a chunk of its own. Every other language has the same keys. */
export const english = {
  ...unit,
  ...people,
  ...services,
  ...privacy,
  ...leaves,
  ...bench,
  ...desk,
  ...assistant,
  ...faults,
  ...home,
  ...car,
  ...notifications,
  ...map,
  ...notice,
  ...terms,
  ...settings,
  ...welcome,
};

export type Catalogue = typeof english;
