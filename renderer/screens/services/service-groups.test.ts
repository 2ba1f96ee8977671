import { describe, expect, it } from 'vitest';
import type { ServiceState } from '../../../src/contract/schemas.ts';
import { SERVICE_CATALOGUE } from '../../../src/services/catalogue.ts';
import { LONGEST_LIST } from '../../parts/longest-list.ts';
import { groupsOf, wayTo } from './service-groups.ts';

const SERVICES: readonly ServiceState[] = SERVICE_CATALOGUE.map(({ id, group, needs, without }, index) => ({
  id,
  group,
  needs: [...needs],
  without,
  on: true,
  state: (['available', 'unavailable', 'degraded'] as const)[index % 3] ?? 'available',
  cause: index % 3 === 0 ? null : 'geolocation',
}));

describe('the services by group', () => {
  it('are all there, and no group is longer than a driver may be shown while the car moves', () => {
    const groups = groupsOf(SERVICES);
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(SERVICE_CATALOGUE.length);
    for (const { rows } of groups) expect(rows.length).toBeLessThanOrEqual(LONGEST_LIST);
  });

  it('count what works, limited or not, and leave out a group that is empty', () => {
    expect(groupsOf(SERVICES.slice(0, 3))).toMatchObject([{ group: 'standard', working: 2 }]);
  });
});

const way = (cause: ServiceState['cause'], id = 'weather') => wayTo({ id, cause });

describe('R15 the way to the cause', () => {
  it('leads to the switch, the consent or the terms, and nowhere where there is none', () => {
    expect(way('geolocation')).toEqual({ to: 'switch', setting: 'geolocation' });
    expect(way('consent-missing')).toEqual({ to: 'consent' });
    expect(way('consent-missing', 'stolen-vehicle-location')).toEqual({ to: 'theft' });
    expect(way('not-accepted')).toEqual({ to: 'terms' });
    expect(way('theft-not-reported')).toEqual({ to: 'theft' });
    expect(way('switched-off')).toBeNull();
    expect(way(null)).toBeNull();
  });
});
