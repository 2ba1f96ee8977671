import { describe, expect, it } from 'vitest';
import { createVirtualClock } from './clock.ts';
import { createMicrophone } from './microphone.ts';

const rig = () => {
  const clock = createVirtualClock();
  const seen: boolean[] = [];
  const microphone = createMicrophone(clock, () => seen.push(microphone.listening()));
  return { clock, microphone, seen, page: new AbortController() };
};

describe('the microphone indicator', () => {
  it('R17 is lit exactly as long as a page says that its microphone is open', () => {
    const { microphone, seen, page, clock } = rig();
    microphone.opened(page.signal);
    clock.advance(3_600_000);
    expect(microphone.listening()).toBe(true);
    microphone.closed(page.signal);
    expect(microphone.listening()).toBe(false);
    expect(seen).toEqual([true, false]);
  });

  it('R17 goes out by itself when the page that lit it is gone, and a page that is gone lights nothing', () => {
    const { microphone, seen, page } = rig();
    microphone.opened(page.signal);
    page.abort();
    expect(microphone.listening()).toBe(false);
    microphone.opened(page.signal);
    expect(microphone.listening()).toBe(false);
    expect(seen).toEqual([true, false]);
  });

  it('R17 stays lit while another page still listens', () => {
    const { microphone, page } = rig();
    const other = new AbortController();
    microphone.opened(page.signal);
    microphone.opened(page.signal);
    microphone.opened(other.signal);
    microphone.closed(page.signal);
    expect(microphone.listening()).toBe(true);
    other.abort();
    expect(microphone.listening()).toBe(false);
  });

  it('R17 shows speech that is only simulated for three seconds, and no more after a real recording', () => {
    const { microphone, page, clock } = rig();
    microphone.heard(page.signal);
    expect(microphone.listening()).toBe(true);
    clock.advance(3000);
    expect(microphone.listening()).toBe(false);

    microphone.opened(page.signal);
    microphone.closed(page.signal);
    microphone.heard(page.signal);
    expect(microphone.listening()).toBe(false);
    microphone.heard(page.signal);
    expect(microphone.listening()).toBe(true);
  });

  it('a page that closes what it never opened changes nothing', () => {
    const { microphone, seen, page } = rig();
    microphone.closed(page.signal);
    microphone.heard(page.signal);
    expect(seen).toEqual([true]);
  });
});
