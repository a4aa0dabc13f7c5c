import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { eventQuery, type TrailEventDetail } from '../../api/trail';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { changesIn } from './change-rows';
import { Changes } from './changes';
import { deedText, memberText, roleText, valueText } from './deed-words';
import { leafHash } from './leaf-hash';
import { ProofCard } from './proof-card';
import { useTrailCopy } from './trail.copy';
import './trail.css';

function Recomputed({ event }: { event: TrailEventDetail }) {
  const t = useTrailCopy();
  const { data: own, isPending } = useQuery({
    queryKey: ['leaf-hash', event.id],
    queryFn: () => leafHash(event.body),
    staleTime: Infinity,
  });
  if (isPending) return <StateChip state="running" word={t('computing')} />;
  if (!own) return <span className="muted">{t('cannot')}</span>;
  const same = own === event.leafSha256;
  return <StateChip state={same ? 'verified' : 'failed'} word={t(same ? 'matches' : 'differs')} />;
}

function About({ event }: { event: TrailEventDetail }) {
  const t = useTrailCopy();
  const { actor, subject } = event;
  return (
    <Card title={t('about')}>
      <KeyValue
        items={[
          { label: t('at'), value: <TimeText at={event.at} seconds /> },
          { label: t('who'), value: actor.name },
          { label: t('actingAs'), value: roleText(actor.role) },
          { label: t('record'), value: [memberText(subject.kind), subject.ref].filter(Boolean).join(' ') },
          { label: t('vendor'), value: event.vendorName ?? '–' },
          { label: t('event'), value: <span className="mono">{event.id}</span> },
          { label: t('request'), value: <span className="mono">{event.requestId}</span> },
        ]}
      />
      <ul className="stack-tight">
        <li>
          <AppLink to={`/trail?subjectId=${subject.id}`}>{t('sameSubject')}</AppLink>
        </li>
        <li>
          <AppLink to={`/trail?actorId=${actor.personId}`}>{t('samePerson')}</AppLink>
        </li>
      </ul>
    </Card>
  );
}

function Particulars({ event }: { event: TrailEventDetail }) {
  const t = useTrailCopy();
  const { changes, rest } = changesIn(event.particulars);
  return (
    <Card title={t('particulars')} lede={t('particularsLede')}>
      {changes.length === 0 && rest.length === 0 && <p className="muted">{t('noParticulars')}</p>}
      {changes.length > 0 && <Changes rows={changes} />}
      <KeyValue
        items={rest.map(([name, value]) => ({
          label: memberText(name),
          value: <span className="as-recorded">{valueText(value)}</span>,
        }))}
      />
    </Card>
  );
}

/** One entry of the trail: who did what, the text that was hashed, and the hash, computed again here. */
export function TrailEventScreen({ id }: { id: string }) {
  const t = useTrailCopy();
  const { data: event } = useSuspenseQuery(eventQuery(id));
  return (
    <Page title={deedText(event.deed)} crumbs={[{ label: t('title'), to: '/trail' }]}>
      <div className="two">
        <About event={event} />
        <Particulars event={event} />
      </div>
      <Card title={t('canonical')} lede={t('canonicalLede')}>
        <KeyValue
          items={[
            { label: t('leaf'), value: <Digest value={event.leafSha256} long /> },
            { label: t('recomputed'), value: <Recomputed event={event} /> },
          ]}
        />
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */}
        <pre className="canonical" tabIndex={0} aria-label={t('canonical')} role="group">
          {event.body}
        </pre>
      </Card>
      <ProofCard event={event} />
    </Page>
  );
}
