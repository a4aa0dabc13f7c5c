import { useMemo, useState } from 'react';
import type { WorkbookLine, WorkbookReport } from '../../api/question-workbooks';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { EmptyState, Note } from '../../parts/notes';
import { Segments } from '../../parts/segments';
import { useWorkbookCopy } from './workbook.copy';

type Verdict = WorkbookLine['verdict'];

const TONES = { accepted: 'tone-ok', unchanged: 'tone-none', refused: 'tone-bad' } as const;

function useWords(applied: boolean): Record<Verdict, string> {
  const t = useWorkbookCopy();
  return useMemo(
    () => ({ accepted: applied ? t('stored') : t('accepted'), unchanged: t('unchanged'), refused: t('refused') }),
    [t, applied],
  );
}

function useColumns(applied: boolean): Column<WorkbookLine>[] {
  const t = useWorkbookCopy();
  const words = useWords(applied);
  return useMemo(
    () => [
      {
        id: 'place',
        header: t('place'),
        tight: true,
        value: ({ sheet, address }) => `${sheet} ${address}`,
        cell: ({ sheet, address }) => (
          <>
            {sheet} <span className="mono">{address}</span>
          </>
        ),
      },
      {
        id: 'about',
        header: t('about'),
        primary: true,
        value: ({ questionId, subjectName }) => `${questionId ?? ''} ${subjectName ?? ''}`.trim(),
        cell: ({ questionId, subjectName }) =>
          questionId !== null && (
            <>
              <span className="mono">{questionId}</span>
              <span className="sub">{subjectName}</span>
            </>
          ),
      },
      {
        id: 'given',
        header: t('given'),
        value: ({ given }) => given ?? '',
        cell: ({ given }) => given ?? <span className="muted">{t('nothingGiven')}</span>,
      },
      {
        id: 'outcome',
        header: t('outcome'),
        value: ({ verdict, reason, present }) =>
          [words[verdict], reason, present && t('portalSays', { answer: present })].filter(Boolean).join('. '),
        cell: ({ verdict, reason, present }) => (
          <>
            <span className={TONES[verdict]}>{words[verdict]}</span>
            {reason !== null && <span className="sub">{reason}</span>}
            {present !== null && <span className="sub">{t('portalSays', { answer: present })}</span>}
          </>
        ),
      },
    ],
    [t, words],
  );
}

function Lines({ report, file }: { report: WorkbookReport; file: string }) {
  const t = useWorkbookCopy();
  const words = useWords(report.applied);
  const columns = useColumns(report.applied);
  const counts = { refused: report.refused, accepted: report.accepted, unchanged: report.unchanged };
  const kinds = ['refused', 'accepted', 'unchanged'] as const;
  const [shown, setShown] = useState<Verdict | 'all'>(kinds.find((kind) => counts[kind] > 0) ?? 'all');
  return (
    <DataTable
      caption={t('lines', { file })}
      columns={columns}
      rows={report.lines.filter(({ verdict }) => shown === 'all' || verdict === shown)}
      rowKey={({ sheet, address, questionId, subjectId }) => [sheet, address, questionId, subjectId].join(' ')}
      empty={<EmptyState title={t('noLines')}>{t('noLinesHelp')}</EmptyState>}
      filters={
        <Segments
          small
          label={t('show')}
          value={shown}
          onChange={setShown}
          options={[
            { id: 'all', label: `${t('all')} ${report.lines.length}` },
            ...kinds.map((id) => ({ id, label: `${words[id]} ${counts[id]}` })),
          ]}
        />
      }
    />
  );
}

function Standing({ report }: { report: WorkbookReport }) {
  const t = useWorkbookCopy();
  const { accepted, refused, applied } = report;
  if (applied) return <Note tone="ok" title={t('applied', { count: accepted })} live />;
  if (accepted === 0) return <Note tone="info" title={refused > 0 ? t('nothingAccepted') : t('nothing')} live />;
  return refused === 0 ? null : <Note tone="warn" title={t('refusedHelp', { count: refused })} live />;
}

/** What a filled workbook would change, or changed, cell by cell. */
export function WorkbookReportCard({ report, file }: { report: WorkbookReport; file: string }) {
  const t = useWorkbookCopy();
  const { applied, queries } = report;
  return (
    <Card title={applied ? t('reportDone', { file }) : t('report', { file })}>
      <div className="stack">
        <Standing report={report} />
        {queries.length > 0 && (
          <Note tone="warn" title={t('queries', { count: queries.length })}>
            <ul>
              {queries.map(({ ruleCode, text, about }) => (
                <li key={[ruleCode, ...about].join(' ')}>
                  <span className="mono">{ruleCode}</span> {text} <span className="sub">{about.join('; ')}</span>
                </li>
              ))}
            </ul>
          </Note>
        )}
        <Lines key={String(applied)} report={report} file={file} />
      </div>
    </Card>
  );
}
