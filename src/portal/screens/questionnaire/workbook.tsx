import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { sendWorkbook, workbookAddress, type WorkbookReport } from '../../api/question-workbooks';
import { questionSetQuery, type QuestionSet } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { Button, ButtonLink, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DropZone } from '../../parts/file-button';
import { Loading, Note, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import type { Problem } from '../../parts/problem';
import { toast } from '../../parts/toast';
import { askedIn } from './question-set.rules';
import { useWorkbookCopy } from './workbook.copy';
import { WorkbookReportCard } from './workbook-report';

function Refused({ problem }: { problem: Problem }) {
  const t = useWorkbookCopy();
  if (problem.code !== 'refused') return <ProblemNote problem={problem} />;
  const errors = problem.errors ?? [];
  return (
    <Note tone="bad" title={t('refusedFile')} live>
      {errors.length === 0 && <p>{problem.detail}</p>}
      <ul>
        {errors.map(({ pointer, message }) => (
          <li key={pointer + message}>{message}</li>
        ))}
      </ul>
      <p>{t('refusedFileHelp')}</p>
    </Note>
  );
}

function useSending(id: string) {
  const t = useWorkbookCopy();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<WorkbookReport | null>(null);
  const sent = (of: File, apply: boolean) => ({ id, file: of, apply, at: of.lastModified, size: of.size });
  const preview = useDeed(sendWorkbook, { onDone: setReport, keepsQueries: true });
  const apply = useDeed(sendWorkbook, {
    onDone: (done) => {
      setReport(done);
      toast({ title: t('applied', { count: done.accepted }) });
    },
  });
  return {
    ...{ file, report, preview, apply },
    choose: (next: File) => {
      setFile(next);
      setReport(null);
      apply.reset();
      preview.submit(sent(next, false));
    },
    store: () => {
      if (file) apply.submit(sent(file, true));
    },
  };
}

function Reading({ file }: { file: File }) {
  const t = useWorkbookCopy();
  return (
    <>
      <p>{t('reading', { file: file.name })}</p>
      <Loading lines={2} />
    </>
  );
}

type StoreProps = { report: WorkbookReport; isPending: boolean; onStore: () => void };

function Store({ report, isPending, onStore }: StoreProps) {
  const t = useWorkbookCopy();
  if (report.applied || report.accepted === 0) return null;
  return (
    <div className="row">
      <Button look="primary" isPending={isPending} onPress={onStore}>
        {t('apply', { count: report.accepted })}
      </Button>
    </div>
  );
}

function BringBack({ set }: { set: QuestionSet }) {
  const t = useWorkbookCopy();
  const { file, report, preview, apply, choose, store } = useSending(set.id);
  return (
    <>
      <Card title={t('uploadTitle')}>
        <div className="stack">
          <DropZone
            title={t('drop')}
            hint={t('dropHint')}
            button={t('choose')}
            accept=".xlsx"
            onFiles={([next]) => next && choose(next)}
          />
          {preview.problem && <Refused problem={preview.problem} />}
          {file && preview.isPending && <Reading file={file} />}
        </div>
      </Card>
      {file && report && (
        <>
          <WorkbookReportCard report={report} file={file.name} />
          {apply.problem && <Refused problem={apply.problem} />}
          <Store report={report} isPending={apply.isPending} onStore={store} />
        </>
      )}
    </>
  );
}

/** The questionnaire as an Excel workbook: taken away, and brought back with a report before anything is stored. */
export function WorkbookScreen({ id }: { id: string }) {
  const t = useWorkbookCopy();
  const may = useMay();
  const { data: set } = useSuspenseQuery(questionSetQuery(id));
  const answers = may('questionnaires.answer');
  const takes = set.state === 'open' || askedIn(set.sections).some(({ cell }) => cell.editable);
  const home = `/questionnaires/${set.id}`;
  return (
    <Page
      title={t('title')}
      lede={answers ? t('ledeAnswers') : t('ledeReads')}
      crumbs={[
        { label: t('many'), to: '/questionnaires' },
        { label: t('crumb', { period: set.periodCode }), to: home },
      ]}
      actions={<ButtonLink to={home}>{t('back')}</ButtonLink>}
    >
      <Card title={t('downloadTitle')} lede={t('downloadHelp')}>
        <div className="row">
          <DownloadLink href={workbookAddress(set.id)} look={answers ? 'primary' : 'plain'}>
            {t('download')}
          </DownloadLink>
        </div>
      </Card>
      {answers && (takes ? <BringBack set={set} /> : <Note tone="info">{t('noAnswers')}</Note>)}
    </Page>
  );
}
