import { useLayoutEffect, useRef, useState } from 'react';

/** The width in pixels that a drawing has, so that its words keep their size on a narrow screen. */
export function useWidth<Element extends HTMLElement>(atFirst: number) {
  const place = useRef<Element>(null);
  const [width, setWidth] = useState(atFirst);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.max(260, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}
