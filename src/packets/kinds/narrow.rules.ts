import { isReport } from '../check-reports.rules';
import type { Snapshot } from '../snapshot.model';
import { keepOnly, type Kept } from './keep.rules';

const among = (ids: readonly string[]): ((id: string) => boolean) => {
  const set = new Set(ids);
  return (id) => set.has(id);
};
const none = (): boolean => false;

/** A packet of one service: what was asked of it or of its vendor as a whole, and everything that stands behind that. */
export function narrowToService(snapshot: Snapshot, serviceId: string): Snapshot {
  const obligations = snapshot.obligations.filter((one) => one.serviceId === serviceId || one.serviceId === null);
  const exercises = snapshot.exercises.filter((one) => one.serviceId === serviceId);
  const events = snapshot.events?.disruptions.filter(({ hits }) => hits.some((hit) => hit.serviceId === serviceId));
  const kept = behind(snapshot, {
    obligations: obligations.map(({ id }) => id),
    exercises: exercises.map(({ id }) => id),
    disruptions: (events ?? []).map(({ id }) => id),
  });
  const plans = snapshot.plans.flatMap(({ versions }) =>
    versions.filter(({ serviceIds }) => serviceIds.length === 0 || serviceIds.includes(serviceId)),
  );
  const reports = (snapshot.assurance?.reports ?? []).filter(({ services }) =>
    services.some((one) => one.id === serviceId && (one.inScope || one.expected)),
  );
  const years = snapshot.assurance?.years.filter(({ services }) => services.some(({ id }) => id === serviceId)) ?? [];
  const all = () => true;
  const about = snapshot.findings.filter((one) => (one.serviceId ?? serviceId) === serviceId);
  const narrow = keepOnly(snapshot, {
    ...{ ...kept, services: among([serviceId]), reports: among(reports.map(({ id }) => id)) },
    planVersions: either(kept.planVersions, among(plans.map(({ id }) => id))),
    findings: either(kept.findings, among(about.map(({ id }) => id))),
    ...{ attestations: all, confirmations: all },
  });
  return withPlaces({ ...narrow, ...(narrow.assurance && { assurance: { ...narrow.assurance, years } }) });
}

const either =
  (one: (id: string) => boolean, other: (id: string) => boolean) =>
  (id: string): boolean =>
    one(id) || other(id);

/** Sites and systems that a kept service runs in. */
function withPlaces(snapshot: Snapshot): Snapshot {
  const { services } = snapshot;
  return {
    ...snapshot,
    sites: snapshot.sites.filter(({ name }) => services.some(({ sites }) => sites.includes(name))),
    systems: snapshot.systems.filter(({ name }) => services.some(({ systems }) => systems.includes(name))),
  };
}

/** A packet of one requirement: what this vendor was asked under it, and everything that stands behind the answers. */
export function narrowToRequirement(snapshot: Snapshot, code: string): Snapshot {
  const obligations = snapshot.obligations.filter((one) => one.code === code);
  const ids = obligations.map(({ id }) => id);
  const served = obligations.flatMap((one) => one.servedBy.filter(({ kind }) => kind === 'exercise'));
  const kept = behind(snapshot, { obligations: ids, exercises: served.map(({ id }) => id), disruptions: [] });
  const services = new Set(obligations.map(({ serviceId }) => serviceId));
  const signed = snapshot.attestations.filter(
    ({ lines }) => code === 'GOV-02' || lines.some(({ requirementCode }) => requirementCode === code),
  );
  const confirmed = (snapshot.confirmations ?? []).filter(({ obligationId }) => ids.includes(obligationId));
  const inScope = (id: string): boolean => services.has(id) || services.has(null);
  const { reports, years } = reportsFor(snapshot, obligations, inScope);
  const narrow = keepOnly(snapshot, {
    ...{ ...kept, services: inScope, reports: among(reports.map(({ id }) => id)) },
    attestations: among(signed.map(({ id }) => id)),
    confirmations: among(confirmed.map(({ id }) => id)),
  });
  const excluded = narrow.excluded?.filter((one) => one.code === code);
  return withPlaces({
    ...narrow,
    ...(excluded && { excluded }),
    ...(narrow.assurance && { assurance: { ...narrow.assurance, years } }),
  });
}

/** Reports by others and what they leave of the year, where the requirement asks for one. */
function reportsFor(
  { assurance }: Snapshot,
  obligations: Snapshot['obligations'],
  inScope: (serviceId: string) => boolean,
): NonNullable<Snapshot['assurance']> {
  const asks = obligations.some((one) => one.requiredEvidence.some(isReport));
  if (!assurance || !asks) return { reports: [], years: [] };
  return {
    reports: assurance.reports.filter(({ services }) => services.some(({ id }) => inScope(id))),
    years: assurance.years.filter(({ services }) => services.some(({ id }) => inScope(id))),
  };
}

/** A packet of one real event: the event in full, the plans that were started, what it counts as, and what was found by it. */
export function narrowToDisruption(snapshot: Snapshot, disruptionId: string): Snapshot {
  const event = snapshot.events?.disruptions.find(({ id }) => id === disruptionId);
  if (!event) throw new Error('The event lies outside the period of the packet.');
  const counted = event.exercises.map(({ id }) => id);
  const findings = event.findingList.map(({ id }) => id);
  const named = snapshot.findings.filter(({ id }) => findings.includes(id));
  const obligations = snapshot.obligations.filter(
    (one) =>
      one.servedBy.some(({ id }) => counted.includes(id)) || named.some(({ obligationId }) => obligationId === one.id),
  );
  const kept = behind(snapshot, {
    obligations: [
      ...obligations.map(({ id }) => id),
      ...(snapshot.events?.reliability ?? []).map((one) => one.obligationId),
    ],
    exercises: counted,
    disruptions: [disruptionId],
  });
  const started = among(event.activations.flatMap((one) => [one.planVersionId, one.inForceVersionId ?? '']));
  return withPlaces(
    keepOnly(snapshot, {
      ...{ ...kept, services: among(event.hits.map(({ serviceId }) => serviceId)), reports: none },
      ...{ findings: either(kept.findings, among(findings)), planVersions: either(kept.planVersions, started) },
    }),
  );
}

/** What stands behind obligations, exercises and events: plans, findings, exceptions, submissions; and nothing else. */
export function behind(
  snapshot: Snapshot,
  ids: { obligations: readonly string[]; exercises: readonly string[]; disruptions: readonly string[] },
): Kept {
  const obligations = among(ids.obligations);
  const exercises = among(ids.exercises);
  const versions = [
    ...snapshot.exercises.filter(({ id }) => exercises(id)).map(({ planVersionId }) => planVersionId),
    ...snapshot.obligations.filter(({ id }) => obligations(id)).flatMap((one) => one.servedBy.map(({ id }) => id)),
  ];
  const sources = among([...ids.exercises, ...ids.disruptions]);
  const findings = snapshot.findings.filter(
    (one) => obligations(one.obligationId ?? '') || exercises(one.exerciseId ?? '') || sources(one.sourceId ?? ''),
  );
  const exceptions = (snapshot.exceptions ?? []).filter(({ obligationId }) => obligations(obligationId));
  const submissions = snapshot.submissions.filter((one) => one.obligationIds.some(obligations));
  return {
    ...{ obligations, exercises, planVersions: among(versions), disruptions: among(ids.disruptions) },
    findings: among(findings.map(({ id }) => id)),
    exceptions: among(exceptions.map(({ id }) => id)),
    submissions: among(submissions.map(({ id }) => id)),
    ...{ services: none, attestations: none, confirmations: none, reports: none, evidence: none },
  };
}
