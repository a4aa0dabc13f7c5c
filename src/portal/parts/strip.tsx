import type { ReactNode } from 'react';
import type { Tone } from './state';

export type StripItem = { label: string; value: ReactNode; detail?: ReactNode; tone?: Tone };

/** The key figures of a screen, four or so. Never mix lanes in one figure. */
export function Strip({ items }: { items: StripItem[] }) {
  return (
    <dl className="strip">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd className={`strip-value${item.tone ? ` tone-${item.tone}` : ''}`}>{item.value}</dd>
          {item.detail !== undefined && <dd className="strip-detail">{item.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
