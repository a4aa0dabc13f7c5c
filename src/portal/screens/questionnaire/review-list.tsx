import { useState } from 'react';
import { Button } from '../../parts/button';
import { EmptyState } from '../../parts/notes';
import { QuestionCard } from './question-card';
import { useQuestionnaireCopy } from './questionnaire.copy';
import { askedIn, byGravity, keyOf, passes, type ReviewFilter } from './question-set.rules';
import { useReviewCopy } from './review.copy';
import { useSetWork } from './set-context';

const STEP = 20;

/** The answers of all sections that are of one kind: gaps (gravest first), contradictions, changes and so on. */
export function ReviewList({ filter }: { filter: ReviewFilter }) {
  const t = useReviewCopy();
  const q = useQuestionnaireCopy();
  const { set } = useSetWork();
  const [size, setSize] = useState(STEP);
  const found = askedIn(set.sections).filter((one) => passes(filter, one));
  const sorted = filter === 'gaps' ? byGravity(found) : found;
  if (found.length === 0) return <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>;
  return (
    <section className="stack" aria-label={t(`filter.${filter}`)}>
      <header className="q-about">
        <h2>{t(`filter.${filter}`)}</h2>
        <p className="muted" role="status">
          {t('across', { count: found.length })}
        </p>
      </header>
      {sorted.slice(0, size).map((one) => (
        <QuestionCard
          key={keyOf(one)}
          asked={one}
          about={`${q(`kind.${one.cell.subjectKind}`)}: ${one.cell.subjectName}`}
        />
      ))}
      {found.length > size && (
        <div>
          <Button onPress={() => setSize(size + STEP)}>
            {t('more', { count: Math.min(STEP, found.length - size) })}
          </Button>
        </div>
      )}
    </section>
  );
}
