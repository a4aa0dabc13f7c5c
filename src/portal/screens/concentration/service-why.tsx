import type { SimulatedService } from '../../api/loss';
import { clockText, countText, shortDateText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { capacityText } from './capacity-text';
import { useConcentrationCopy } from './concentration.copy';
import { lookNames } from './states';

type Remaining = SimulatedService['remaining'][number];

function Rest({ one }: { one: Remaining }) {
  const t = useConcentrationCopy();
  const after =
    one.afterMinutes === null
      ? t('afterUnknown')
      : one.afterMinutes === 0
        ? ''
        : t('afterTime', { time: clockText(one.afterMinutes) });
  const place = one.place === '' ? '' : `, ${one.place}`;
  return (
    <>
      {t('goesOn', { name: one.name, capacity: capacityText(one, t), after, place })}
      <span className="sub">{t('basis', { basis: one.basis })}</span>
    </>
  );
}

/** The way to what is lost, and what takes over, with who stands behind the figures. */
export function Why({ service }: { service: SimulatedService }) {
  const t = useConcentrationCopy();
  return (
    <div className="stack-tight">
      <span>{service.path.join(' ← ')}</span>
      {service.remaining.map((one) => (
        <span key={one.dependencyId}>
          <Rest one={one} />
        </span>
      ))}
      {service.remaining.length === 0 && service.state !== 'untouched' && (
        <span className="muted">{t('nothingGoesOn')}</span>
      )}
    </div>
  );
}

/** Share that survives, against the peak that was observed. */
export function CapacityCell({ service }: { service: SimulatedService }) {
  const t = useConcentrationCopy();
  const { peak, atOncePct, mbcoPct, meetsMinimum } = service;
  return (
    <>
      <span className="num strong">{capacityText(service, t)}</span>
      <span className="sub">{t('capacityAtOnce', { pct: atOncePct })}</span>
      {meetsMinimum === false && mbcoPct !== null && (
        <span className="sub tone-bad">{t('belowMinimum', { pct: mbcoPct })}</span>
      )}
      <span className="sub">
        {peak
          ? t('peak', {
              ...{ amount: countText(peak.amount), unit: peak.unit },
              ...{ date: shortDateText(peak.observedOn), source: peak.source },
            })
          : t('noPeak')}
      </span>
    </>
  );
}

export function BackCell({ service }: { service: SimulatedService }) {
  const t = useConcentrationCopy();
  const { resumesAfterMinutes: minutes, rto, mtpd, rtoMinutes, mtpdMinutes } = service;
  const time = (value: number | null) => (value === null ? '' : clockText(value));
  const tone = (verdict: SimulatedService['rto']) => (verdict === 'beyond' ? 'sub tone-bad' : 'sub');
  return (
    <>
      <span className="num">{minutes === null ? t('noTime') : minutes === 0 ? t('atOnce') : clockText(minutes)}</span>
      <span className={tone(rto)}>{t(`verdict.rto.${rto}`, { time: time(rtoMinutes) })}</span>
      <span className={tone(mtpd)}>{t(`verdict.mtpd.${mtpd}`, { time: time(mtpdMinutes) })}</span>
    </>
  );
}

export function StateCell({ service }: { service: SimulatedService }) {
  const t = useConcentrationCopy();
  return (
    <>
      <StateChip state={lookNames[service.state]} />
      {service.fallbackLost && service.state === 'untouched' && <span className="sub">{t('fallbackLost')}</span>}
    </>
  );
}
