import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { verifyVersion, type EvidenceVersion } from '../../api/evidence';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Digest, KeyValue } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { Bytes, DateText, TimeText } from '../../parts/measures';
import { ProblemNote } from '../../parts/notes';
import { Badge, StateChip } from '../../parts/state-chip';
import { toast } from '../../parts/toast';
import { useItemCopy } from './evidence.copy';
import { ReceiptDialog } from './receipt';
import { useUploadFormCopy } from './uploads.copy';

function Scan({ state }: { state: EvidenceVersion['scanState'] }) {
  const t = useItemCopy();
  return (
    <>
      <Badge tone={state === 'clean' ? 'ok' : 'warn'}>{t(`scan.${state}`)}</Badge>
      {state === 'not_scanned' && <p className="muted sm">{t('scanHelp')}</p>}
    </>
  );
}

/** Everything that is known of one version; what is not known is said. */
export function VersionFacts({ version }: { version: EvidenceVersion }) {
  const t = useItemCopy();
  const form = useUploadFormCopy();
  const may = useMay();
  const [receipt, setReceipt] = useState(false);
  const verify = useDeed((id: string, headers) => verifyVersion(id, headers), {
    onDone: ({ intact }) => toast({ tone: intact ? 'ok' : 'bad', title: t(intact ? 'intact' : 'damaged') }),
  });
  const { claimedType: claimed, detectedType: detected, periodFrom, periodTo } = version;
  const covers =
    periodFrom && periodTo
      ? t('periodText', { from: shortDateText(periodFrom), to: shortDateText(periodTo) })
      : t('noPeriod');
  return (
    <Card
      title={t('facts', { number: version.number })}
      aside={version.supersededBy ? <StateChip state="superseded" word={t('older')} /> : undefined}
    >
      <KeyValue
        items={[
          { label: t('sha256'), value: <Digest long value={version.sha256} /> },
          { label: t('name'), value: version.fileName },
          { label: t('size'), value: <Bytes bytes={version.bytes} /> },
          { label: t('type'), value: t(`verdict.${version.typeVerdict}`, { claimed, detected }) },
          { label: t('scan'), value: <Scan state={version.scanState} /> },
          {
            label: t('grade'),
            value: (
              <>
                <Badge>{version.grade}</Badge>
                <p className="muted sm">{version.gradeReason}</p>
              </>
            ),
          },
          {
            label: t('source'),
            value: t('sourceText', { party: version.sourceParty, kind: form(`source.${version.sourceKind}`) }),
          },
          { label: t('obtained'), value: form(`obtained.${version.obtainedBy}`) },
          { label: t('madeOn'), value: <DateText date={version.madeOn} /> },
          { label: t('period'), value: covers },
          {
            label: t('received'),
            value: (
              <>
                <TimeText seconds at={version.receivedAt} /> {t('receivedBy', { name: version.receivedByName })}
              </>
            ),
          },
        ]}
      />
      <ProblemNote problem={verify.problem} />
      <div className="row">
        {may('evidence.bring') && (
          <Button glyph="file" onPress={() => setReceipt(true)}>
            {t('receipt')}
          </Button>
        )}
        {may('evidence.download') && (
          <Button glyph="check" isPending={verify.isPending} onPress={() => verify.submit(version.id)}>
            {t('verify')}
          </Button>
        )}
      </div>
      {receipt && <ReceiptDialog versionId={version.id} onClose={() => setReceipt(false)} />}
    </Card>
  );
}
