import { referencedBy, subjectsOf } from '../referenced.rules';
import type { Snapshot } from '../snapshot.model';
import type { AttestationFacts, SubmissionFacts } from '../snapshot-review.model';

/** Which records of a vendor a narrower packet keeps. What nobody asks about is left out. */
export interface Kept {
  services: (id: string) => boolean;
  obligations: (id: string) => boolean;
  planVersions: (id: string) => boolean;
  exercises: (id: string) => boolean;
  findings: (id: string) => boolean;
  exceptions: (id: string) => boolean;
  submissions: (id: string) => boolean;
  attestations: (id: string) => boolean;
  confirmations: (id: string) => boolean;
  reports: (id: string) => boolean;
  disruptions: (id: string) => boolean;
  /** Files that are kept although nothing that is kept stands on them. */
  evidence: (versionId: string) => boolean;
}

/** The same facts of the same moment, narrowed to what is kept; nothing is read again. Reviews keep what they say of kept obligations. */
export function keepOnly(snapshot: Snapshot, kept: Kept): Snapshot {
  const records = { ...snapshot, ...recordsOf(snapshot, kept) };
  const named = new Set(referencedBy(records));
  const evidence = snapshot.evidence
    .map((one) => ({ ...one, uses: one.uses.filter(({ obligationId }) => kept.obligations(obligationId)) }))
    .filter((one) => one.uses.length > 0 || named.has(one.versionId) || kept.evidence(one.versionId));
  const subjects = new Set([...subjectsOf(records), ...evidence.flatMap((one) => [one.itemId, one.versionId])]);
  const custody = snapshot.custody.filter(({ subjectId }) => subjects.has(subjectId));
  return { ...records, evidence, custody, log: { ...snapshot.log, ...extractOf(snapshot, custody) } };
}

/** What hashing again found, of the events that are kept. */
function extractOf({ log }: Snapshot, custody: Snapshot['custody']): Pick<Snapshot['log'], 'extract'> {
  if (log.extract === undefined) return {};
  const leaves = custody.flatMap(({ leaf }) => leaf ?? []).sort((a, b) => a - b);
  const ids = new Set(custody.map(({ id }) => id));
  return {
    extract: {
      events: custody.length,
      waiting: custody.length - leaves.length,
      firstLeaf: leaves[0] ?? null,
      lastLeaf: leaves.at(-1) ?? null,
      altered: log.extract.altered.filter((id) => ids.has(id)),
    },
  };
}

function recordsOf(snapshot: Snapshot, kept: Kept): Partial<Snapshot> & Pick<Snapshot, 'plans'> {
  const { services, obligations, exercises, findings } = snapshot;
  return {
    services: services.filter(({ id }) => kept.services(id)),
    obligations: obligations.filter(({ id }) => kept.obligations(id)),
    plans: snapshot.plans
      .map((plan) => ({ ...plan, versions: plan.versions.filter(({ id }) => kept.planVersions(id)) }))
      .filter(({ versions }) => versions.length > 0),
    exercises: exercises.filter(({ id }) => kept.exercises(id)),
    findings: findings.filter(({ id }) => kept.findings(id)),
    exceptions: (snapshot.exceptions ?? []).filter(({ id }) => kept.exceptions(id)),
    submissions: snapshot.submissions.filter(({ id }) => kept.submissions(id)).map((one) => submission(one, kept)),
    attestations: snapshot.attestations.filter(({ id }) => kept.attestations(id)).map((one) => attestation(one, kept)),
    ...statements(snapshot, kept),
  };
}

function statements(snapshot: Snapshot, kept: Kept): Partial<Snapshot> {
  const { confirmations, assurance, events, inventory, excluded } = snapshot;
  const ofKept = ({ obligationId }: { obligationId: string }) => kept.obligations(obligationId);
  return {
    ...(confirmations && { confirmations: confirmations.filter(({ id }) => kept.confirmations(id)) }),
    ...(assurance && {
      assurance: { years: [], reports: assurance.reports.filter(({ id }) => kept.reports(id)) },
    }),
    ...(events && {
      events: {
        disruptions: events.disruptions.filter(({ id }) => kept.disruptions(id)),
        noneOccurred: events.noneOccurred.filter(ofKept),
        reliability: events.reliability.filter(ofKept),
      },
    }),
    ...(inventory && { inventory: ofServices(inventory, kept) }),
    ...(excluded && { excluded: excluded.filter(({ serviceId }) => serviceId !== null && kept.services(serviceId)) }),
  };
}

type Inventory = NonNullable<Snapshot['inventory']>;

/** Everything that the kept services rest on. */
function ofServices(inventory: Inventory, kept: Kept): Inventory {
  const used = ({ services }: { services: readonly { id: string }[] }) => services.some(({ id }) => kept.services(id));
  return {
    impacts: inventory.impacts.filter(({ serviceId }) => kept.services(serviceId)),
    dependencies: inventory.dependencies.filter(({ serviceId }) => kept.services(serviceId)),
    subOutsourcers: inventory.subOutsourcers.filter(used),
    dataSets: inventory.dataSets.filter(used),
    teams: inventory.teams.filter(used),
    alternates: inventory.alternates.filter(used),
    assumptions: inventory.assumptions.filter(({ serviceId }) => serviceId === null || kept.services(serviceId)),
  };
}

function submission(one: SubmissionFacts, kept: Kept): SubmissionFacts {
  const isKept = (id: string | null) => id === null || kept.obligations(id);
  return {
    ...one,
    obligationIds: one.obligationIds.filter((id) => kept.obligations(id)),
    lines: one.lines.filter(({ obligationId }) => isKept(obligationId)),
    review: one.review && {
      ...one.review,
      conclusions: one.review.conclusions.filter(({ obligationId }) => isKept(obligationId)),
      queries: one.review.queries.filter(({ obligationId }) => isKept(obligationId)),
    },
  };
}

/** What was signed is quoted whole; of the answers, those about what is kept. */
function attestation(one: AttestationFacts, kept: Kept): AttestationFacts {
  return { ...one, lines: one.lines.filter(({ obligationId }) => kept.obligations(obligationId)) };
}
