import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Exercise } from '../../../api/exercises';
import { reconciliationQuery, type DataReconciliation } from '../../../api/reconciliation';
import { useMay } from '../../../api/session';
import { Button, DownloadLink } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { EmptyState, Note } from '../../../parts/notes';
import { StateChip } from '../../../parts/state-chip';
import { ComparisonBlock } from './comparison-block';
import { ComparisonDialog } from './comparison-dialog';
import type { Doing } from './doing';
import { useReconciliationCopy } from './reconciliation.copy';
import { ResolutionDialog } from './resolution-dialog';

const LOOK = { not_compared: 'not_tested', open: 'open', reconciled: 'met' } as const;

function Standing({ data }: { data: DataReconciliation }) {
  const t = useReconciliationCopy();
  const { openRecords: count, differingRecords } = data;
  if (data.state === 'not_compared') return null;
  if (count > 0)
    return (
      <Note tone="warn" title={t('open', { count })}>
        <p>{t('openHelp')}</p>
      </Note>
    );
  return <p>{differingRecords === 0 ? t('allAgree') : t('allResolved', { count: differingRecords })}</p>;
}

function Dialogs({ doing, id, onClose }: { doing: Doing; id: string; onClose: () => void }) {
  if (doing.what === 'compare') return <ComparisonDialog id={id} again={doing.again} onClose={onClose} />;
  return <ResolutionDialog id={id} {...doing} reopens={doing.what === 'reopen'} onClose={onClose} />;
}

function useAllowed({ state }: Exercise) {
  const writes = useMay()('exercises.write');
  const compares = writes && ['in_progress', 'results_entered'].includes(state);
  return { compares, resolves: writes };
}

/** Recovered data against their source; part of the exercise and of its report. */
export function RunReconciliation({ exercise }: { exercise: Exercise }) {
  const t = useReconciliationCopy();
  const { data } = useSuspenseQuery(reconciliationQuery(exercise.id));
  const [doing, setDoing] = useState<Doing | null>(null);
  const { compares, resolves } = useAllowed(exercise);
  const isEmpty = data.comparisons.length === 0;
  const compare = (
    <Button small glyph="plus" onPress={() => setDoing({ what: 'compare', again: null })}>
      {t('compare')}
    </Button>
  );
  return (
    <Card
      title={t('title')}
      lede={t('lede')}
      aside={
        <span className="row">
          <StateChip state={LOOK[data.state]} word={t(`state.${data.state}`)} />
          {compares && compare}
        </span>
      }
    >
      {isEmpty && (
        <EmptyState title={t(compares ? 'nothing' : 'nothingWas')}>{compares && t('nothingHelp')}</EmptyState>
      )}
      <Standing data={data} />
      <ul className="run-steps">
        {data.comparisons.map((one) => (
          <ComparisonBlock
            key={one.id}
            comparison={one}
            mayCompare={compares && one.isCurrent}
            mayResolve={resolves && one.isCurrent}
            onDo={setDoing}
          />
        ))}
      </ul>
      {!isEmpty && (
        <div>
          <DownloadLink href={`/api/exercises/${exercise.id}/reconciliation/csv`}>{t('csv')}</DownloadLink>
        </div>
      )}
      {doing && <Dialogs doing={doing} id={exercise.id} onClose={() => setDoing(null)} />}
    </Card>
  );
}
