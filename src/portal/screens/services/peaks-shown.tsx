import type { Impact, ImpactGuide, PeakOf } from '../../api/impact';
import { Note } from '../../parts/notes';
import { Badge } from '../../parts/state-chip';
import { labelOf } from './derived';
import { useOutageText } from './outage';
import { useServiceCopy } from './service.copy';

export function usePeakWhen(): (peak: PeakOf) => string {
  const t = useServiceCopy();
  return (peak) =>
    peak.kind === 'season'
      ? t('peakSeason', { from: peak.seasonFrom ?? '?', to: peak.seasonTo ?? '?' })
      : `${t(`kind.${peak.kind}`)}: ${t('peakWhen', { before: peak.daysBefore ?? '?', after: peak.daysAfter ?? '?' })}`;
}

/** The peaks of an assessment, each with what it changes. */
export function PeaksShown({ of, guide }: { of: Impact; guide: ImpactGuide }) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const when = usePeakWhen();
  const normal = outage(of.derivedMtpdMinutes);
  return (
    <div className="stack-tight">
      <h3>{t('peaks')}</h3>
      {of.peaks.length === 0 && <p className="muted">{t('noPeaks')}</p>}
      {of.peaks.map((peak) => (
        <div key={peak.label} className="peak-row">
          <div className="spread">
            <span className="strong">{peak.label}</span>
            <span className="row">
              {peak.isToday && <Badge tone="warn">{t('today')}</Badge>}
              <Badge>{t('times', { times: peak.multiplierPct / 100 })}</Badge>
            </span>
          </div>
          <p className="sm muted">
            {when(peak)} · {peak.categories.map((one) => labelOf(guide, one)).join(', ')}
          </p>
          <p className="sm">
            {peak.mtpdMinutes === of.derivedMtpdMinutes
              ? t('peakSame', { normal })
              : t('peakChanges', { peak: outage(peak.mtpdMinutes), normal })}
            {' · '}
            {t('peakRaised', { count: peak.raised.length })}
          </p>
          {peak.reason !== '' && <p className="sm">{peak.reason}</p>}
          {of.peaksTooShort.includes(peak.label) && <Note tone="warn">{t('peakTooShort')}</Note>}
        </div>
      ))}
    </div>
  );
}
