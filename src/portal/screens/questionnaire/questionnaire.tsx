import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { questionSetQuery, type QuestionSet } from '../../api/questionnaires';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { shortDateText } from '../../parts/format';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { Leftovers } from './leftovers';
import { useQuestionnaireCopy } from './questionnaire.copy';
import {
  askedIn,
  figuresOf,
  keyOf,
  passes,
  reviewFilters,
  subjectKey,
  subjectsOf,
  type Asked,
  type ReviewFilter,
} from './question-set.rules';
import { ReviewList } from './review-list';
import { useReviewCopy } from './review.copy';
import { SetActions } from './set-actions';
import { SectionNav, SectionSwitch, type Place } from './section-nav';
import { SetFigures } from './set-figures';
import { setLook, setStanding } from './set-look';
import { SetWorkContext, useSetWork, type SetWork } from './set-context';
import { SubjectWork } from './subject-work';
import { UnsavedNote } from './unsaved-note';
import './questionnaire.css';

export type QuestionnaireSearch = {
  section?: string | undefined;
  subject?: string | undefined;
  question?: string | undefined;
  /** One kind of answers over all sections, or what is left. */
  show?: ReviewFilter | 'left' | undefined;
};

type ScreenProps = { id: string; search: QuestionnaireSearch };

function StateNote() {
  const t = useQuestionnaireCopy();
  const r = useReviewCopy();
  const { set } = useSetWork();
  if (set.state === 'returned')
    return (
      <Note tone="warn" title={t('returnedNote')}>
        <p>{set.returnReason}</p>
      </Note>
    );
  if (set.state === 'open') return null;
  if (set.state === 'submitted') return <Note tone="info">{t('submittedNote')}</Note>;
  const { undecided } = figuresOf(askedIn(set.sections));
  return (
    <Note tone="info">
      {[t('reviewedNote'), undecided > 0 && r('undecidedNote', { count: undecided })].filter(Boolean).join(' ')}
    </Note>
  );
}

function FilterSelect({ asked, show }: { asked: Asked[]; show: ReviewFilter | 'left' | undefined }) {
  const t = useReviewCopy();
  const { set } = useSetWork();
  const navigate = useNavigate();
  const options = reviewFilters.map((id) => ({
    id,
    label: t('withCount', { word: t(`filter.${id}`), count: asked.filter((one) => passes(id, one)).length }),
  }));
  return (
    <Select
      label={t('filter')}
      name="show"
      emptyLabel={t('filter.all')}
      options={options}
      value={show === undefined || show === 'left' ? '' : show}
      onChange={(id) =>
        void navigate({ to: '/questionnaires/$id', params: { id: set.id }, search: id === '' ? {} : { show: id } })
      }
    />
  );
}

function placeIn(set: QuestionSet, search: QuestionnaireSearch): Place | null {
  const [first] = set.sections;
  if (!first) return null;
  const section = set.sections.find(({ id }) => id === search.section) ?? first;
  const subjects = subjectsOf(askedIn([section]));
  const subject = subjects.find((one) => subjectKey(one) === search.subject) ?? subjects[0];
  return { setId: set.id, sections: set.sections, section, subject };
}

function Content({ place, search }: { place: Place; search: QuestionnaireSearch }) {
  const { show, question } = search;
  if (show === 'left') return <Leftovers />;
  if (show) return <ReviewList key={show} filter={show} />;
  const { subject, section } = place;
  return <SubjectWork key={`${section.id} ${subject ? subjectKey(subject) : ''}`} {...place} question={question} />;
}

function useWork(id: string): SetWork & { asked: Asked[] } {
  const may = useMay();
  const { data: set } = useSuspenseQuery(questionSetQuery(id));
  const asked = askedIn(set.sections);
  const isOpen = set.state === 'open' || set.state === 'returned' || asked.some(({ cell }) => cell.editable);
  return {
    ...{ set, asked },
    answers: may('questionnaires.answer') && isOpen && set.state !== 'reviewed',
    reviews: may('questionnaires.review') && set.state !== 'reviewed',
    cells: new Map(asked.map((one) => [keyOf(one), one])),
  };
}

/** One question set: answered by the vendor's people, reviewed by the registrant's, read by all others. */
export function QuestionnaireScreen({ id, search }: ScreenProps) {
  const t = useQuestionnaireCopy();
  const may = useMay();
  const work = useWork(id);
  const { set, asked } = work;
  const place = placeIn(set, search);
  const readsAll = !may('questionnaires.answer');
  return (
    <SetWorkContext value={work}>
      <Page
        title={`${t('title')} ${set.periodCode}`}
        lede={
          <>
            {readsAll ? <AppLink to={`/vendors/${set.vendorId}`}>{set.vendorName}</AppLink> : set.vendorName}
            {`, ${set.questionnaire}, ${t('dueOn', { date: shortDateText(set.dueOn) })}. ${set.dueRule}`}
          </>
        }
        crumbs={[{ label: t('titleMany'), to: '/questionnaires' }]}
        state={
          <>
            <StateChip state={setLook(setStanding(set))} word={t(`set.${setStanding(set)}`)} />
            {set.overdue && <StateChip state="overdue" />}
          </>
        }
        actions={<SetActions asked={asked} />}
      >
        <StateNote />
        <UnsavedNote />
        <SetFigures figures={figuresOf(asked)} />
        {place && (
          <>
            {readsAll && (
              <div className="filters">
                <FilterSelect asked={asked} show={search.show} />
              </div>
            )}
            <div className="q-page">
              <SectionNav {...place} isElsewhere={search.show !== undefined} />
              <SectionSwitch {...place} />
              <Content place={place} search={search} />
            </div>
          </>
        )}
      </Page>
    </SetWorkContext>
  );
}
