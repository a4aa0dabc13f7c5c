import { useQuery } from '@tanstack/react-query';
import { impactGuideQuery, type Impact } from '../../api/impact';
import { labelOf } from './derived';
import { useOutageText } from './outage';
import { useServiceCopy } from './service.copy';

/** What differs from the version before that both sides had accepted. */
export function ImpactChanges({ of }: { of: Impact }) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const { data: guide } = useQuery(impactGuideQuery);
  const { comparison } = of;
  if (!comparison || !guide) return null;
  const { ref, number, changes, mtpdMinutes } = comparison;
  const peaks = (['peaksAdded', 'peaksRemoved', 'peaksChanged'] as const).flatMap((how) =>
    comparison[how].map((label) => t(how, { label })),
  );
  const lines = changes.map(({ category, band, before, after }) =>
    t('change', {
      category: labelOf(guide, category),
      band: labelOf(guide, band),
      before: before ?? '–',
      after: after ?? '–',
    }),
  );
  return (
    <details>
      <summary>{t('comparison', { ref, number })}</summary>
      <div className="stack-tight">
        <p>{t('comparisonMtpd', { before: outage(mtpdMinutes), after: outage(of.derivedMtpdMinutes) })}</p>
        {lines.length + peaks.length === 0 && <p className="muted">{t('noChanges')}</p>}
        <ul className="sm">
          {[...lines, ...peaks].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
