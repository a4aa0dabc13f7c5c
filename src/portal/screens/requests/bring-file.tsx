import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { requestFilesPath } from '../../api/requests';
import { Button } from '../../parts/button';
import { DropZone } from '../../parts/file-button';
import { Form } from '../../parts/form';
import { bytesText } from '../../parts/format';
import { Progress, ProblemNote } from '../../parts/notes';
import { messageFor, problemOf, type Problem } from '../../parts/problem';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { sendFile, type Sending } from '../evidence/upload-run';
import { useRequestsCopy } from './requests.copy';

/* what is said of the bytes themselves, whichever door said it */
const ofFile = ({ errors, code, detail }: Problem): string | undefined =>
  code === 'too-large'
    ? detail
    : (messageFor(errors, 'file') ?? messageFor(errors, 'metadata.filename') ?? unplaced(errors));
const unplaced = (errors: Problem['errors']): string | undefined =>
  errors?.find(({ pointer }) => pointer === '' || pointer === '/metadata/sha256')?.message;

function useBringing(requestId: string, done: () => void) {
  const queries = useQueryClient();
  const sending = useRef<Sending | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const halt = (why: Problem | null) => {
    sending.current = null;
    setSent(null);
    setProblem(why);
  };
  const begin = async (file: File, { title, source }: { title: string; source: string }) => {
    setSent(0);
    setProblem(null);
    const metadata = {
      requestId,
      filename: file.name,
      filetype: file.type,
      title: title.trim(),
      source: source.trim(),
    };
    try {
      sending.current = await sendFile(
        { file, metadata, path: requestFilesPath },
        {
          onProgress: setSent,
          onProblem: halt,
          onReceived: () => {
            halt(null);
            done();
            void queries.invalidateQueries({ queryKey: ['audit-requests', requestId] });
          },
        },
      );
    } catch (error) {
      halt(problemOf(error));
    }
  };
  const stop = () => {
    void sending.current?.cancel();
    halt(null);
  };
  return { sent, problem, begin, stop };
}

function Bringing({ file, sent, onStop }: { file: File; sent: number; onStop: () => void }) {
  const t = useRequestsCopy();
  return (
    <div className="stack-tight">
      <Progress label={t('bringing', { name: file.name })} value={sent} max={file.size} />
      <div>
        <Button onPress={onStop}>{t('stopBringing')}</Button>
      </div>
    </div>
  );
}

/* the problem is told once: beside the file, beside another field, or below them all */
function FileProblem({ problem, missing }: { problem: Problem | null; missing: boolean }) {
  const t = useRequestsCopy();
  const about = missing ? t('fileMissing') : problem && ofFile(problem);
  if (about)
    return (
      <p className="sub tone-bad" role="alert">
        {about}
      </p>
    );
  return (problem?.errors ?? []).length === 0 ? <ProblemNote problem={problem} /> : null;
}

function ChooseFile({ file, onChoose }: { file: File | null; onChoose: (file: File | null) => void }) {
  const t = useRequestsCopy();
  const chosen = file && t('chosenFile', { name: file.name, size: bytesText(file.size) });
  return (
    <DropZone
      title={t('ownFile')}
      hint={chosen ?? t('noFileChosen')}
      button={t('chooseFile')}
      onFiles={([first]) => onChoose(first ?? null)}
    />
  );
}

/** Brings one file for the request: what was typed stays when it is refused, and the reason stands beside the field. */
export function BringFile({ requestId }: { requestId: string }) {
  const t = useRequestsCopy();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [source, setSource] = useState('');
  const [missing, setMissing] = useState(false);
  const { sent, problem, begin, stop } = useBringing(requestId, () => {
    toast({ title: t('brought', { name: file?.name ?? '' }) });
    setFile(null);
    setTitle('');
    setSource('');
  });
  const submit = () => {
    setMissing(file === null);
    if (file !== null) void begin(file, { title, source });
  };
  if (sent !== null && file !== null) return <Bringing file={file} sent={sent} onStop={stop} />;
  return (
    <Form errors={problem?.errors} onSubmit={submit} label={t('bring')}>
      <ChooseFile file={file} onChoose={setFile} />
      <FileProblem problem={problem} missing={missing && file === null} />
      <div className="form-row">
        <TextField
          label={t('fileSource')}
          name="metadata.source"
          hint={t('fileSourceHint')}
          value={source}
          onChange={setSource}
        />
        <TextField
          label={t('fileTitle')}
          name="metadata.title"
          optional
          hint={t('fileTitleHint')}
          value={title}
          onChange={setTitle}
        />
      </div>
      <div>
        <Button type="submit">{t('bring')}</Button>
      </div>
    </Form>
  );
}
