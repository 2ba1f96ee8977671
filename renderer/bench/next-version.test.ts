import { describe, expect, it } from 'vitest';
import { nextVersion } from './next-version.ts';

describe('the version that is offered', () => {
  it('is the next minor one', () => {
    expect(nextVersion('1.0')).toBe('1.1');
    expect(nextVersion('2.9')).toBe('2.10');
  });

  it('leaves alone what is no version', () => {
    expect(nextVersion('draft')).toBe('draft');
    expect(nextVersion('1')).toBe('1');
  });
});
