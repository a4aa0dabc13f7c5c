import type { Manifest } from '../manifest.model';
import { line, oscalId, prose, props, some } from './oscal-words.rules';
import { personParty } from './parties.rules';

export interface Observation {
  uuid: string;
  title: string;
  description: string;
  methods: ('EXAMINE' | 'TEST')[];
  collected: string;
}

export const reviewObservationId = (reviewId: string, obligationId: string, round: number): string =>
  oscalId('review conclusion', `${reviewId} ${obligationId} ${round}`);
export const exerciseObservationId = (exerciseId: string): string => oscalId('exercise', exerciseId);
export const exhibitId = (versionId: string): string => oscalId('evidence version', versionId);

/** What the registrant looked at and what was tried out: every conclusion of a review, and every exercise that took place. */
export const observationsOf = (manifest: Manifest): Observation[] => [...examined(manifest), ...tested(manifest)];

function examined(manifest: Manifest): Observation[] {
  return manifest.submissions.flatMap(({ ref, review }) =>
    (review?.conclusions ?? []).map((one) => ({
      uuid: reviewObservationId(review?.id ?? '', one.obligationId, one.round),
      title: line(`Review of ${codeOf(one.obligationId, manifest)} in ${ref}`),
      description: prose(`${one.procedurePerformed}\n\nCriteria: ${one.criteria}\n\nJudgement: ${one.judgement}`),
      props: props({ conclusion: one.conclusion, round: one.round, checks: one.checks.length }),
      methods: ['EXAMINE' as const],
      types: ['control-objective'],
      origins: [{ actors: [{ type: 'party', 'actor-uuid': personParty(one.decidedBy), 'role-id': 'assessor' }] }],
      ...some('relevant-evidence', evidenceFor(one.obligationId, manifest)),
      collected: one.decidedAt,
    })),
  );
}

function tested(manifest: Manifest): Observation[] {
  return manifest.exercises.flatMap((one) => {
    const collected = tookPlaceAt(one);
    if (collected === null) return [];
    return [
      {
        uuid: exerciseObservationId(one.id),
        title: line(`${one.ref} ${one.title}`),
        description: prose(`${one.scenario}\n\nLimits: ${one.scopeLimits || 'none stated'}\n\n${one.outcomeReason}`),
        props: props({
          ...{ kind: one.kind, outcome: one.outcome, 'clock-basis': one.clockBasis, steps: one.results.length },
          ...{ 'rto-objective-minutes': one.rtoObjectiveMinutes, 'rto-achieved-minutes': one.achievedRtoMinutes },
          ...{ 'rpo-objective-minutes': one.rpoObjectiveMinutes, 'rpo-achieved-minutes': one.achievedRpoMinutes },
        }),
        methods: ['TEST' as const],
        types: ['control-objective'],
        subjects: [{ 'subject-uuid': oscalId('service', one.serviceId), type: 'component' }],
        collected,
      },
    ];
  });
}

/** When an exercise's results were written down; null for one that has not taken place. */
export const tookPlaceAt = ({ resultsAt, reportedAt, startedAt }: Manifest['exercises'][number]): string | null =>
  resultsAt ?? reportedAt ?? startedAt;

function evidenceFor(obligationId: string, { exhibits }: Manifest) {
  return exhibits
    .filter(({ uses }) => uses.some((use) => use.obligationId === obligationId && use.state === 'accepted'))
    .map((one) => ({ href: `#${exhibitId(one.versionId)}`, description: prose(`${one.number}: ${one.title}`) }));
}

export const codeOf = (obligationId: string, { obligations }: Pick<Manifest, 'obligations'>): string =>
  obligations.find(({ id }) => id === obligationId)?.code ?? 'an item outside this packet';
