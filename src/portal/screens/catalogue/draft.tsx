import { useMemo } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { draftFile, draftQuery, type DiffLine, type Draft } from '../../api/catalogue';
import { useMay } from '../../api/session';
import { ButtonLink, DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest, KeyValue, Timeline } from '../../parts/facts';
import { humanise } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { EmptyState, Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { useDraftCopy } from './draft.copy';
import { DraftDecisions } from './draft-decisions';
import { Tailoring } from './tailoring';

function useColumns(): Column<DiffLine>[] {
  const t = useDraftCopy();
  return useMemo(() => {
    const fieldOf = ({ field }: DiffLine) =>
      field === 'tailored out' ? t('switchedOff') : humanise(field) || t('whole');
    return [
      {
        id: 'part',
        header: t('part'),
        primary: true,
        value: (row) => row.part,
        cell: (row) => <span className="mono">{row.part}</span>,
      },
      { id: 'field', header: t('field'), value: (row) => row.field, cell: (row) => fieldOf(row) },
      {
        id: 'change',
        header: t('change'),
        value: (row) => row.change,
        cell: (row) => t(`change.${row.change}`),
      },
      { id: 'before', header: t('before'), value: (row) => row.before ?? '', cell: (row) => row.before ?? '–' },
      { id: 'after', header: t('after'), value: (row) => row.after ?? '', cell: (row) => row.after ?? '–' },
    ];
  }, [t]);
}

function Differences({ draft }: { draft: Draft }) {
  const t = useDraftCopy();
  const columns = useColumns();
  const title = t('differences', { base: draft.base });
  return (
    <Card title={title} lede={t('differencesLede')}>
      <DataTable
        caption={title}
        columns={columns}
        rows={draft.differences}
        rowKey={(row) => row.pointer}
        empty={<EmptyState title={t('noDifferences')}>{t('noDifferencesHelp')}</EmptyState>}
      />
    </Card>
  );
}

function History({ draft }: { draft: Draft }) {
  const t = useDraftCopy();
  const edits = draft.revisions.map((one) => ({
    id: `revision-${one.number}`,
    at: one.editedAt,
    title: t('revision', { number: one.number, summary: one.summary }),
    who: one.editedByName,
  }));
  const decisions = draft.decisions.map((one) => ({
    id: `decision-${one.decidedAt}`,
    at: one.decidedAt,
    title: t('decision', { word: humanise(one.decision) }),
    who: one.decidedByName,
    detail: one.reason,
  }));
  const items = [...edits, ...decisions].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <Card title={t('history')}>
      <Timeline items={items} />
    </Card>
  );
}

/** One draft: what it changes, how it is changed further, and what is decided about it. */
export function DraftScreen({ id }: { id: string }) {
  const t = useDraftCopy();
  const may = useMay();
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  return (
    <Page
      title={`${draft.ref} ${draft.title}`}
      crumbs={[{ label: t('crumbs'), to: '/catalogue' }]}
      state={<StateChip state={draft.state} />}
      actions={
        <>
          <DownloadLink href={draftFile(id, 'yaml')}>{t('download')}</DownloadLink>
          {draft.publishedVersionId !== null && (
            <ButtonLink to={`/catalogue/${draft.publishedVersionId}`} look="primary">
              {t('toVersion')}
            </ButtonLink>
          )}
        </>
      }
    >
      {draft.problems.length > 0 && (
        <Note tone="bad" title={t('problems')}>
          <ul>
            {draft.problems.map(({ pointer, message }) => (
              <li key={`${pointer} ${message}`}>
                <span className="mono">{pointer}</span> {message}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Card title={t('about')}>
        <KeyValue
          columns
          items={[
            { label: t('base'), value: draft.base },
            { label: t('origin'), value: t(`origin.${draft.origin}`) },
            {
              label: t('started'),
              value: (
                <>
                  {draft.startedByName}
                  <div className="muted sm">
                    <TimeText at={draft.startedAt} />
                  </div>
                </>
              ),
            },
            { label: t('digest'), value: <Digest value={draft.documentSha256} /> },
          ]}
        />
      </Card>
      <Differences draft={draft} />
      {draft.state === 'draft' && may('catalogue.edit') && <Tailoring draft={draft} />}
      <DraftDecisions draft={draft} />
      <History draft={draft} />
    </Page>
  );
}
