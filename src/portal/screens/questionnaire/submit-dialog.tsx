import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { submitQuestionSet } from '../../api/questionnaires';
import { useSession } from '../../api/session';
import { ConfirmDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { askedIn, figuresOf } from './question-set.rules';
import { useSetWork } from './set-context';

/** Gap counts in words: `1 critical, 2 major`. */
export function useGapWords() {
  const t = useQuestionnaireCopy();
  return (gaps: Record<'minor' | 'major' | 'critical', number>) =>
    (['critical', 'major', 'minor'] as const)
      .filter((severity) => gaps[severity] > 0)
      .map((severity) => t('gapCount', { count: gaps[severity], severity: t(`severity.${severity}`) }))
      .join(', ') || t('noGaps');
}

/** The step before the answers are handed over: exactly what will be recorded. */
export function SubmitDialog({ onClose }: { onClose: () => void }) {
  const t = useQuestionnaireCopy();
  const gapWords = useGapWords();
  const { name } = useSession();
  const { set } = useSetWork();
  const [note, setNote] = useState('');
  const submit = useDeed(submitQuestionSet, {
    onDone: () => {
      toast({ title: t('submitted'), detail: set.periodCode });
      onClose();
    },
  });
  const { asked, answered, gaps, unknown } = figuresOf(askedIn(set.sections));
  return (
    <ConfirmDialog
      title={t('submitTitle')}
      isOpen
      onClose={onClose}
      lede={t('submitLede')}
      record={[
        { label: t('vendor'), value: set.vendorName },
        { label: t('period'), value: `${set.periodCode}, ${set.questionnaire}` },
        { label: t('progress'), value: t('progressOf', { answered, asked }) },
        { label: t('unknownNow'), value: unknown },
        { label: t('gaps'), value: gapWords(gaps) },
        { label: t('by'), value: name },
      ]}
      confirmLabel={t('submitConfirm')}
      onConfirm={() => submit.do({ id: set.id, body: { note: note.trim() } })}
    >
      <TextArea label={t('note')} name="note" optional rows={2} maxLength={4000} value={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
