import { useState } from 'react';
import { useDeed } from '../../api/deed';
import { acceptAnswers, type Section } from '../../api/questionnaires';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { askedIn, isPlain, type Asked } from './question-set.rules';
import { useReviewCopy } from './review.copy';
import { useSetWork } from './set-context';

type AcceptProps = { section: Section; plain: Asked[]; onClose: () => void };

/* each subject with the questions whose answers are accepted */
function bySubject(plain: readonly Asked[]): string {
  const found = new Map<string, string[]>();
  for (const { question, cell } of plain)
    found.set(cell.subjectName, [...(found.get(cell.subjectName) ?? []), question.id]);
  return [...found].map(([name, ids]) => `${name}: ${ids.join(', ')}`).join('; ');
}

function AcceptDialog({ section, plain: found, onClose }: AcceptProps) {
  const t = useReviewCopy();
  const { name } = useSession();
  const { set } = useSetWork();
  const [plain] = useState(found);
  const [reason, setReason] = useState('');
  const accept = useDeed(acceptAnswers, {
    onDone: ({ accepted }) => {
      toast({ title: t('acceptPlainDone', { count: accepted }), detail: section.title });
      onClose();
    },
  });
  const answerIds = plain.flatMap(({ cell }) => (cell.answer ? [cell.answer.id] : []));
  return (
    <ConfirmDialog
      title={t('acceptPlainTitle')}
      isOpen
      onClose={onClose}
      lede={t('acceptPlainLede')}
      record={[
        { label: t('acceptPlainSection'), value: section.title },
        { label: t('acceptPlainAnswers'), value: bySubject(plain) },
        { label: t('acceptedBy'), value: name },
      ]}
      confirmLabel={t('acceptPlainSubmit', { count: answerIds.length })}
      onConfirm={() => accept.do({ id: set.id, body: { section: section.id, answerIds, reason: reason.trim() } })}
    >
      <TextArea
        label={t('reason')}
        name="reason"
        optional
        rows={2}
        maxLength={4000}
        value={reason}
        onChange={setReason}
      />
    </ConfirmDialog>
  );
}

/** Accepts what nobody has to look at singly: the answers of a section, over all its subjects, that show no gap. */
export function AcceptPlain({ section }: { section: Section }) {
  const t = useReviewCopy();
  const [isOpen, setOpen] = useState(false);
  const plain = askedIn([section]).filter(({ cell }) => isPlain(cell));
  return (
    <>
      {plain.length > 0 && (
        <Button small glyph="check" onPress={() => setOpen(true)}>
          {t('acceptPlain', { count: plain.length })}
        </Button>
      )}
      {isOpen && <AcceptDialog section={section} plain={plain} onClose={() => setOpen(false)} />}
    </>
  );
}
