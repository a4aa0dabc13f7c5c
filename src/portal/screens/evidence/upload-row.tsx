import { useState } from 'react';
import { AppLink } from '../../parts/app-link';
import { Button, IconButton } from '../../parts/button';
import { Digest } from '../../parts/facts';
import { bytesText } from '../../parts/format';
import { Note, Progress } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { ReceiptDialog } from './receipt';
import {
  cancelUpload,
  forgetUpload,
  pauseUpload,
  resumeUpload,
  type EntryState,
  type UploadEntry,
} from './upload-store';
import { useUploadsCopy } from './uploads.copy';

const looks: Record<EntryState, string> = {
  waiting: 'pending',
  uploading: 'uploading',
  paused: 'suspended',
  offline: 'suspended',
  received: 'received',
  refused: 'refused',
  failed: 'failed',
};

function Controls({ entry }: { entry: UploadEntry }) {
  const t = useUploadsCopy();
  const { key, state, file } = entry;
  const name = file.name;
  const isOver = state === 'received' || state === 'refused';
  return (
    <div className="row">
      {(state === 'uploading' || state === 'waiting') && (
        <IconButton small glyph="pause" label={t('pause', { name })} onPress={() => pauseUpload(key)} />
      )}
      {(state === 'paused' || state === 'offline') && (
        <IconButton small glyph="up" label={t('resume', { name })} onPress={() => resumeUpload(key)} />
      )}
      <IconButton
        small
        glyph="cross"
        label={t(isOver ? 'forget' : 'cancel', { name })}
        onPress={() => (isOver ? forgetUpload(key) : void cancelUpload(key))}
      />
    </div>
  );
}

/* what Holdfast said, beside the file that it said it of */
function Trouble({ entry }: { entry: UploadEntry }) {
  const t = useUploadsCopy();
  const { problem, state } = entry;
  if (state === 'offline') return <p className="muted sm">{t('offlineHelp')}</p>;
  if (!problem) return null;
  const { title, detail, errors = [] } = problem;
  return (
    <Note tone="bad" title={title} live>
      {detail && <p>{detail}</p>}
      {errors.map(({ pointer, message }) => message !== detail && <p key={pointer + message}>{message}</p>)}
      {state === 'failed' && (
        <>
          <p>{t('failedHelp')}</p>
          <div>
            <Button small onPress={() => resumeUpload(entry.key)}>
              {t('again')}
            </Button>
          </div>
        </>
      )}
    </Note>
  );
}

function Arrived({ entry }: { entry: UploadEntry }) {
  const t = useUploadsCopy();
  const [open, setOpen] = useState(false);
  const { received, file } = entry;
  if (!received) return null;
  return (
    <div className="stack-tight sm">
      <span>{t('receivedAs', { ref: received.ref })}</span>
      <Digest long value={received.sha256} />
      <div className="row">
        <AppLink to={`/evidence/${received.itemId}`}>{received.ref}</AppLink>
        <Button small look="quiet" glyph="file" onPress={() => setOpen(true)}>
          {t('receipt', { name: file.name })}
        </Button>
      </div>
      {open && <ReceiptDialog versionId={received.versionId} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** One file in the tray: how far it is, what became of it. */
export function UploadRow({ entry }: { entry: UploadEntry }) {
  const t = useUploadsCopy();
  const { file, sent, state, title } = entry;
  const isGoing = state !== 'received' && state !== 'refused';
  return (
    <li className="upload">
      <div className="spread">
        <div className="upload-name">
          <span className="strong">{title}</span>
          <span className="muted sm">{file.name}</span>
        </div>
        <Controls entry={entry} />
      </div>
      <div>
        <StateChip state={looks[state]} word={t(`state.${state}`)} />
      </div>
      {isGoing && (
        <Progress
          label={file.name}
          value={sent}
          max={Math.max(1, file.size)}
          detail={t('progress', { sent: bytesText(sent), all: bytesText(file.size) })}
        />
      )}
      <Trouble entry={entry} />
      <Arrived entry={entry} />
    </li>
  );
}
