import { useQuery } from '@tanstack/react-query';
import { contentHref, type FileFacts, type Workspace } from '../../api/reviews';
import { DownloadLink, IconButton } from '../../parts/button';
import { Card } from '../../parts/card';
import { EmptyState, Loading, Note, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { PdfReader } from '../reading/pdf-reader';
import { useWorkspaceCopy } from './reviews.copy';

/** The files of a submission, each once. */
export function filesOf(workspace: Workspace): FileFacts[] {
  const files = workspace.lines.flatMap(({ file }) => (file ? [file] : []));
  return [...new Map(files.map((file) => [file.versionId, file])).values()];
}

async function textOf(href: string): Promise<string> {
  const response = await fetch(href);
  if (!response.ok) throw (await response.json().catch(() => new Error(String(response.status)))) as Error;
  return response.text();
}

function PlainText({ href, name }: { href: string; name: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['content', href],
    queryFn: () => textOf(href),
    staleTime: Infinity,
  });
  if (isPending) return <Loading />;
  if (error) return <ProblemNote problem={error} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <pre className="review-text" tabIndex={0} role="group" aria-label={name}>
      {data}
    </pre>
  );
}

function Reading({ file }: { file: FileFacts }) {
  const t = useWorkspaceCopy();
  const href = contentHref(file.versionId, true);
  const type = file.detectedType;
  if (type === 'application/pdf') return <PdfReader key={href} href={href} name={file.fileName} />;
  if (type === 'image/png' || type === 'image/jpeg')
    return <img className="review-picture" src={href} alt={`${file.itemRef} ${file.title}`} />;
  if (type.startsWith('text/')) return <PlainText key={href} href={href} name={file.fileName} />;
  return <Note tone="info">{t('cannotShow', { type })}</Note>;
}

type PaneProps = { files: readonly FileFacts[]; at: string | null; onFile: (versionId: string) => void };

/** The document that is read: any file of the submission, in place where that is safe. */
export function DocumentPane({ files, at, onFile }: PaneProps) {
  const t = useWorkspaceCopy();
  const index = Math.max(
    0,
    files.findIndex(({ versionId }) => versionId === at),
  );
  const file = files[index];
  const step = (by: number) => {
    const next = files[(index + by + files.length) % files.length];
    if (next) onFile(next.versionId);
  };
  if (!file)
    return (
      <Card title={t('document')}>
        <EmptyState title={t('noFile')}>{t('noFileHelp')}</EmptyState>
      </Card>
    );
  return (
    <Card
      title={t('document')}
      aside={
        <span className="row">
          <IconButton small glyph="chevron-left" label={t('previousFile')} onPress={() => step(-1)} />
          <span className="muted sm num">{t('position', { at: index + 1, of: files.length })}</span>
          <IconButton small glyph="chevron-right" label={t('nextFile')} onPress={() => step(1)} />
          <DownloadLink small href={contentHref(file.versionId, false)}>
            {t('download')}
          </DownloadLink>
        </span>
      }
    >
      <Select
        label={t('file')}
        name="file"
        hint={t('downloadLogged')}
        options={files.map((one) => ({ id: one.versionId, label: `${one.itemRef} ${one.title} (${one.fileName})` }))}
        value={file.versionId}
        onChange={(id) => id && onFile(id)}
      />
      <Reading file={file} />
    </Card>
  );
}
