import type { Exercise } from '../../../api/exercises';
import { AppLink } from '../../../parts/app-link';
import { Card } from '../../../parts/card';
import { KeyValue } from '../../../parts/facts';
import { shortDateText } from '../../../parts/format';
import { DateText } from '../../../parts/measures';
import { Note } from '../../../parts/notes';
import { StateChip } from '../../../parts/state-chip';
import { DeferralDeeds, deferralChip } from './decide-deferral';
import { ExerciseAreas } from './exercise-areas';
import { ExerciseLinks } from './exercise-links';
import { RetestedFinding } from './finding-retests';
import { useDeferralCopy } from './deferral.copy';
import { useProgrammeCopy } from './programme.copy';
import './programme.css';

type Deferral = Exercise['programme']['deferrals'][number];

function useRequestWords() {
  const t = useDeferralCopy();
  return ({ kind, plannedBefore, proposedOn, reason, requestedByName: name }: Deferral) => {
    const from = shortDateText(plannedBefore);
    const what =
      kind === 'cancellation'
        ? t('cancelIt', { from })
        : t('postponeTo', { from, to: shortDateText(proposedOn ?? '') });
    return t('waitsWords', { name: name ?? '–', what, reason });
  };
}

/** A request that waits, said at the head of the exercise. */
export function WaitingRequest({ exercise }: { exercise: Exercise }) {
  const t = useDeferralCopy();
  const words = useRequestWords();
  const waiting = exercise.programme.deferrals.find(({ state }) => state === 'requested');
  if (!waiting) return null;
  return (
    <Note tone="warn" title={t('waits')}>
      <p>{words(waiting)}</p>
      <p className="muted sm">{waiting.approvalRule}</p>
      <DeferralDeeds asked={waiting} exerciseRef={exercise.ref} />
    </Note>
  );
}

function History({ deferrals }: { deferrals: readonly Deferral[] }) {
  const t = useDeferralCopy();
  const words = useRequestWords();
  if (deferrals.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t('history')}</h3>
      <ul className="cal-list">
        {deferrals.map((one) => (
          <li key={one.id} className="spread">
            <span>
              {words(one)}
              <span className="sub">{one.approvalRule}</span>
              {one.decidedByName && (
                <span className="sub">
                  {one.decidedByName}
                  {one.decisionNote && `: ${one.decisionNote}`}
                </span>
              )}
            </span>
            <StateChip state={deferralChip(one.state)} word={t(`state.${one.state}`)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Retests({ exercise }: { exercise: Exercise }) {
  const t = useProgrammeCopy();
  const { retestOf, retestedBy, retestFindingId } = exercise.programme;
  return (
    <>
      {retestOf && (
        <p>
          {t('retest')} <AppLink to={`/exercises/${retestOf.id}`}>{`${retestOf.ref} ${retestOf.title}`}</AppLink>
        </p>
      )}
      {retestFindingId && <RetestedFinding findingId={retestFindingId} />}
      {retestedBy.map((one) => (
        <p key={one.id}>
          {t('retestedBy')} <AppLink to={`/exercises/${one.id}`}>{`${one.ref} ${one.title}`}</AppLink>{' '}
          <DateText short date={one.plannedOn} /> <StateChip state={one.outcome ?? one.state} />
        </p>
      ))}
    </>
  );
}

/** How an exercise stands in the programme: its agreed day, what was put off, retests, areas and what it rides on. */
export function ExerciseInProgramme({ exercise }: { exercise: Exercise }) {
  const t = useProgrammeCopy();
  const { agreedIn, deferrals } = exercise.programme;
  return (
    <>
      <Card title={t('standingTitle')}>
        <KeyValue
          items={[
            { label: t('agreedIn'), value: agreedIn ?? t('notAgreed') },
            { label: t('isTest'), value: exercise.isTest ? t('yes') : t('no') },
            { label: t('observed'), value: exercise.observedByRegistrant ? t('yes') : t('no') },
          ]}
        />
        <Retests exercise={exercise} />
        <History deferrals={deferrals} />
      </Card>
      <ExerciseAreas exercise={exercise} />
      <ExerciseLinks exercise={exercise} />
    </>
  );
}
