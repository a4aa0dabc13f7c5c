import { useNavigate } from '@tanstack/react-router';
import type { Section } from '../../api/questionnaires';
import { AppLink } from '../../parts/app-link';
import { Glyph } from '../../parts/glyph';
import { Select } from '../../parts/select-field';
import { useQuestionnaireCopy } from './questionnaire.copy';
import {
  askedIn,
  askedOf,
  progressOf,
  subjectKey,
  subjectsOf,
  type Progress,
  type Subject,
} from './question-set.rules';

export type Place = { setId: string; sections: readonly Section[]; section: Section; subject: Subject | undefined };

const hrefOf = (setId: string, sectionId: string, subject?: Subject) => {
  const search = new URLSearchParams({ section: sectionId, ...(subject && { subject: subjectKey(subject) }) });
  return `/questionnaires/${setId}?${search.toString()}`;
};

function Count({ progress: { asked, answered, attention } }: { progress: Progress }) {
  const t = useQuestionnaireCopy();
  return (
    <span className="q-count num">
      {attention > 0 && (
        <span className="tone-warn" title={t('waits', { count: attention })}>
          <Glyph name="triangle" />
          <span className="vh">{t('waits', { count: attention })}</span>
        </span>
      )}
      {asked > 0 && answered === asked && attention === 0 ? (
        <span className="tone-ok">
          <Glyph name="check" />
          <span className="vh">{t('done')}</span>
        </span>
      ) : (
        <>
          {answered}/{asked}
        </>
      )}
    </span>
  );
}

function Subjects({ setId, section, subject }: Omit<Place, 'sections'>) {
  const t = useQuestionnaireCopy();
  const asked = askedIn([section]);
  const subjects = subjectsOf(asked);
  return (
    <ul className="q-subjects">
      {subjects.map((one) => (
        <li key={subjectKey(one)}>
          <AppLink
            to={hrefOf(setId, section.id, one)}
            className={subject && subjectKey(one) === subjectKey(subject) ? 'q-way current' : 'q-way'}
          >
            <span>
              <span className="muted sm">{t(`kind.${one.kind}`)}</span> {one.name}
            </span>
            <Count progress={progressOf(askedOf(asked, one))} />
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

/** The sections with what is answered of each, and the subjects of the one that is open. */
export function SectionNav({ setId, sections, section, subject, isElsewhere }: Place & { isElsewhere: boolean }) {
  const t = useQuestionnaireCopy();
  return (
    <nav className="q-nav" aria-label={t('sectionsAll')}>
      <ul>
        {sections.map((one) => {
          const isOpen = one.id === section.id && !isElsewhere;
          return (
            <li key={one.id}>
              <AppLink to={hrefOf(setId, one.id)} className={isOpen ? 'q-way strong open' : 'q-way'}>
                <span>{one.title}</span>
                <Count progress={progressOf(askedIn([one]))} />
              </AppLink>
              {isOpen && <Subjects setId={setId} section={section} subject={subject} />}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The same ways on a narrow window: two lists, the section and whom it is about. */
export function SectionSwitch({ setId, sections, section, subject }: Place) {
  const t = useQuestionnaireCopy();
  const navigate = useNavigate();
  const go = (sectionId: string, key?: string) =>
    void navigate({ to: '/questionnaires/$id', params: { id: setId }, search: { section: sectionId, subject: key } });
  const asked = askedIn([section]);
  const left = ({ asked: all, answered }: Progress) => t('progressOf', { answered, asked: all });
  return (
    <div className="q-switch">
      <Select
        label={t('section')}
        name="section"
        options={sections.map((one) => ({ id: one.id, label: `${one.title} (${left(progressOf(askedIn([one])))})` }))}
        value={section.id}
        onChange={(id) => id !== '' && go(id)}
      />
      <Select
        label={t('subject')}
        name="subject"
        options={subjectsOf(asked).map((one) => ({
          id: subjectKey(one),
          label: `${t(`kind.${one.kind}`)}: ${one.name} (${left(progressOf(askedOf(asked, one)))})`,
        }))}
        value={subject ? subjectKey(subject) : ''}
        onChange={(key) => key !== '' && go(section.id, key)}
      />
    </div>
  );
}
