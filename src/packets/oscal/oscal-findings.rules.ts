import type { Manifest, ResultFacts } from '../manifest.model';
import type { ObligationFacts } from '../snapshot.model';
import { objectiveId } from './catalogue-oscal.rules';
import { exerciseObservationId, reviewObservationId, tookPlaceAt } from './observations.rules';
import { line, oscalId, prose, props, some } from './oscal-words.rules';
import { riskId } from './risks.rules';

/** OSCAL knows two states. Only what the registrant concluded as met is satisfied; the word that was printed stands beside it. */
const STATES: Record<string, { state: 'satisfied' | 'not-satisfied'; reason: 'pass' | 'fail' | 'other' }> = {
  met: { state: 'satisfied', reason: 'pass' },
  met_with_exceptions: { state: 'satisfied', reason: 'other' },
  not_met: { state: 'not-satisfied', reason: 'fail' },
};
const UNSETTLED = { state: 'not-satisfied', reason: 'other' } as const;

/** One finding for each obligation that has a result to give; what is not applicable has none and is named in the remarks. */
export function oscalFindings(manifest: Manifest) {
  return manifest.results
    .filter(({ result }) => result !== 'not_applicable')
    .flatMap((result) => {
      const obligation = manifest.obligations.find(({ id }) => id === result.obligationId);
      return obligation ? [findingOf(result, obligation, manifest)] : [];
    });
}

function findingOf(result: ResultFacts, obligation: ObligationFacts, manifest: Manifest) {
  const { code, title, dueOn, occurrence, serviceId, forceLabel, laneLabel } = obligation;
  const service = manifest.services.find(({ id }) => id === serviceId)?.ref ?? manifest.vendor.ref;
  const risks = manifest.findings.filter((one) => one.obligationId === obligation.id);
  return {
    uuid: oscalId('obligation result', obligation.id),
    title: line(`${code} ${title} (${service}, due ${dueOn})`),
    description: prose(`${result.words}. ${result.reason}`),
    props: props({ result: result.result, part: result.part, occurrence, force: forceLabel, lane: laneLabel, service }),
    target: {
      type: 'objective-id',
      'target-id': objectiveId(code),
      status: { ...(STATES[result.result] ?? UNSETTLED), remarks: prose(result.words) },
    },
    ...some('related-observations', observed(obligation, manifest)),
    ...some(
      'related-risks',
      risks.map(({ id }) => ({ 'risk-uuid': riskId(id) })),
    ),
    ...(result.cites.length === 0 ? {} : { remarks: prose(`Stands on ${result.cites.join(', ')}.`) }),
  };
}

function observed({ id, servedBy }: ObligationFacts, { submissions, exercises }: Manifest) {
  const reviewed = submissions.flatMap(({ review }) =>
    (review?.conclusions ?? [])
      .filter(({ obligationId }) => obligationId === id)
      .map((one) => reviewObservationId(review?.id ?? '', one.obligationId, one.round)),
  );
  const tried = servedBy
    .filter((one) => one.kind === 'exercise')
    .filter((one) => exercises.some((held) => held.id === one.id && tookPlaceAt(held) !== null))
    .map((one) => exerciseObservationId(one.id));
  return [...new Set([...reviewed, ...tried])].map((uuid) => ({ 'observation-uuid': uuid }));
}
