import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../parts/button';
import { utcText } from '../../parts/format';
import { Glyph } from '../../parts/glyph';
import { ProblemNote } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { AnswerField } from './answer-field';
import { AnswerShown } from './answer-shown';
import { useAnswerCopy } from './answer.copy';
import { CellEvidence } from './cell-evidence';
import { CellQueries } from './cell-queries';
import { ConflictNote } from './conflict-note';
import { isBlank } from './answer.rules';
import { PreviousAnswer } from './previous-answer';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { QuestionFacts } from './question-facts';
import { cellKey, hasChanged, isAnswered, isReturned, keyOf, type Asked } from './question-set.rules';
import { RegisterView } from './register-view';
import { ReviewBar } from './review-bar';
import { SaveState } from './save-state';
import { useSetWork } from './set-context';
import { useAnswer, type Answering } from './use-answer';

function GapChip({ asked: { cell } }: { asked: Asked }) {
  const t = useQuestionnaireCopy();
  const { gap } = cell.gap;
  return gap === 'none' || !isAnswered(cell) ? null : <StateChip state={gap} word={t(`gap.${gap}`)} />;
}

function GapReason({ asked: { cell } }: { asked: Asked }) {
  const { gap, reason } = cell.gap;
  if (gap === 'none' || !isAnswered(cell)) return null;
  return <p className={`sm tone-${gap === 'minor' ? 'warn' : 'bad'}`}>{reason}</p>;
}

function Chips({ asked }: { asked: Asked }) {
  const t = useAnswerCopy();
  const { cell } = asked;
  return (
    <>
      <GapChip asked={asked} />
      {cell.decision && <StateChip state={cell.decision.decision} />}
      {cell.previous && hasChanged(cell) && (
        <StateChip state="reopened" word={t('changedSince', { period: cell.previous.periodCode })} />
      )}
    </>
  );
}

function NoteField({ answering: { given, change, errors } }: { answering: Answering }) {
  const t = useAnswerCopy();
  const [isOpen, setOpen] = useState(!isBlank(given.note));
  if (!isOpen)
    return (
      <Button small look="quiet" glyph="plus" onPress={() => setOpen(true)}>
        {t('addNote')}
      </Button>
    );
  return (
    <TextArea
      label={t('note')}
      name="note"
      optional
      rows={2}
      maxLength={2000}
      hint={t('noteHint')}
      errors={errors}
      value={given.note}
      onChange={(note) => change({ note })}
    />
  );
}

/* what keeps the answer from arriving */
function Obstacle({ asked, answering }: { asked: Asked; answering: Answering }) {
  if (answering.isConflict) return <ConflictNote asked={asked} answering={answering} />;
  const { state, problem } = answering;
  /* what the screen itself holds back is said beside its field */
  return state === 'refused' && problem?.code !== 'not-sent' ? <ProblemNote problem={problem} /> : null;
}

function Work({ asked, answering }: { asked: Asked; answering: Answering }) {
  const { question, cell } = asked;
  const fromRegister = cell.register !== null;
  const mayBeConfirmed = !isAnswered(cell) && answering.state === 'idle' && !fromRegister;
  return (
    <>
      {mayBeConfirmed && <PreviousAnswer asked={asked} answering={answering} />}
      {fromRegister ? <RegisterView asked={asked} /> : <AnswerField question={question} answering={answering} />}
      <Obstacle asked={asked} answering={answering} />
      <div className="q-extras">
        {!fromRegister && <NoteField answering={answering} />}
        <CellEvidence asked={asked} />
      </div>
    </>
  );
}

function Reading({ asked }: { asked: Asked }) {
  const { question, cell } = asked;
  return (
    <>
      <AnswerShown question={question} given={cell.answer} />
      {cell.previous && (hasChanged(cell) || !isAnswered(cell)) && <PreviousAnswer asked={asked} />}
      <CellEvidence asked={asked} />
    </>
  );
}

/* a follow-up that takes over why it is asked from its question does not say it again */
function FactsOf({ asked: { question, cell } }: { asked: Asked }) {
  const { cells } = useSetWork();
  const before = question.parent === null ? undefined : cells.get(cellKey({ ...cell, questionId: question.parent }));
  return before?.question.why === question.why ? null : <QuestionFacts question={question} />;
}

function Returned({ asked: { cell } }: { asked: Asked }) {
  const t = useAnswerCopy();
  if (!isReturned(cell) || !cell.decision) return null;
  return (
    <div className="note t-warn">
      <Glyph name="back" />
      <div className="note-body">
        <p className="note-title">{t('returned', { name: cell.decision.byName })}</p>
        <p>{cell.decision.reason}</p>
      </div>
    </div>
  );
}

function AnsweredBy({ asked: { cell } }: { asked: Asked }) {
  const t = useAnswerCopy();
  const { answer, decision } = cell;
  if (!answer) return null;
  const said = t('answeredBy', { name: answer.answeredByName, at: utcText(answer.answeredAt) });
  const accepted =
    decision?.decision === 'accepted' ? t('accepted', { name: decision.byName, at: utcText(decision.at) }) : '';
  return (
    <p className="muted sm">
      {[
        `${said}${answer.source === 'typed' ? '' : `, ${t(`source.${answer.source}`)}`}`,
        accepted,
        decision?.decision === 'accepted' && decision.reason,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

type CardProps = {
  asked: Asked;
  /** Where the subject is not the one on the screen: its name. */
  about?: string;
  children?: ReactNode;
};

/** One question asked of one subject: the words, the answer, and everything that was said about it. */
export function QuestionCard({ asked, about, children }: CardProps) {
  const { set, answers, reviews } = useSetWork();
  const { question, cell } = asked;
  const editable = answers && cell.editable;
  const answering = useAnswer(set.id, asked);
  const heading = useId();
  const leave = (target: EventTarget, next: EventTarget | null) => {
    if (!(next instanceof Node && (target as Node).contains(next))) answering.leave();
  };
  return (
    <article
      className={question.parent === null ? 'q' : 'q q-follow'}
      id={keyOf(asked)}
      tabIndex={-1}
      aria-labelledby={heading}
      onBlur={(event) => leave(event.currentTarget, event.relatedTarget)}
    >
      <header className="q-head">
        <div className="row">
          <span className="mono sm muted">{question.id}</span>
          {about && <span className="sm strong">{about}</span>}
          <Chips asked={asked} />
        </div>
        {(editable || answering.state === 'saved') && <SaveState answering={answering} />}
      </header>
      <h3 id={heading}>{question.text}</h3>
      <FactsOf asked={asked} />
      <Returned asked={asked} />
      <CellQueries asked={asked} />
      {editable ? <Work asked={asked} answering={answering} /> : <Reading asked={asked} />}
      <GapReason asked={asked} />
      <AnsweredBy asked={asked} />
      {reviews && <ReviewBar asked={asked} />}
      {children}
    </article>
  );
}
