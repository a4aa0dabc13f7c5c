import { useQuery, useQueryClient } from '@tanstack/react-query';
import { openUploadsQuery } from '../../api/evidence';
import { IconButton } from '../../parts/button';
import { FileButton } from '../../parts/file-button';
import { StateChip } from '../../parts/state-chip';
import { toast } from '../../parts/toast';
import { giveUp, isSameFile } from './upload-run';
import { goOnWith, useUploads } from './upload-store';
import { useUploadsCopy } from './uploads.copy';

type Unfinished = { id: string; fileName: string; title: string; bytes: number; receivedBytes: number };

function UnfinishedRow({ upload }: { upload: Unfinished }) {
  const t = useUploadsCopy();
  const queries = useQueryClient();
  const { id, fileName: name, title, bytes, receivedBytes } = upload;
  const resume = async ([file]: File[]) => {
    if (!file) return;
    if (await isSameFile(file, id)) goOnWith(upload, file);
    else toast({ tone: 'bad', title: t('otherFile'), detail: t('otherFileHelp', { name }) });
  };
  const cancel = async () => {
    try {
      await giveUp(id);
      toast({ tone: 'info', title: t('cancelled'), detail: t('cancelledHelp', { name }) });
    } catch {
      toast({ tone: 'bad', title: t('notCancelled') });
    }
    await queries.invalidateQueries({ queryKey: openUploadsQuery.queryKey });
  };
  return (
    <li className="upload">
      <div className="spread">
        <div className="upload-name">
          <span className="strong">{title}</span>
          <span className="muted sm">{name}</span>
        </div>
        <IconButton small glyph="cross" label={t('cancel', { name })} onPress={() => void cancel()} />
      </div>
      <div>
        <StateChip state="suspended" word={t('state.unfinished')} />
      </div>
      <p className="muted sm">
        {t('unfinishedHelp', { percent: bytes === 0 ? 0 : Math.floor((receivedBytes / bytes) * 100) })}
      </p>
      <div>
        <FileButton onFiles={(files) => void resume(files)}>{t('choose')}</FileButton>
      </div>
    </li>
  );
}

/** Uploads that were begun before this page was loaded and wait for their file. */
export function useUnfinished(): Unfinished[] {
  const mine = new Set(useUploads().map(({ uploadId }) => uploadId));
  const { data } = useQuery(openUploadsQuery);
  return (data?.items ?? []).filter(({ id }) => !mine.has(id));
}

export function UnfinishedUploads({ uploads }: { uploads: Unfinished[] }) {
  return uploads.map((upload) => <UnfinishedRow key={upload.id} upload={upload} />);
}
