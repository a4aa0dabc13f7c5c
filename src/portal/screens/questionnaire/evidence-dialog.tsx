import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { evidenceQuery } from '../../api/evidence';
import { setAnswerEvidence } from '../../api/questionnaires';
import { Button, ButtonLink } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAnswerCopy } from './answer.copy';
import { addressOf, type Asked } from './question-set.rules';
import { useSetWork } from './set-context';

type File = { id: string; label: string; counts: boolean };

/* files of the register by their newest version, and those chosen before in the version that was chosen */
function useFiles({ question, cell }: Asked, words: string): File[] | null {
  const { set } = useSetWork();
  const { data } = useQuery(evidenceQuery({ vendorId: set.vendorId }));
  if (!data) return null;
  const chosen = cell.evidence.map(({ evidenceVersionId: id, title, fileName }) => ({
    ...{ id, label: `${title}, ${fileName}`, counts: true },
  }));
  const others = data.items
    .filter(({ withdrawnAt, latest }) => withdrawnAt === null && !chosen.some(({ id }) => id === latest.id))
    .map(({ ref, title, kind, kindTitle, latest }) => ({
      ...{ id: latest.id, label: `${ref} ${title}, ${kindTitle}`, counts: question.evidence.includes(kind) },
    }))
    .sort((a, b) => Number(b.counts) - Number(a.counts));
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return [...chosen, ...others].filter(({ label }) => wanted.every((word) => label.toLowerCase().includes(word)));
}

/** Chooses the files of the evidence register that show an answer. */
export function EvidenceDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useAnswerCopy();
  const { set } = useSetWork();
  const [words, setWords] = useState('');
  const [ids, setIds] = useState(asked.cell.evidence.map(({ evidenceVersionId }) => evidenceVersionId));
  const files = useFiles(asked, words);
  const keep = useDeed(setAnswerEvidence, {
    onDone: () => {
      toast({ title: t('evidenceKept'), detail: asked.question.id });
      onClose();
    },
  });
  const toggle = (id: string, on: boolean) => setIds(on ? [...ids, id] : ids.filter((one) => one !== id));
  const send = () => keep.submit({ id: set.id, body: { ...addressOf(asked), evidenceVersionIds: ids } });
  return (
    <Dialog title={t('evidenceTitle', { id: asked.question.id })} isOpen onClose={onClose} wide>
      <p className="muted">{t('evidenceLede')}</p>
      <TextField label={t('evidenceFind')} name="find" optional value={words} onChange={setWords} />
      {!files && <Loading lines={4} />}
      {files?.length === 0 && words === '' && (
        <EmptyState
          title={t('evidenceNone')}
          action={
            <ButtonLink small to="/evidence">
              {t('evidenceBring')}
            </ButtonLink>
          }
        />
      )}
      {files && files.length > 0 && (
        /* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard */
        <div className="q-files" tabIndex={0} role="group" aria-label={t('evidence')}>
          {files.map(({ id, label, counts }) => (
            <Checkbox key={id} name={id} value={ids.includes(id)} onChange={(on) => toggle(id, on)}>
              {label} {counts && <span className="muted sm">{t('evidenceCounts')}</span>}
            </Checkbox>
          ))}
        </div>
      )}
      <ProblemNote problem={keep.problem} />
      <DialogActions>
        <span className="muted sm" role="status">
          {t('evidenceChosen', { count: ids.length })}
        </span>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button look="primary" isPending={keep.isPending} onPress={send}>
          {t('evidenceSave')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
