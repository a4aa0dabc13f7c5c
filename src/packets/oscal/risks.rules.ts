import type { Manifest } from '../manifest.model';
import type { FindingFacts } from '../snapshot-recovery.model';
import { endOf, line, NAMESPACE, oscalId, prose, props, some } from './oscal-words.rules';
import { exerciseObservationId, tookPlaceAt } from './observations.rules';
import { registrantParty } from './parties.rules';

export const riskId = (findingId: string): string => oscalId('finding', findingId);

/** Each finding of the packet as a risk with its deadline, its actions and what became of it. */
export function risksOf(manifest: Manifest) {
  return manifest.findings.map((finding) => ({
    uuid: riskId(finding.id),
    title: line(`${finding.ref} ${finding.title}`),
    description: prose(finding.description),
    statement: prose(statementOf(finding)),
    props: props({
      ref: finding.ref,
      severity: finding.severity,
      state: finding.state,
      stage: finding.stage,
      owner: finding.ownerName,
    }),
    status: statusOf(finding),
    characterizations: [severityOf(finding, manifest)],
    ...some('mitigating-factors', measuresFor(finding, manifest)),
    deadline: endOf(finding.dueOn),
    ...some(
      'remediations',
      (finding.actions ?? []).map((action) => remediationOf(finding, action)),
    ),
    'risk-log': { entries: entriesOf(finding) },
    ...some('related-observations', observationsFor(finding, manifest)),
  }));
}

const statementOf = ({ severity, dueOn, ownerName }: FindingFacts): string =>
  `Severity ${severity}; ${ownerName} is to have it corrected by ${dueOn}.`;

function statusOf({ state, stage }: FindingFacts): string {
  if (state === 'closed') return 'closed';
  if (state === 'accepted') return 'deviation-approved';
  return stage === undefined || stage === 'open' || stage === 'draft' ? 'open' : 'remediating';
}

function severityOf({ severity }: FindingFacts, manifest: Manifest) {
  const actors = [{ type: 'party', 'actor-uuid': registrantParty(manifest), 'role-id': 'assessor' }];
  return { origin: { actors }, facets: [{ name: 'severity', system: NAMESPACE, value: severity }] };
}

function measuresFor({ ref }: FindingFacts, { exceptions }: Manifest) {
  return (exceptions ?? [])
    .filter(({ findingRef }) => findingRef === ref)
    .flatMap((exception) =>
      exception.measures.map((one) => ({
        uuid: oscalId('exception measure', `${exception.id} ${one.number}`),
        description: prose(`${exception.ref}: ${one.description}`),
        props: props({ owner: one.ownerName, verdict: one.verdict, 'evidence-ref': one.evidenceRef }),
      })),
    );
}

type Action = NonNullable<FindingFacts['actions']>[number];

function remediationOf({ id }: FindingFacts, action: Action) {
  const uuid = oscalId('finding action', `${id} ${action.number}`);
  return {
    uuid,
    lifecycle: action.doneAt === null ? 'planned' : 'completed',
    title: line(`Action ${action.number}: ${action.text}`),
    description: prose(action.text),
    props: props({ owner: action.ownerName, 'done-at': action.doneAt, 'evidence-ref': action.evidenceRef }),
    tasks: [
      {
        uuid: oscalId('finding action task', `${id} ${action.number}`),
        type: 'milestone',
        title: line(action.text),
        timing: { 'on-date': { date: endOf(action.dueOn) } },
      },
    ],
  };
}

/** Opening, every change of the date, every verification, closing: in order of time. */
function entriesOf(finding: FindingFacts) {
  const { openedAt, openedBy, closedAt, closedBy, closingNote, dueDateChanges, verifications = [] } = finding;
  const told = [
    { at: openedAt, title: 'Opened', text: `By ${openedBy}.` },
    ...dueDateChanges.map((one) => ({
      ...{ at: one.at, title: 'Due date changed' },
      text: `From ${one.from} to ${one.to} by ${one.by}: ${one.reason}`,
    })),
    ...verifications.map((one) => ({
      ...{ at: one.at, title: `Verified: ${one.result}` },
      text: `By ${one.by}, ${one.method}: ${one.inspected}`,
    })),
    ...(closedAt === null
      ? []
      : [{ at: closedAt, title: 'Closed', text: `By ${closedBy ?? 'nobody named'}: ${closingNote}` }]),
  ];
  return told
    .toSorted((one, two) => one.at.localeCompare(two.at))
    .map(({ at, title, text }, index) => ({
      uuid: oscalId('finding entry', `${finding.id} ${index} ${at}`),
      ...{ title: line(title), description: prose(text), start: at, end: at },
    }));
}

function observationsFor({ exerciseId }: FindingFacts, { exercises }: Manifest) {
  return exercises
    .filter((one) => one.id === exerciseId && tookPlaceAt(one) !== null)
    .map(({ id }) => ({ 'observation-uuid': exerciseObservationId(id) }));
}
