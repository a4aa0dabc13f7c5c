import { useQuery } from '@tanstack/react-query';
import { impactGuideQuery, type Impact, type ImpactGuide } from '../../api/impact';
import { Digest, KeyValue } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Strip } from '../../parts/strip';
import { cellAt, fallsAt, keyOf, labelOf } from './derived';
import { cellsOf } from './impact-draft';
import { useOutageText } from './outage';
import { PeaksShown } from './peaks-shown';
import { useServiceCopy } from './service.copy';

function Grid({ of, guide }: { of: Impact; guide: ImpactGuide }) {
  const t = useServiceCopy();
  const cells = cellsOf(of.scores);
  return (
    <div className="impact-grid" role="table" aria-label={t('grid')}>
      <div className="impact-row" role="row">
        <span role="columnheader">{t('category')}</span>
        {guide.bands.map(({ band, label }) => (
          <span key={band} role="columnheader">
            {label}
          </span>
        ))}
      </div>
      {guide.categories.map(({ category, label }) => (
        <div key={category} className="impact-row" role="row">
          <span role="rowheader">{label}</span>
          {guide.bands.map(({ band }, at) => {
            const { score } = cellAt(cells, category, band);
            const falls = fallsAt(cells, { bands: guide.bands, category, at });
            return (
              <span key={band} className="impact-cell" role="cell" data-score={score} data-falls={falls}>
                {score ?? '·'}
                <span className="vh"> {score === null ? t('noScore') : guide.scoreWords[score]}</span>
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** What each score means, category by category. */
export function Anchors({ guide }: { guide: ImpactGuide }) {
  const t = useServiceCopy();
  return (
    <details>
      <summary>{t('anchors')}</summary>
      <div className="stack">
        {guide.categories.map(({ category, label, asks, anchors }) => (
          <div key={category} className="stack-tight">
            <h4>{label}</h4>
            <p className="muted sm">{asks}</p>
            <KeyValue
              items={anchors.map((anchor, score) => ({
                label: `${score} ${guide.scoreWords[score] ?? ''}`,
                value: anchor,
              }))}
            />
          </div>
        ))}
      </div>
    </details>
  );
}

function Notes({ of, guide }: { of: Impact; guide: ImpactGuide }) {
  const t = useServiceCopy();
  const noted = of.scores.filter(({ note }) => note !== '');
  if (noted.length === 0) return null;
  return (
    <ul className="sm">
      {noted.map(({ category, band, note }) => (
        <li key={keyOf(category, band)}>
          {t('scoreOf', {
            category: labelOf(guide, category),
            band: labelOf(guide, band),
          })}
          : {note}
        </li>
      ))}
    </ul>
  );
}

export function Breaches({ of }: { of: Impact }) {
  const t = useServiceCopy();
  if (of.breaksObjectives.length === 0) return null;
  return (
    <Note tone="bad" title={t(of.state === 'in_force' ? 'breaks' : 'wouldBreak')}>
      <ul>
        {of.breaksObjectives.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <p>{t('breaksHelp')}</p>
    </Note>
  );
}

function Accepted({ name, at }: { name: string | null; at: string | null }) {
  const t = useServiceCopy();
  return at === null ? (
    <span className="muted">{t('notYet')}</span>
  ) : (
    <>
      {name}, <TimeText at={at} />
    </>
  );
}

/** An assessment as it stands: figures, grid, peaks, who accepted. */
export function ImpactShown({ of }: { of: Impact }) {
  const t = useServiceCopy();
  const outage = useOutageText();
  const { data: guide } = useQuery(impactGuideQuery);
  if (!guide) return null;
  const names = of.decidedBy.map((one) => labelOf(guide, one));
  return (
    <div className="stack">
      <Strip
        items={[
          {
            label: t('mtpd'),
            value: outage(of.derivedMtpdMinutes),
            ...(names.length > 0 && { detail: t('decidedBy', { categories: names.join(', ') }) }),
          },
          { label: t('highest'), value: of.highestScore ?? '–' },
        ]}
      />
      {of.derivedMtpdMinutes === 0 && <Note tone="warn">{t('mtpdAtOnceHelp')}</Note>}
      <Breaches of={of} />
      <Grid of={of} guide={guide} />
      <Notes of={of} guide={guide} />
      <Anchors guide={guide} />
      <PeaksShown of={of} guide={guide} />
      <KeyValue
        items={[
          ...(of.note === '' ? [] : [{ label: t('note'), value: of.note }]),
          { label: t('proposedBy'), value: <Accepted name={of.proposedByName} at={of.proposedAt} /> },
          { label: t('acceptedVendor'), value: <Accepted name={of.vendorAcceptedByName} at={of.vendorAcceptedAt} /> },
          {
            label: t('acceptedRegistrant'),
            value: <Accepted name={of.registrantAcceptedByName} at={of.registrantAcceptedAt} />,
          },
          ...(of.effectiveFrom ? [{ label: t('from'), value: <DateText date={of.effectiveFrom} /> }] : []),
          { label: t('digest'), value: <Digest value={of.contentSha256} /> },
        ]}
      />
    </div>
  );
}
