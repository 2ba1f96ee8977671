import { useEffect, useRef, useState } from 'react';

/** A number that rises whenever `count` does: a message really went out. The first count seen is no message. */
export const usePulse = (count: number): number => {
  const before = useRef(count);
  const [pulse, setPulse] = useState(0);
  useEffect(() => {
    if (count > before.current) setPulse((now) => now + 1);
    before.current = count;
  }, [count]);
  return pulse;
};
