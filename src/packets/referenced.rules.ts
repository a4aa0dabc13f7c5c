import type { Snapshot } from './snapshot.model';

type Records = Pick<
  Snapshot,
  | 'plans'
  | 'exercises'
  | 'findings'
  | 'exceptions'
  | 'submissions'
  | 'attestations'
  | 'inventory'
  | 'year'
  | 'assurance'
  | 'events'
  | 'confirmations'
>;

/** Evidence that anything in the packet stands on, whichever period it was received in. */
export function referencedBy(records: Records): string[] {
  const named = [
    ...ofRecovery(records),
    ...records.submissions
      .flatMap((one) => one.review?.queries ?? [])
      .flatMap((query) => query.replies.map((reply) => reply.evidenceVersionId)),
    ...records.attestations.map((attestation) => attestation.signature?.authority.evidenceVersionId ?? null),
    ...ofAssurance(records),
    ...ofEvents(records),
  ];
  return [...new Set(named.filter((id): id is string => id !== null))].sort();
}

function ofRecovery({ plans, exercises, year, inventory }: Records): (string | null)[] {
  return [
    ...plans.flatMap((plan) => plan.versions.map((version) => version.sourceEvidenceVersionId)),
    ...exercises.flatMap((exercise) => exercise.results.map((result) => result.proofEvidenceVersionId)),
    ...(year ? ofYear(year) : []),
    ...(inventory?.alternates ?? []).flatMap((one) => [one, ...one.trials].map((proof) => proof.evidenceVersionId)),
  ];
}

function ofYear({ drills, restores, trainings, programmes }: NonNullable<Records['year']>): (string | null)[] {
  const activities = programmes.flatMap((one) => one.activities);
  return [...drills, ...restores, ...trainings, ...activities].map((one) => one.evidenceVersionId);
}

function ofAssurance({ assurance }: Records): (string | null)[] {
  return (assurance?.reports ?? []).map((one) => one.evidenceVersionId);
}

function ofEvents({ events }: Records): (string | null)[] {
  return [
    ...(events?.disruptions ?? []).flatMap((one) => [
      ...one.files.map((file) => file.evidenceVersionId),
      ...one.reconciliations.map((record) => record.evidenceVersionId),
    ]),
    ...(events?.reliability ?? []).map((one) => one.evidenceVersionId),
  ];
}

/** Everything whose events of the audit trail belong into the packet, evidence apart. */
export function subjectsOf(records: Records): string[] {
  const { plans, exercises, findings, exceptions = [], submissions, attestations } = records;
  return [
    ...plans.flatMap((plan) => [plan.id, ...plan.versions.map((version) => version.id)]),
    ...[...exercises, ...findings, ...exceptions, ...attestations].map((one) => one.id),
    ...submissions.flatMap((one) => [one.id, ...(one.review ? [one.review.id] : [])]),
    ...eventSubjects(records),
  ];
}

function eventSubjects({ assurance, events, confirmations = [], year }: Records): string[] {
  const reports = assurance?.reports ?? [];
  const programmes = year?.programmes ?? [];
  return [...reports, ...(events?.disruptions ?? []), ...confirmations, ...programmes].map(({ id }) => id);
}
