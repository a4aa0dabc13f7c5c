import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { evidenceQuery } from '../../api/evidence';
import type { Obligation } from '../../api/obligations';
import { useSession } from '../../api/session';
import { submitForReview } from '../../api/submissions';
import { ConfirmDialog } from '../../parts/dialog';
import { Note } from '../../parts/notes';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { nameOf } from '../evidence/obligation-picker';
import { useRequirementsCopy } from './requirements.copy';

type SubmitDialogProps = { obligations: Obligation[]; onClose: () => void; onDone?: () => void };

/** Shows what goes to the reviewer, and what of it has no file, before it is submitted. */
export function SubmitDialog({ obligations, onClose, onDone }: SubmitDialogProps) {
  const t = useRequirementsCopy();
  const { name } = useSession();
  const [note, setNote] = useState('');
  const brought = useQueries({
    queries: obligations.map(({ id }) => evidenceQuery({ obligationId: id })),
    combine: (results) => results.map(({ data }) => data?.items.filter((item) => item.withdrawnAt === null).length),
  });
  const submit = useDeed(submitForReview, {
    onDone: ({ ref, lines }) => {
      toast({ title: t('submitDone', { ref }), detail: t('submitDoneDetail', { count: lines }) });
      onDone?.();
      onClose();
    },
  });
  const periods = [...new Set(obligations.map(({ periodCode }) => periodCode))];
  const body = { obligationIds: obligations.map(({ id }) => id), ...(note.trim() && { note: note.trim() }) };
  const files = (count: number | undefined) =>
    count === undefined ? '…' : count === 0 ? t('nothingBrought') : t('brought', { count });
  return (
    <ConfirmDialog
      title={t('submitTitle')}
      isOpen
      onClose={onClose}
      lede={t('submitLede')}
      confirmLabel={t('submit', { count: obligations.length })}
      isDisabled={periods.length !== 1}
      record={[
        ...obligations.map((one, at) => ({ label: files(brought[at]), value: nameOf(one) })).map(asLine),
        { label: t('recordPeriod'), value: periods.join(', ') },
        { label: t('recordBy'), value: name },
      ]}
      onConfirm={() => submit.do(body)}
    >
      {periods.length > 1 && <Note tone="warn" title={t('twoPeriods')} live />}
      {brought.includes(0) && (
        <Note tone="warn" title={t('someEmpty')}>
          <p>{t('someEmptyHelp')}</p>
        </Note>
      )}
      <TextArea label={t('note')} name="note" optional maxLength={4000} value={note} onChange={setNote} />
    </ConfirmDialog>
  );
}

const asLine = ({ label, value }: { label: string; value: string }) => ({ label: value, value: label });
