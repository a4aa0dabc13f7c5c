import { lazy, Suspense, useState } from 'react';
import { Button, ButtonLink } from '../../parts/button';
import { EmptyState } from '../../parts/notes';
import { AcceptPlain } from './accept-plain';
import { QuestionCard } from './question-card';
import { useQuestionnaireCopy } from './questionnaire.copy';
import {
  askedIn,
  askedOf,
  keyOf,
  progressOf,
  subjectBefore,
  subjectKey,
  subjectsOf,
  type Subject,
} from './question-set.rules';
import { useSetWork } from './set-context';
import { useFoundCard } from './use-found-card';
import type { Place } from './section-nav';

const CopyDialog = lazy(() => import('./copy-dialog').then(({ CopyDialog: component }) => ({ default: component })));

type Step = { section: string; subject: Subject; name: string };

/* every part of the questionnaire in its order: a section and a subject */
function stepsOf(sections: Place['sections']): Step[] {
  return sections.flatMap((section) =>
    subjectsOf(askedIn([section])).map((subject) => ({
      ...{ section: section.id, subject, name: `${section.title}, ${subject.name}` },
    })),
  );
}

function Paging({ setId, sections, section, subject }: Place) {
  const t = useQuestionnaireCopy();
  const steps = stepsOf(sections);
  const at = steps.findIndex(
    (step) => step.section === section.id && subject && subjectKey(step.subject) === subjectKey(subject),
  );
  const href = ({ section: id, subject: about }: Step) =>
    `/questionnaires/${setId}?section=${id}&subject=${encodeURIComponent(subjectKey(about))}`;
  const [before, next] = [steps[at - 1], steps[at + 1]];
  return (
    <nav className="spread" aria-label={t('paging')}>
      {before ? (
        <ButtonLink small look="quiet" glyph="chevron-left" to={href(before)}>
          {t('before', { name: before.name })}
        </ButtonLink>
      ) : (
        <span />
      )}
      {next && (
        <ButtonLink small glyph="chevron-right" to={href(next)}>
          {t('next', { name: next.name })}
        </ButtonLink>
      )}
    </nav>
  );
}

function CopyButton({ from, to, section }: { from: Subject; to: Subject; section: Place['section'] }) {
  const t = useQuestionnaireCopy();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small glyph="copy" onPress={() => setOpen(true)}>
        {t('copy', { name: from.name })}
      </Button>
      {isOpen && (
        <Suspense>
          <CopyDialog from={from} to={to} section={section} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

type WorkProps = Place & {
  /** The question that the address names; it is brought into sight. */
  question: string | undefined;
};

/** The questions of one section about one subject. */
export function SubjectWork({ question, ...place }: WorkProps) {
  const t = useQuestionnaireCopy();
  const { set, answers, reviews } = useSetWork();
  const { section, subject } = place;
  const all = askedIn([section]);
  const asked = subject ? askedOf(all, subject) : [];
  const before = subject && subjectBefore(subjectsOf(all), subject);
  useFoundCard(asked.find((one) => one.question.id === question));
  if (!subject) return <EmptyState title={t('nothingAsked')}>{t('nothingAskedHelp')}</EmptyState>;
  const { answered } = progressOf(asked);
  return (
    <section className="stack" aria-label={`${section.title}, ${subject.name}`}>
      <header className="spread q-about">
        <div>
          <h2>{section.title}</h2>
          <p className="muted">
            {t(`kind.${subject.kind}`)}: <span className="strong">{subject.name}</span>
            {' · '}
            {t('progressOf', { answered, asked: asked.length })}
          </p>
        </div>
        {reviews && set.state === 'submitted' && <AcceptPlain section={section} />}
        {answers && before && <CopyButton from={before} to={subject} section={section} />}
      </header>
      {asked.map((one) => (
        <QuestionCard key={keyOf(one)} asked={one} />
      ))}
      <Paging {...place} />
    </section>
  );
}
