import type { ReactNode } from 'react';
import type { Coverage, LaneFigures } from '../../api/coverage';
import { AppLink } from '../../parts/app-link';
import { countText } from '../../parts/format';
import { LaneChip } from '../../parts/legal-chips';
import type { StripItem } from '../../parts/strip';
import { useCoverageCopy } from './coverage.copy';
import './lanes.css';

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
  const detail = t('missedOf', { count: recovery.testedServices, services: countText(recovery.testedServices) });
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
      detail: t('metOf', {
        met: countText(of.met),
        applicable: countText(of.applicable),
        exceptions: countText(of.withExceptions),
      }),
    },
    {
      label: t('waiting'),
      value: link('waiting', countText(waiting.count)),
      detail: oldestDays === null ? t('nothingWaits') : t('oldest', { count: oldestDays }),
      ...(waiting.count > 0 && { tone: 'warn' as const }),
    },
    {
      label: t('overdue'),
      value: link('overdue', countText(overdue.count)),
      detail: t('overdueOf', {
        count: overdue.vendors,
        vendors: countText(overdue.vendors),
        tier1: countText(overdue.tier1Vendors),
      }),
      ...(overdue.count > 0 && { tone: 'bad' as const }),
    },
    ...(recovery ? [missedItem(t, recovery, link('missed', countText(recovery.missed)))] : []),
  ];
}

function LaneRow({ of, address }: { of: LaneFigures; address: Address }) {
  const items = useStrip(of, address);
  return (
    <tr>
      <th scope="row">
        <LaneChip lane={of.lane} />
      </th>
      {figures.map((figure, i) => {
        const item = items[i];
        return (
          <td key={figure}>
            {item && (
              <>
                <span className="lanes-label">{item.label}</span>
                <span className={`lanes-figure tone-${item.tone ?? 'none'}`}>{item.value}</span>
                <span className="lanes-detail">{item.detail}</span>
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The key figures, one row a lane: they are never added together. */
export function LaneStrips({ coverage, address }: { coverage: Coverage; address: Address }) {
  const t = useCoverageCopy();
  return (
    <section className="card lanes" aria-label={t('figures')}>
      <table>
        <caption>{t('figuresLede')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lane')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col">
                {t(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.lanes
            .filter(({ applicable }) => applicable > 0)
            .map((of) => (
              <LaneRow key={of.lane} of={of} address={address} />
            ))}
        </tbody>
      </table>
    </section>
  );
}
