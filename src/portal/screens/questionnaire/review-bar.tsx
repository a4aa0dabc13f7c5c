import { lazy, Suspense, useState } from 'react';
import { askAboutAnswer, decideAnswer, type Answer } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { useAnswerWords } from './answer-shown';
import { useQuestionnaireCopy } from './questionnaire.copy';
import type { Asked } from './question-set.rules';
import { ReasonDialog } from './reason-dialog';
import { useReviewCopy } from './review.copy';
import { useSetWork } from './set-context';

const FindingDialog = lazy(() =>
  import('../findings/finding-dialog').then(({ FindingDialog: component }) => ({ default: component })),
);

type Doing = 'accepted' | 'returned' | 'ask' | 'finding' | null;
type DeedProps = { asked: Asked; answer: Answer; doing: Doing; onClose: () => void };

function Decide({ asked, answer, decision, onClose }: DeedProps & { decision: 'accepted' | 'returned' }) {
  const t = useReviewCopy();
  const names = { id: asked.question.id, subject: asked.cell.subjectName };
  const accepts = decision === 'accepted';
  return (
    <ReasonDialog
      title={t(accepts ? 'acceptTitle' : 'returnTitle', names)}
      label={t('reason')}
      field="reason"
      hint={t(accepts ? 'acceptReasonHint' : 'returnReasonHint')}
      optional={accepts && asked.cell.gap.gap === 'none'}
      submit={t(accepts ? 'acceptSubmit' : 'returnSubmit')}
      done={t(accepts ? 'acceptedNow' : 'returnedNow')}
      perform={(reason, headers) => decideAnswer({ id: answer.id, body: { decision, reason } }, headers)}
      onClose={onClose}
    />
  );
}

function Finding({ asked, answer, onClose }: Pick<DeedProps, 'asked' | 'answer' | 'onClose'>) {
  const t = useReviewCopy();
  const q = useQuestionnaireCopy();
  const { set } = useSetWork();
  const wordsOf = useAnswerWords();
  const { question, cell } = asked;
  const { gap, reason } = cell.gap;
  const severity = gap === 'critical' ? 'critical' : gap === 'major' ? 'high' : 'medium';
  const queries = cell.queries.filter(({ state }) => state !== 'resolved' && state !== 'cleared');
  const references = [
    { kind: 'answer' as const, id: answer.id },
    ...queries.map(({ id }) => ({ kind: 'answer_query' as const, id })),
  ];
  const named = gap === 'none' ? question.text : q(`gap.${gap}`).toLowerCase();
  return (
    <Suspense>
      <FindingDialog
        vendorId={set.vendorId}
        source={{ sourceKind: 'questionnaire', sourceId: set.id, references }}
        prefilled={{
          severity,
          title: t('findingTitle', { id: question.id, subject: cell.subjectName, gap: named }).slice(0, 200),
          description: t('findingText', { question: question.text, answer: wordsOf(question, cell.answer), reason }),
        }}
        onClose={onClose}
      />
    </Suspense>
  );
}

function Deed(props: DeedProps) {
  const t = useReviewCopy();
  const { asked, answer, doing, onClose } = props;
  if (doing === 'accepted' || doing === 'returned') return <Decide {...props} decision={doing} />;
  if (doing === 'finding') return <Finding asked={asked} answer={answer} onClose={onClose} />;
  if (doing !== 'ask') return null;
  return (
    <ReasonDialog
      title={t('askTitle', { id: asked.question.id, subject: asked.cell.subjectName })}
      label={t('question')}
      field="text"
      submit={t('askSubmit')}
      done={t('asked')}
      perform={(text, headers) => askAboutAnswer({ id: answer.id, body: { text } }, headers)}
      onClose={onClose}
    />
  );
}

/** What a reviewer does with one answer. */
export function ReviewBar({ asked }: { asked: Asked }) {
  const t = useReviewCopy();
  const may = useMay();
  const [doing, setDoing] = useState<Doing>(null);
  const { answer, decision } = asked.cell;
  if (!answer) return null;
  const id = asked.question.id;
  const label = (word: string) => ({ 'aria-label': `${word} ${id}, ${asked.cell.subjectName}` });
  return (
    <div className="row q-review">
      {decision?.decision !== 'accepted' && (
        <Button small glyph="check" {...label(t('accept'))} onPress={() => setDoing('accepted')}>
          {t('accept')}
        </Button>
      )}
      {decision?.decision !== 'returned' && (
        <Button small glyph="back" {...label(t('return'))} onPress={() => setDoing('returned')}>
          {t('return')}
        </Button>
      )}
      <Button small look="quiet" glyph="question" {...label(t('ask'))} onPress={() => setDoing('ask')}>
        {t('ask')}
      </Button>
      {may('findings.write') && (
        <Button small look="quiet" glyph="flag" {...label(t('finding'))} onPress={() => setDoing('finding')}>
          {t('finding')}
        </Button>
      )}
      <Deed asked={asked} answer={answer} doing={doing} onClose={() => setDoing(null)} />
    </div>
  );
}
