import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { applyImport, importQuery, type AppliedImport, type ImportRun } from '../../api/imports';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { ConfirmDialog } from '../../parts/dialog';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { Note, Progress } from '../../parts/notes';
import { Page } from '../../parts/page';
import { ImportRows } from './import-rows';
import { useImportsCopy } from './imports.copy';

function useFacts(run: ImportRun) {
  const t = useImportsCopy();
  return [
    { label: t('file'), value: run.fileName },
    { label: t('digest'), value: <Digest value={run.fileSha256} /> },
    { label: t('creates'), value: run.creates },
    { label: t('changes'), value: run.changes },
    { label: t('unchanged'), value: run.unchanged },
    { label: t('refused'), value: run.refused },
    ...(run.mappedHeaders.length === 0
      ? []
      : [{ label: t('mapped'), value: run.mappedHeaders.map((one) => t('mappedAs', one)).join('; ') }]),
    { label: t('ignored'), value: run.ignoredHeaders.join(', ') || t('none') },
  ];
}

function Apply({ run, onDone }: { run: ImportRun; onDone: (applied: AppliedImport) => void }) {
  const t = useImportsCopy();
  const [isOpen, setOpen] = useState(false);
  const facts = useFacts(run);
  const deed = useDeed(applyImport, { onDone });
  const { id, fileSha256, planSha256 } = run;
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t('apply')}
      </Button>
      <ConfirmDialog
        title={t('applyTitle')}
        lede={t('applyLede')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        record={facts}
        confirmLabel={t('apply')}
        onConfirm={() => deed.do({ id, fileSha256, planSha256 }).then(() => setOpen(false))}
      />
    </>
  );
}

function Invitations({ of }: { of: AppliedImport['invitations'] }) {
  const t = useImportsCopy();
  return (
    <Card title={t('invitations')} lede={t('invitationsHelp')}>
      <KeyValue
        items={of.map(({ email, invitationUrl }) => ({
          label: email,
          value: <span className="mono">{invitationUrl}</span>,
        }))}
      />
    </Card>
  );
}

function Standing({ run }: { run: ImportRun }) {
  const t = useImportsCopy();
  if (run.appliedAt !== null) return <Note tone="ok" title={t('done')} live />;
  if (run.state === 'applying')
    return (
      <Note tone="info" title={t('applying')}>
        <p>{t('applyingHelp')}</p>
        <Progress
          label={t('entered')}
          value={run.entered}
          max={run.creates + run.changes}
          detail={t('enteredOf', { done: run.entered, total: run.creates + run.changes })}
        />
      </Note>
    );
  if (run.state === 'failed')
    return (
      <Note tone="bad" title={t('failed')} live>
        <p>{run.failure}</p>
      </Note>
    );
  if (run.refused > 0) return <Note tone="bad" title={t('blocked', { count: run.refused })} />;
  return run.creates + run.changes === 0 ? <Note tone="info" title={t('nothing')} /> : null;
}

/** One file: what every row would do, or did. */
export function ImportRunScreen({ id }: { id: string }) {
  const t = useImportsCopy();
  const { data: run } = useSuspenseQuery(importQuery(id));
  const [applied, setApplied] = useState<AppliedImport | null>(null);
  const facts = useFacts(run);
  const open = ['previewed', 'failed'].includes(run.state) && run.refused === 0 && run.creates + run.changes > 0;
  return (
    <Page
      title={run.ref}
      lede={t('runLede', { kind: t(`kind.${run.kind}`), file: run.fileName })}
      crumbs={[{ label: t('title'), to: '/imports' }]}
      actions={open ? <Apply run={run} onDone={setApplied} /> : <AppLink to="/imports">{t('again')}</AppLink>}
    >
      <Standing run={run} />
      {applied && applied.invitations.length > 0 && <Invitations of={applied.invitations} />}
      <Card title={run.appliedAt === null ? t('facts') : t('factsDone')}>
        <KeyValue
          items={[
            ...facts,
            { label: t('by'), value: run.previewedByName },
            { label: t('at'), value: <TimeText at={run.previewedAt} /> },
            ...(run.appliedAt === null
              ? []
              : [
                  {
                    label: t('appliedBy'),
                    value: (
                      <>
                        {run.appliedByName} <TimeText at={run.appliedAt} />
                      </>
                    ),
                  },
                ]),
          ]}
        />
      </Card>
      <ImportRows run={run} />
    </Page>
  );
}
