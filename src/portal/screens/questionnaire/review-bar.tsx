import { lazy, Suspense, useState } from 'react';
import { askAboutAnswer, decideAnswer, type Answer } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { useAnswerWords } from './answer-shown';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { isLive, type Asked } from './question-set.rules';
import { ReasonDialog } from '../reason/reason-dialog';
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

/* the finding names the answer, and every query about it that is not settled */
function Finding({ asked, answer, onClose }: Pick<DeedProps, 'asked' | 'answer' | 'onClose'>) {
  const t = useReviewCopy();
  const q = useQuestionnaireCopy();
  const { set } = useSetWork();
  const wordsOf = useAnswerWords();
  const { question, cell } = asked;
  const { gap, reason } = cell.gap;
  const severity = gap === 'critical' ? 'critical' : gap === 'major' ? 'high' : 'medium';
  const queries = cell.queries.filter(isLive);
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

type Begin = { asked: Asked; begin: (doing: Doing) => void };
const nameOf = (word: string, { question, cell }: Asked) => `${word} ${question.id}, ${cell.subjectName}`;

/* accepting and returning: while the set is submitted, and what was not decided so already */
function Decisions({ asked, begin }: Begin) {
  const t = useReviewCopy();
  const { set } = useSetWork();
  const now = asked.cell.decision?.decision;
  if (set.state !== 'submitted') return null;
  return (
    <>
      {now !== 'accepted' && (
        <Button small glyph="check" aria-label={nameOf(t('accept'), asked)} onPress={() => begin('accepted')}>
          {t('accept')}
        </Button>
      )}
      {now !== 'returned' && (
        <Button small glyph="back" aria-label={nameOf(t('return'), asked)} onPress={() => begin('returned')}>
          {t('return')}
        </Button>
      )}
    </>
  );
}

/** What a reviewer does with one answer. */
export function ReviewBar({ asked }: { asked: Asked }) {
  const t = useReviewCopy();
  const may = useMay();
  const [doing, setDoing] = useState<Doing>(null);
  const { answer } = asked.cell;
  if (!answer) return null;
  return (
    <div className="row q-review">
      <Decisions asked={asked} begin={setDoing} />
      <Button small look="quiet" glyph="question" aria-label={nameOf(t('ask'), asked)} onPress={() => setDoing('ask')}>
        {t('ask')}
      </Button>
      {may('findings.write') && (
        <Button
          small
          look="quiet"
          glyph="flag"
          aria-label={nameOf(t('finding'), asked)}
          onPress={() => setDoing('finding')}
        >
          {t('finding')}
        </Button>
      )}
      <Deed asked={asked} answer={answer} doing={doing} onClose={() => setDoing(null)} />
    </div>
  );
}
