import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ObligationDetail } from '../../api/obligations';
import { reliabilityQuery, type ReliabilityMeasure } from '../../api/reliability';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { utcText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { DecideDialog, StateDialog, type Area } from './reliability-deeds';
import { useReliabilityCopy } from './reliability.copy';

const areas: Area[] = ['circuit_diversity', 'backup_power', 'network_monitoring'];
const REQUIREMENT = 'SEC-EMS-01';

function Decision({ one }: { one: ReliabilityMeasure }) {
  const t = useReliabilityCopy();
  if (one.stance === 'certified') return null;
  if (one.decision === null) return <StateChip state="under_review" word={t('waits')} />;
  const isAccepted = one.decision === 'accepted';
  return (
    <>
      <StateChip state={isAccepted ? 'accepted' : 'not_met'} word={t(`decision.${one.decision}`)} />
      <span className="sm muted">
        {t('decidedBy', { name: one.decidedByName ?? '', reason: one.decisionReason ?? '' })}
      </span>
      {one.findingId && <AppLink to={`/findings/${one.findingId}`}>{one.findingRef}</AppLink>}
    </>
  );
}

function Measure({ one, decides }: { one: ReliabilityMeasure; decides: boolean }) {
  const t = useReliabilityCopy();
  const [deciding, setDeciding] = useState<'accepted' | 'finding' | null>(null);
  const isOpen = decides && one.stance !== 'certified' && one.decision === null;
  return (
    <div className="stack-tight">
      <p className="strong">{t(`stance.${one.stance}`)}</p>
      <p className="quote">{one.words ?? [one.measure, one.whySufficient].filter(Boolean).join(' ')}</p>
      {one.evidenceItemId && <AppLink to={`/evidence/${one.evidenceItemId}`}>{one.evidenceTitle}</AppLink>}
      <span className="sm muted">{t('statedBy', { name: one.statedByName, time: utcText(one.statedAt) })}</span>
      <Decision one={one} />
      {isOpen && (
        <div className="row">
          <Button small look="primary" onPress={() => setDeciding('accepted')}>
            {t('accept')}
          </Button>
          <Button small onPress={() => setDeciding('finding')}>
            {t('finding')}
          </Button>
        </div>
      )}
      {deciding && <DecideDialog one={one} decision={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}

type AreaProps = { area: Area; of: ObligationDetail; measures: readonly ReliabilityMeasure[] };

function AreaCard({ area, of, measures }: AreaProps) {
  const t = useReliabilityCopy();
  const may = useMay();
  const [isStating, setStating] = useState(false);
  const now = measures.find(({ supersededAt }) => supersededAt === null);
  const earlier = measures.filter(({ supersededAt }) => supersededAt !== null);
  return (
    <section className="stack-tight" aria-label={t(`area.${area}`)}>
      <div className="spread">
        <h3>{t(`area.${area}`)}</h3>
        {may('attestations.prepare') && (
          <Button small onPress={() => setStating(true)}>
            {t(now ? 'stateAgain' : 'state')}
          </Button>
        )}
      </div>
      {now ? <Measure one={now} decides={may('attestations.review')} /> : <p className="muted">{t('left')}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{t('earlier')}</summary>
          {earlier.map((one) => (
            <Measure key={one.id} one={one} decides={false} />
          ))}
        </details>
      )}
      {isStating && <StateDialog area={area} of={of} onClose={() => setStating(false)} />}
    </section>
  );
}

function Areas({ one }: { one: ObligationDetail }) {
  const t = useReliabilityCopy();
  const { data } = useSuspenseQuery(reliabilityQuery(one.id));
  return (
    <Card title={t('title')} lede={t('lede')}>
      <div className="stack">
        {areas.map((area) => (
          <AreaCard key={area} area={area} of={one} measures={data.items.filter((measure) => measure.area === area)} />
        ))}
      </div>
    </Card>
  );
}

/** Emergency calls: comply, or name an alternative and explain why it is reasonably sufficient. */
export function ReliabilityCard({ one }: { one: ObligationDetail }) {
  const may = useMay();
  const applies = one.vendorId !== null && one.requirementCode === REQUIREMENT && may('attestations.read');
  return applies ? <Areas one={one} /> : null;
}
