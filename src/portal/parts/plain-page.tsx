import { createContext, use, type ReactNode } from 'react';
import { Mark } from './mark';

/** True inside the Shell, which already holds the page's main. */
export const InShell = createContext(false);

/**
 * A page without navigation: sign-in, second factor, invitation, a failure. One narrow column under the mark.
 * Inside the Shell it is only the column.
 */
export function PlainPage({ children }: { children: ReactNode }) {
  const framed = use(InShell);
  if (framed) return <div className="stack lone-column">{children}</div>;
  return (
    <div className="lone">
      <header>
        <Mark home="/" />
      </header>
      <main id="main" tabIndex={-1} className="stack lone-column">
        {children}
      </main>
    </div>
  );
}
