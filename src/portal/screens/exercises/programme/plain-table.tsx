import type { ReactNode } from 'react';

/** A short table without filters, in a scroller that the keyboard reaches. */
export function PlainTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <div className="tbl-wrap" role="group" aria-label={caption} tabIndex={0}>
      <table className="tbl dense">
        <caption className="vh">{caption}</caption>
        {children}
      </table>
    </div>
  );
}
