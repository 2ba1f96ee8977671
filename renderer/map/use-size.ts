import { type RefObject, useEffect, useRef, useState } from 'react';

export type Size = { readonly width: number; readonly height: number };

/** The laid-out size of an element in its own pixels, whatever it is scaled to on the desk. */
export const useSize = <E extends HTMLElement>(): readonly [RefObject<E | null>, Size | null] => {
  const element = useRef<E>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const current = element.current;
    if (current === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: current.clientWidth, height: current.clientHeight }),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
};
