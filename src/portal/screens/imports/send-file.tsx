import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import {
  importKindsQuery,
  previewImport,
  templateAddress,
  type ImportColumn,
  type ImportFile,
  type ImportKind,
} from '../../api/imports';
import { DownloadLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DropZone } from '../../parts/file-button';
import { Loading, Note } from '../../parts/notes';
import type { Problem } from '../../parts/problem';
import { Select } from '../../parts/select-field';
import { useImportsCopy } from './imports.copy';
import { MatchHeaders, type ToldHeaders } from './match-headers';

type Sent = Omit<ImportFile, 'kind'>;

const HEADERS = '/headers/';

/** Headers that a refusal says the list does not have. */
function unknownHeaders({ errors = [] }: Problem): string[] {
  const unknown = errors.filter((error) => 'code' in error && error.code === 'unknown_header');
  return unknown.map(({ pointer }) => pointer.slice(HEADERS.length).replaceAll('~1', '/').replaceAll('~0', '~'));
}

type OutcomeProps = {
  file: File;
  isPending: boolean;
  problem: Problem | null;
  columns: readonly ImportColumn[];
  onRead: (told: ToldHeaders) => void;
};

function Refused({ problem, columns, onRead }: { problem: Problem } & Pick<OutcomeProps, 'columns' | 'onRead'>) {
  const t = useImportsCopy();
  const errors = problem.errors ?? [];
  const unknown = unknownHeaders(problem);
  const help = unknown.length > 0 ? 'matchHelp' : 'refusedHelp';
  return (
    <>
      <Note tone="bad" title={t('refusedFile')} live>
        <p>{errors.length === 0 ? (problem.detail ?? problem.title) : t(help)}</p>
        <ul>
          {errors.slice(0, 50).map(({ pointer, message }) => (
            <li key={pointer + message}>{message}</li>
          ))}
        </ul>
        {errors.length >= 50 && <p>{t('more')}</p>}
      </Note>
      {unknown.length > 0 && <MatchHeaders key={unknown.join()} {...{ unknown, columns, onRead }} />}
    </>
  );
}

function Outcome({ file, isPending, problem, ...asking }: OutcomeProps) {
  const t = useImportsCopy();
  if (problem) return <Refused problem={problem} {...asking} />;
  if (!isPending) return null;
  return (
    <>
      <p>{t('reading', { file: file.name })}</p>
      <Loading lines={2} />
    </>
  );
}

/** Choose a kind, take its template, send the file; the preview is a page of its own. */
export function SendFile() {
  const t = useImportsCopy();
  const navigate = useNavigate();
  const { data: known } = useSuspenseQuery(importKindsQuery);
  const [kind, setKind] = useState<ImportKind>(known.items[0]?.kind ?? 'vendors');
  const [sent, setSent] = useState<Sent | null>(null);
  const deed = useDeed(
    // The file's size and time tell two files of one name apart.
    (input: ImportFile & { at: number; size: number }, headers) => previewImport(input, headers),
    { onDone: (run) => void navigate({ to: '/imports/$importId', params: { importId: run.id } }) },
  );
  const send = (next: Sent) => {
    setSent(next);
    deed.submit({ kind, ...next, at: next.file.lastModified, size: next.file.size });
  };
  const choose = (next: ImportKind | '') => {
    setKind(next === '' ? kind : next);
    setSent(null);
    deed.reset();
  };
  const columns = known.items.find((one) => one.kind === kind)?.columns ?? [];
  return (
    <Card title={t('choose')}>
      <div className="stack">
        <div className="form-row">
          <Select
            label={t('kind')}
            name="kind"
            options={known.items.map((one) => ({ id: one.kind, label: t(`kind.${one.kind}`) }))}
            value={kind}
            onChange={choose}
          />
        </div>
        <p className="muted">
          {t('columns', { columns: columns.map((one) => one.header + (one.required ? '*' : '')).join(', ') })}
        </p>
        <div className="row">
          <DownloadLink href={templateAddress(kind, 'xlsx')}>{t('templateXlsx')}</DownloadLink>
          <DownloadLink href={templateAddress(kind, 'csv')}>{t('templateCsv')}</DownloadLink>
        </div>
        <DropZone
          title={t('drop')}
          hint={t('dropHint', { rows: known.mostRows })}
          button={t('browse')}
          accept=".xlsx,.csv"
          onFiles={([file]) => file && send({ file, ignore: [], use: [] })}
        />
        {sent && (
          <Outcome
            file={sent.file}
            isPending={deed.isPending}
            problem={deed.problem}
            columns={columns}
            onRead={({ ignore, use }) =>
              send({ ...sent, ignore: [...sent.ignore, ...ignore], use: [...sent.use, ...use] })
            }
          />
        )}
      </div>
    </Card>
  );
}
