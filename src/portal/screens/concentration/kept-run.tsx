import { useSuspenseQuery } from '@tanstack/react-query';
import { keptOneQuery } from '../../api/loss';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { EmptyState, Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { useConcentrationCopy } from './concentration.copy';
import { LossGraph } from './loss-graph';
import { OutcomeTable } from './outcome-table';
import { SummaryStrip } from './summary-strip';

/** A run as it was kept: who, when, the digests, what came out. */
export function KeptRunScreen({ id }: { id: string }) {
  const t = useConcentrationCopy();
  const { data: run } = useSuspenseQuery(keptOneQuery(id));
  const lost = JSON.stringify(run.losses.map(({ key }) => key));
  return (
    <Page
      title={`${run.ref} ${run.title}`}
      lede={t('runLede', { name: run.ranByName })}
      crumbs={[{ label: t('title'), to: '/concentration' }]}
      actions={<ButtonLink to={`/concentration?lost=${encodeURIComponent(lost)}`}>{t('again')}</ButtonLink>}
    >
      <SummaryStrip summary={run.summary} />
      <Note tone={run.factsUnchanged ? 'ok' : 'warn'}>
        <p>{t(run.factsUnchanged ? 'unchanged' : 'changed')}</p>
      </Note>
      <Card title={t('record')}>
        <KeyValue
          items={[
            { label: t('pick'), value: run.losses.map(({ name, detail }) => `${name} (${detail})`).join(' + ') },
            { label: t('ranAt'), value: <TimeText at={run.ranAt} /> },
            ...(run.note === '' ? [] : [{ label: t('note'), value: run.note }]),
            { label: t('rules'), value: run.rulesVersion },
            { label: t('facts'), value: <Digest value={run.factsSha256} /> },
            { label: t('result'), value: <Digest value={run.resultSha256} /> },
          ]}
        />
      </Card>
      {run.summary.hit > 0 && (
        <Card title={t('graph')} lede={t('graphLede')}>
          <LossGraph losses={run.losses} services={run.items} total={run.summary.hit} />
        </Card>
      )}
      <Card title={t('services')} lede={t('servicesLede')}>
        <OutcomeTable
          services={run.items}
          isKept
          empty={<EmptyState title={t('nothingHit')}>{t('nothingHitHelp')}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
