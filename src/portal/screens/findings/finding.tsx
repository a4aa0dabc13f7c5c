import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { findingQuery, type FindingDetail } from '../../api/findings';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { KeyValue, type KeyValueItem } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { shortDateText } from '../../parts/format';
import { exceptionListQuery } from '../../api/exceptions';
import { Actions } from './finding-actions';
import { useFindingDeedsCopy } from './finding-deeds.copy';
import { Icfr } from './finding-icfr';
import { Grade, MoveDue, NextStep } from './finding-moves';
import { Story } from './finding-story';
import { Verify, Void } from './finding-verdicts';
import { useFindingsCopy } from './findings.copy';
import { RequestFromFinding } from '../exceptions/request-exception';
import { RetestsOfFinding } from '../exercises/programme/finding-retests';

const places: Partial<Record<FindingDetail['references'][number]['kind'], string>> = {
  obligation: '/requirements',
  exercise: '/exercises',
  plan_version: '/plan-versions',
};

function placeOfSource({ exerciseId, sourceKind, sourceId }: FindingDetail): string | null {
  if (sourceKind === 'disruption') return sourceId && `/disruptions/${sourceId}`;
  if (sourceKind === 'questionnaire') return sourceId && `/questionnaires/${sourceId}`;
  return exerciseId && sourceKind === 'exercise' ? `/exercises/${exerciseId}` : null;
}

function Source({ finding }: { finding: FindingDetail }) {
  const t = useFindingsCopy();
  const word = [t(`source.${finding.sourceKind}`), finding.sourceRef].filter(Boolean).join(' ');
  const { exerciseId, sourceKind } = finding;
  const exercise = exerciseId && `/exercises/${exerciseId}`;
  const place = placeOfSource(finding);
  return (
    <>
      <p>{place ? <AppLink to={place}>{word}</AppLink> : word}</p>
      {exercise && sourceKind !== 'exercise' && (
        <p>
          <AppLink to={exercise}>{t('shownBy')}</AppLink>
        </p>
      )}
      {finding.fromTest && <p className="muted sm">{t('fromTest')}</p>}
    </>
  );
}

function References({ finding }: { finding: FindingDetail }) {
  return (
    <span className="tags">
      {finding.references.map(({ kind, id, label }) => {
        const place = places[kind];
        return place ? (
          <AppLink key={id} to={`${place}/${id}`}>
            {label}
          </AppLink>
        ) : (
          <span key={id}>{label}</span>
        );
      })}
    </span>
  );
}

function Due({ finding }: { finding: FindingDetail }) {
  const t = useFindingsCopy();
  const { daysOverdue, timesMoved, escalation } = finding.ageing;
  const late = [
    daysOverdue > 0 && t('daysLate', { count: daysOverdue }),
    timesMoved > 0 && t('movedTimes', { count: timesMoved }),
    escalation,
  ].filter(Boolean);
  return (
    <>
      <p>
        <DateText date={finding.dueOn} /> {finding.overdue && <StateChip state="overdue" />}
      </p>
      {late.length > 0 && <p className="muted sm">{late.join('; ')}</p>}
    </>
  );
}

function useFacts(finding: FindingDetail): KeyValueItem[] {
  const t = useFindingsCopy();
  const { exceptionId, exceptionRef, acceptedUntil } = finding;
  const exception = acceptedUntil
    ? t('acceptedUntil', { ref: exceptionRef ?? '', date: shortDateText(acceptedUntil) })
    : exceptionRef;
  const person = (at: string, name: string | null) => (
    <>
      <TimeText at={at} />, {name}
    </>
  );
  return [
    { label: t('vendor'), value: <AppLink to={`/vendors/${finding.vendorId}`}>{finding.vendorName}</AppLink> },
    { label: t('owner'), value: finding.ownerName },
    { label: t('due'), value: <Due finding={finding} /> },
    { label: t('age'), value: t('days', { count: finding.ageing.openDays }) },
    ...(finding.requirementCode
      ? [
          {
            label: t('requirement'),
            value: <AppLink to={`/requirements/${String(finding.obligationId)}`}>{finding.requirementCode}</AppLink>,
          },
        ]
      : []),
    { label: t('source'), value: <Source finding={finding} /> },
    ...(finding.references.length > 0 ? [{ label: t('references'), value: <References finding={finding} /> }] : []),
    ...(exceptionId
      ? [{ label: t('exception'), value: <AppLink to={`/exceptions/${exceptionId}`}>{exception}</AppLink> }]
      : []),
    { label: t('openedBy'), value: person(finding.openedAt, finding.openedByName) },
    ...(finding.closedAt ? [{ label: t('closedBy'), value: person(finding.closedAt, finding.closedByName) }] : []),
    ...(finding.closedAt ? [{ label: t('closing'), value: finding.closingNote }] : []),
  ];
}

function About({ finding }: { finding: FindingDetail }) {
  const t = useFindingsCopy();
  const facts = useFacts(finding);
  return (
    <Card title={t('about')}>
      {finding.description && <p className="lines">{finding.description}</p>}
      <KeyValue items={facts} />
    </Card>
  );
}

/** The registrant's own forms beside the story: only what this person may do in this state. */
function Aside({ finding }: { finding: FindingDetail }) {
  const may = useMay();
  return (
    <>
      {may('findings.icfr-read') && <Icfr finding={finding} />}
      {finding.stands && may('findings.write') && <MoveDue finding={finding} />}
      {finding.stands && (may('findings.write') || may('findings.approve')) && <Grade finding={finding} />}
      <Void finding={finding} />
      <ExceptionDoor finding={finding} />
    </>
  );
}

function ExceptionDoor({ finding }: { finding: FindingDetail }) {
  const may = useMay();
  const { data } = useQuery({ ...exceptionListQuery, enabled: may('exceptions.request') });
  const waits = data?.items.some((one) => one.findingId === finding.id && one.waitsFor !== null) ?? true;
  if (!may('exceptions.request') || !finding.stands || finding.obligationId === null || waits) return null;
  return <RequestFromFinding obligationId={finding.obligationId} finding={finding} />;
}

/** One finding as a story: what falls short, what is done about it, who looked, and what comes next. */
export function FindingScreen({ id }: { id: string }) {
  const t = useFindingsCopy();
  const d = useFindingDeedsCopy();
  const { data: finding } = useSuspenseQuery(findingQuery(id));
  return (
    <Page
      title={`${finding.ref} ${finding.title}`}
      crumbs={[{ label: t('title'), to: '/findings' }]}
      state={
        <>
          <StateChip state={finding.severity} />
          <StateChip state={finding.state} word={finding.stateWords} />
        </>
      }
    >
      <Note tone="info" title={d('next')}>
        <p>{d(`next.${finding.state}`)}</p>
      </Note>
      <div className="split">
        <div className="stack">
          <About finding={finding} />
          <NextStep finding={finding} />
          <Verify finding={finding} />
          <Actions finding={finding} />
          <RetestsOfFinding findingId={finding.id} />
          <Story finding={finding} />
        </div>
        <div className="stack">
          <Aside finding={finding} />
        </div>
      </div>
    </Page>
  );
}
