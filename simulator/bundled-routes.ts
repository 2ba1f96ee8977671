import ulm from '../assets/routes/ulm.json' with { type: 'json' };
import { type DrivableRoute, routeOf } from './route.ts';

/** The routes that come with the product (assets/LICENSES.md says where they are from); the first is the default. */
export const bundledRoutes = (): readonly DrivableRoute[] => [routeOf(ulm, 'assets/routes/ulm.json')];
