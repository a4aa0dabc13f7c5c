import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { newKey, useDeed } from '../../api/deed';
import { saveAnswer, type Given, type Section } from '../../api/questionnaires';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { useAnswerWords } from './answer-shown';
import { patchCells } from './patch-cells';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { addressOf, askedIn, askedOf, isAnswered, type Asked, type Subject } from './question-set.rules';
import { useSetWork } from './set-context';
import { told } from './use-answer';

type Copied = { to: Asked; given: Given };

/* what the one has answered and the other has not; a register answers for itself */
function copiesOf(section: Section, from: Subject, to: Subject): Copied[] {
  const asked = askedIn([section]);
  const earlier = askedOf(asked, from);
  return askedOf(asked, to).flatMap((one) => {
    const given = earlier.find(({ question }) => question.id === one.question.id)?.cell.answer;
    const open = !isAnswered(one.cell) && one.cell.editable && one.cell.register === null;
    return given && open && isAnswered({ answer: given }) ? [{ to: one, given }] : [];
  });
}

type CopyProps = { from: Subject; to: Subject; section: Section; onClose: () => void };

/** Takes chosen answers over from the subject before, each as a new answer. */
export function CopyDialog({ from, to, section, onClose }: CopyProps) {
  const t = useQuestionnaireCopy();
  const wordsOf = useAnswerWords();
  const queries = useQueryClient();
  const { set } = useSetWork();
  const [copies] = useState(() => copiesOf(section, from, to));
  const [chosen, setChosen] = useState(() => copies.map((copy) => copy.to.question.id));
  const wanted = copies.filter((copy) => chosen.includes(copy.to.question.id));
  const copy = useDeed(
    async (many: Copied[]) => {
      for (const { to: asked, given } of many) {
        const body = { ...addressOf(asked), after: asked.cell.answer?.number ?? 0, ...told(given) };
        patchCells(queries, set.id, await saveAnswer({ id: set.id, body }, { 'Idempotency-Key': newKey() }));
      }
    },
    {
      onDone: () => {
        toast({ title: t('copied', { count: wanted.length }) });
        onClose();
      },
    },
  );
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Dialog title={t('copyTitle', { name: from.name })} isOpen onClose={onClose} wide role="alertdialog">
      <p>{copies.length === 0 ? t('copyNone', { name: from.name }) : t('copyLede', { name: to.name })}</p>
      <div className="choices">
        {copies.map(({ to: { question }, given }) => (
          <Checkbox
            key={question.id}
            name={question.id}
            value={chosen.includes(question.id)}
            onChange={(on) => toggle(question.id, on)}
          >
            <span className="mono">{question.id}</span> {question.text}{' '}
            <span className="strong">{wordsOf(question, given)}</span>
          </Checkbox>
        ))}
      </div>
      <ProblemNote problem={copy.problem} />
      <DialogActions>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button
          look="primary"
          isPending={copy.isPending}
          isDisabled={wanted.length === 0}
          onPress={() => copy.submit(wanted)}
        >
          {t('copySubmit', { count: wanted.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
