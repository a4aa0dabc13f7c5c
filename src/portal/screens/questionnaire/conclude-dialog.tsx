import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { concludeQuestionSet } from '../../api/questionnaires';
import { useSession } from '../../api/session';
import { RadioGroup } from '../../parts/choice-fields';
import { ConfirmDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { askedIn, figuresOf } from './question-set.rules';
import { useReviewCopy } from './review.copy';
import { useSetWork } from './set-context';
import { useGapWords } from './submit-dialog';

const decisions = ['reviewed', 'returned'] as const;

/** The reviewer's word on the whole set. */
export function ConcludeDialog({ onClose }: { onClose: () => void }) {
  const t = useReviewCopy();
  const q = useQuestionnaireCopy();
  const gapWords = useGapWords();
  const { name } = useSession();
  const { set } = useSetWork();
  const figures = figuresOf(askedIn(set.sections));
  const [decision, setDecision] = useState<(typeof decisions)[number]>(figures.returned > 0 ? 'returned' : 'reviewed');
  const [reason, setReason] = useState('');
  const conclude = useDeed(concludeQuestionSet, {
    onDone: () => {
      toast({ title: t('concluded') });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('concludeTitle')}
      isOpen
      onClose={onClose}
      lede={t('concludeLede')}
      record={[
        { label: q('vendor'), value: `${set.vendorName}, ${set.periodCode}` },
        { label: t('conclusion'), value: t(`conclude.${decision}`) },
        { label: q('returned'), value: figures.returned },
        { label: t('undecided'), value: figures.undecided },
        { label: q('gaps'), value: gapWords(figures.gaps) },
        { label: t('by'), value: name },
      ]}
      confirmLabel={t('concludeSubmit')}
      isDisabled={decision === 'returned' && reason.trim() === ''}
      onConfirm={() => conclude.do({ id: set.id, body: { decision, reason: reason.trim() } })}
    >
      <RadioGroup
        label={t('conclusion')}
        name="decision"
        layout="boxed"
        options={decisions.map((id) => ({ id, label: t(`conclude.${id}`), detail: t(`concludeHint.${id}`) }))}
        value={decision}
        onChange={setDecision}
      />
      <TextArea
        label={t('concludeReason')}
        name="reason"
        optional={decision === 'reviewed'}
        rows={3}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}
