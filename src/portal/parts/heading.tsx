import { createContext, use, type ReactNode } from 'react';

/** 2 right under the page's title; 3 inside something that has a title of its own, such as a card. */
export const HeadingLevel = createContext<2 | 3>(2);

/** A heading at the level that its surroundings ask for, so that no level is left out. */
export function FittedHeading({ children }: { children: ReactNode }) {
  const As = use(HeadingLevel) === 2 ? 'h2' : 'h3';
  return <As className="fitted">{children}</As>;
}
