import { useQueryClient } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { confirmAnswer } from '../../api/questionnaires';
import { Button } from '../../parts/button';
import { ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { AnswerShown } from './answer-shown';
import { useAnswerCopy } from './answer.copy';
import { patchCells } from './patch-cells';
import { addressOf, givenOf, type Asked } from './question-set.rules';
import { useSetWork } from './set-context';
import type { Answering } from './use-answer';

type ConfirmProps = { asked: Asked; answering: Answering; previousAnswerId: string };

function Confirm({ asked, answering, previousAnswerId }: ConfirmProps) {
  const t = useAnswerCopy();
  const { set } = useSetWork();
  const queries = useQueryClient();
  const { question, cell } = asked;
  const confirm = useDeed(confirmAnswer, {
    keepsQueries: true,
    onDone: (saved) => {
      patchCells(queries, set.id, saved);
      toast({ title: t('confirmed'), detail: question.id });
    },
  });
  const send = () =>
    confirm.submit({ id: set.id, body: { ...addressOf(asked), after: cell.answer?.number ?? 0, previousAnswerId } });
  const start = () => {
    const { previous } = cell;
    if (previous) answering.change(givenOf(previous));
  };
  return (
    <>
      <p className="sm muted">{t('previousHelp')}</p>
      <ProblemNote problem={confirm.problem} />
      <div className="row">
        <Button small look="primary" glyph="check" isPending={confirm.isPending} onPress={send}>
          {t('stillTrue')}
        </Button>
        {question.register === null && (
          <Button small onPress={start}>
            {t('startFrom')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What was answered in the last period, and the dated confirmation that alone carries it forward. */
export function PreviousAnswer({ asked, answering }: { asked: Asked; answering?: Answering }) {
  const t = useAnswerCopy();
  const { question, cell } = asked;
  const { previous } = cell;
  if (!previous) return null;
  const title = t(answering ? 'previous' : 'was', { period: previous.periodCode });
  return (
    <div className="q-previous">
      <h4>{title}</h4>
      <AnswerShown question={question} given={previous} caption={title} />
      {answering && <Confirm asked={asked} answering={answering} previousAnswerId={previous.answerId} />}
    </div>
  );
}
