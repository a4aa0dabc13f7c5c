import { useQuery } from '@tanstack/react-query';
import type { TrailEventDetail } from '../../api/trail';
import { proofQuery, type InclusionProof } from '../../api/trail-tree';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { saveText } from '../../parts/table';
import { workOf, type ProofWork } from './proof-work';
import { useTrailCopy } from './trail.copy';
import './trail.css';

function Signature({ signed }: { signed: boolean }) {
  const t = useTrailCopy();
  return <StateChip state={signed ? 'verified' : 'failed'} word={t(signed ? 'signatureRight' : 'signatureWrong')} />;
}

/* every hash on the way, so that somebody can follow it with pencil and paper */
function Work({ work }: { work: ProofWork }) {
  const t = useTrailCopy();
  return (
    <details>
      <summary>{t('showWork', { count: work.steps.length })}</summary>
      <ol className="proof-work">
        <li>
          {t('workLeaf')} <span className="mono">{work.leaf}</span>
        </li>
        {work.steps.map(({ side, beside, result }) => (
          <li key={result}>
            {t(side === 'left' ? 'workLeft' : 'workRight')} <span className="mono">{beside}</span>{' '}
            <span className="nowrap">{t('workGives')}</span> <span className="mono">{result}</span>
          </li>
        ))}
        <li>
          {t('workRoot')} <span className="mono">{work.signedRoot}</span>
        </li>
      </ol>
    </details>
  );
}

function Proved({ event, proof }: { event: TrailEventDetail; proof: InclusionProof }) {
  const t = useTrailCopy();
  const { data: work, isPending } = useQuery({
    queryKey: ['trail-proof-work', event.id, proof.treeSize],
    queryFn: () => workOf(event.body, proof),
    staleTime: Infinity,
  });
  return (
    <>
      <KeyValue
        items={[
          { label: t('leafNumber'), value: t('leafOf', { leaf: proof.leafIndex, size: proof.treeSize }) },
          { label: t('checkpointAt'), value: <TimeText at={proof.checkpointAt} seconds /> },
          { label: t('root'), value: <Digest value={proof.rootSha256} long /> },
          {
            label: t('wayToRoot'),
            value: isPending ? (
              <StateChip state="running" word={t('computing')} />
            ) : work ? (
              <StateChip state={work.leads ? 'verified' : 'failed'} word={t(work.leads ? 'leads' : 'leadsNot')} />
            ) : (
              <span className="muted">{t('cannot')}</span>
            ),
          },
          ...(work ? [{ label: t('signature'), value: <Signature signed={work.signed} /> }] : []),
        ]}
      />
      {work && <Work work={work} />}
      <div className="row">
        <Button glyph="download" onPress={() => saveText(`${event.id}.tlog-proof`, proof.proof)}>
          {t('saveProof')}
        </Button>
        <Button
          glyph="download"
          look="quiet"
          onPress={() => saveText('verifier-keys.txt', `${proof.verifierKeys.join('\n')}\n`)}
        >
          {t('saveKeys')}
        </Button>
      </div>
    </>
  );
}

/** That the event is in the tree, computed in this browser from its text up to the signed head. */
export function ProofCard({ event }: { event: TrailEventDetail }) {
  const t = useTrailCopy();
  const { data: proof, isPending } = useQuery(proofQuery(event.id));
  return (
    <Card title={t('inTree')} lede={t('inTreeLede')}>
      {proof ? (
        <Proved event={event} proof={proof} />
      ) : (
        <StateChip state="running" word={t(isPending ? 'computing' : 'waitingForTree')} />
      )}
    </Card>
  );
}
