import country from '../assets/routes/country.json' with { type: 'json' };
import motorway from '../assets/routes/motorway.json' with { type: 'json' };
import mountain from '../assets/routes/mountain.json' with { type: 'json' };
import parking from '../assets/routes/parking.json' with { type: 'json' };
import ring from '../assets/routes/ring.json' with { type: 'json' };
import ulm from '../assets/routes/ulm.json' with { type: 'json' };
import { type DrivableRoute, routeOf } from './route.ts';

/** A route that comes with the product. It is read when it is first asked for, so that a unit starts without it. */
export type BundledRoute = { readonly id: string; readonly load: () => DrivableRoute };

const bundled = (document: { readonly properties: { readonly id: string } }): BundledRoute => {
  const { id } = document.properties;
  let route: DrivableRoute | undefined;
  return {
    id,
    load: () => {
      route ??= routeOf(document, `assets/routes/${id}.json`);
      return route;
    },
  };
};

/** What comes with the product (assets/LICENSES.md says where it is from); the first is the default. */
export const BUNDLED_ROUTES: readonly [BundledRoute, ...BundledRoute[]] = [
  bundled(ulm),
  bundled(ring),
  bundled(motorway),
  bundled(country),
  bundled(mountain),
  bundled(parking),
];

/** All of them, read. */
export const bundledRoutes = (): readonly DrivableRoute[] => BUNDLED_ROUTES.map(({ load }) => load());
