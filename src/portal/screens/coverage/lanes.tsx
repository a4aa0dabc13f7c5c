import type { ReactNode } from 'react';
import type { Coverage, LaneFigures } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import { LaneChip } from '../../parts/legal-chips';
import { Strip, type StripItem } from '../../parts/strip';
import { useCoverageCopy } from './coverage.copy';

export const figures = ['met', 'waiting', 'overdue', 'missed'] as const;
export type Figure = (typeof figures)[number];
export type Shown = { lane: LaneFigures['lane']; figure: Figure };

/** `icfr.overdue` → the lane and the figure whose rows are shown. */
export function shownOf(text: string | undefined, coverage: Coverage): (Shown & { of: LaneFigures }) | null {
  const [lane, figure] = (text ?? '').split('.');
  const of = coverage.lanes.find((one) => one.lane === lane);
  const known = figures.find((one) => one === figure);
  return of && known ? { lane: of.lane, figure: known, of } : null;
}

type Address = (shown: Shown) => string;

type Words = ReturnType<typeof useCoverageCopy>;

/* recovery tests speak to one lane only; the strips of the others leave the figure out */
function missedItem(t: Words, recovery: NonNullable<LaneFigures['recovery']>, value: ReactNode): StripItem {
  const detail = t('missedOf', { count: recovery.testedServices });
  return { label: t('missed'), value, detail, ...(recovery.missed > 0 && { tone: 'bad' as const }) };
}

function useStrip(of: LaneFigures, address: Address): StripItem[] {
  const t = useCoverageCopy();
  const { lane, waiting, overdue, recovery } = of;
  const link = (figure: Figure, value: string | number) => <AppLink to={address({ lane, figure })}>{value}</AppLink>;
  const { oldestDays } = waiting;
  return [
    {
      label: t('met'),
      value: of.percentMet === null ? '–' : link('met', `${of.percentMet}%`),
      detail: t('metOf', { met: of.met, applicable: of.applicable, exceptions: of.withExceptions }),
    },
    {
      label: t('waiting'),
      value: link('waiting', waiting.count),
      detail: oldestDays === null ? t('nothingWaits') : t('oldest', { count: oldestDays }),
      ...(waiting.count > 0 && { tone: 'warn' as const }),
    },
    {
      label: t('overdue'),
      value: link('overdue', overdue.count),
      detail: t('overdueOf', { count: overdue.vendors, tier1: overdue.tier1Vendors }),
      ...(overdue.count > 0 && { tone: 'bad' as const }),
    },
    ...(recovery ? [missedItem(t, recovery, link('missed', recovery.missed))] : []),
  ];
}

function LaneStrip({ of, address }: { of: LaneFigures; address: Address }) {
  return (
    <div className="stack-tight">
      <h2 className="sm">
        <LaneChip lane={of.lane} />
      </h2>
      <Strip items={useStrip(of, address)} />
    </div>
  );
}

/** The key figures, one strip a lane: they are never added together. */
export function LaneStrips({ coverage, address }: { coverage: Coverage; address: Address }) {
  const t = useCoverageCopy();
  return (
    <section className="stack" aria-label={t('figures')}>
      <p className="muted sm">{t('figuresLede')}</p>
      {coverage.lanes
        .filter(({ applicable }) => applicable > 0)
        .map((of) => (
          <LaneStrip key={of.lane} of={of} address={address} />
        ))}
    </section>
  );
}
