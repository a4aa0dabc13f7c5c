import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../../catalogue/catalogue.rules';
import type { ObligationFacts, Snapshot } from '../snapshot.model';
import type { ExceptionFacts, ExerciseFacts, FindingFacts, PlanFacts } from '../snapshot-recovery.model';
import type { AttestationFacts, SubmissionFacts } from '../snapshot-review.model';
import { readAttestations } from './attestations';
import { readCustody, readEvidence } from './evidence';
import { readExercises } from './exercises';
import { readExceptions, readFindings } from './findings';
import {
  readCatalogue,
  readLogPosition,
  readPacket,
  readPeriod,
  readPrevious,
  readRegistrant,
  readVendor,
} from './identity';
import { readObligations } from './obligations';
import { readPlans } from './plans';
import type { Registers } from './registers';
import { readSubmissions } from './reviews';
import { readServices, readSites, readSystems } from './services';
import { servedBy, candidatesOf } from './served-by';

interface Records {
  plans: PlanFacts[];
  exercises: ExerciseFacts[];
  findings: FindingFacts[];
  exceptions: ExceptionFacts[];
  submissions: SubmissionFacts[];
  attestations: AttestationFacts[];
}

/**
 * Everything that a packet says, read in one transaction that must see one moment (REPEATABLE READ): the rows of every
 * table agree with each other. The same moment gives the same snapshot, in the same order.
 */
export async function takeSnapshot(
  manager: EntityManager,
  facts: { packetId: string; cutOffAt: string; portalVersion: string },
): Promise<Snapshot> {
  const { packetId, ...stamp } = facts;
  const { vendorId, periodId, catalogueVersionId, ...packet } = await readPacket(manager, packetId);
  const period = await readPeriod(manager, periodId);
  const from: Registers = { manager, vendorId, period, asOf: packet.asOf };
  const { facts: catalogueFacts, catalogue } = await readCatalogue(manager, catalogueVersionId);
  const services = await readServices(from);
  const records = await readRecords(from);
  const evidence = await readEvidence(from, referencedBy(records));
  return {
    packet,
    ...stamp,
    ...(await readFrame(from, packetId)),
    period,
    catalogue: catalogueFacts,
    services,
    obligations: withServants(await readObligations(from, catalogue, services), catalogue, records),
    ...records,
    evidence,
    custody: await readCustody(from, [...evidence.flatMap((one) => [one.itemId, one.versionId]), ...ids(records)]),
  };
}

async function readFrame(from: Registers, packetId: string) {
  return {
    registrant: await readRegistrant(from.manager),
    vendor: await readVendor(from),
    previous: await readPrevious(from, packetId),
    log: await readLogPosition(from.manager),
    sites: await readSites(from),
    systems: await readSystems(from),
  };
}

type Known = Omit<ObligationFacts, 'servedBy'>;

function withServants(known: Known[], catalogue: Catalogue, records: Records): ObligationFacts[] {
  const candidates = candidatesOf(records.plans, records.exercises);
  const facts = { catalogue, candidates, submissions: records.submissions };
  return known.map((one) => ({ ...one, servedBy: servedBy(one, facts) }));
}

async function readRecords(from: Registers): Promise<Records> {
  return {
    plans: await readPlans(from),
    exercises: await readExercises(from),
    findings: await readFindings(from),
    exceptions: await readExceptions(from),
    submissions: await readSubmissions(from),
    attestations: await readAttestations(from),
  };
}

/** Evidence that stands behind a plan version, a step, a reply or an authority, whichever period it was received in. */
function referencedBy({ plans, exercises, submissions, attestations }: Records): string[] {
  const named = [
    ...plans.flatMap((plan) => plan.versions.map((version) => version.sourceEvidenceVersionId)),
    ...exercises.flatMap((exercise) => exercise.results.map((result) => result.proofEvidenceVersionId)),
    ...submissions
      .flatMap((one) => one.review?.queries ?? [])
      .flatMap((q) => q.replies.map((r) => r.evidenceVersionId)),
    ...attestations.map((attestation) => attestation.signature?.authority.evidenceVersionId ?? null),
  ];
  return [...new Set(named.filter((id): id is string => id !== null))].sort();
}

function ids({ plans, exercises, findings, exceptions, submissions, attestations }: Records): string[] {
  return [
    ...plans.flatMap((plan) => [plan.id, ...plan.versions.map((version) => version.id)]),
    ...[...exercises, ...findings, ...exceptions, ...attestations].map((one) => one.id),
    ...submissions.flatMap((one) => [one.id, ...(one.review ? [one.review.id] : [])]),
  ];
}
