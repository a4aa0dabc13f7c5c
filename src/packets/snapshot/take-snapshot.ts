import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../../catalogue/catalogue.rules';
import { excludedOf } from '../excluded.rules';
import { referencedBy, subjectsOf } from '../referenced.rules';
import type {
  AssuranceFacts,
  ConfirmationFacts,
  EventsFacts,
  InventoryFacts,
  ObligationFacts,
  Snapshot,
  YearFacts,
} from '../snapshot.model';
import type { ExceptionFacts, ExerciseFacts, FindingFacts, PlanFacts } from '../snapshot-recovery.model';
import type { AttestationFacts, SubmissionFacts } from '../snapshot-review.model';
import { readAccess } from './access';
import { readAssurance } from './assurance';
import { readAttestations } from './attestations';
import { readConfirmations, readQuestionSets } from './confirmations';
import { readControlCounts } from './control-counts';
import { readEvents } from './events';
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
import { readInventory } from './inventory';
import { journalOf } from './journal';
import { readObligations } from './obligations';
import { readPlans } from './plans';
import type { Registers } from './registers';
import { readSubmissions } from './reviews';
import { readServices, readSites, readSystems } from './services';
import { servedBy, candidatesOf } from './served-by';
import { readYear } from './year';

interface Records {
  plans: PlanFacts[];
  exercises: ExerciseFacts[];
  findings: FindingFacts[];
  exceptions: ExceptionFacts[];
  submissions: SubmissionFacts[];
  attestations: AttestationFacts[];
  inventory: InventoryFacts;
  year: YearFacts;
  assurance: AssuranceFacts;
  events: EventsFacts;
  confirmations: ConfirmationFacts[];
}

/** Reads the table of the packet that is named, and writes down the queries that it took. */
type Reading = <T>(table: string, read: (from: Registers) => Promise<T>) => Promise<T>;

interface Stamp {
  packetId: string;
  cutOffAt: string;
  portalVersion: string;
}

/**
 * Everything that a packet says, read in one transaction that must see one moment (REPEATABLE READ): the rows of every
 * table agree with each other. The same moment gives the same snapshot, in the same order.
 */
export async function takeSnapshot(manager: EntityManager, stamp: Stamp): Promise<Snapshot> {
  const { packetId, cutOffAt, portalVersion } = stamp;
  const { vendorId, periodId, catalogueVersionId, ...packet } = await readPacket(manager, packetId);
  const period = await readPeriod(manager, periodId);
  const from: Registers = { manager, vendorId, period, asOf: packet.asOf };
  const journal = journalOf(manager);
  const reading: Reading = (table, read) => journal.reading(table, (heard) => read({ ...from, manager: heard }));
  const { facts, catalogue } = await readCatalogue(manager, catalogueVersionId);
  const services = await reading('Services', readServices);
  const obligations = await reading('Requirements and results', (one) => readObligations(one, catalogue, services));
  const records = await readRecords(reading, { catalogue, cutOffAt });
  return {
    ...{ packet, cutOffAt, portalVersion, ...(await readFrame(from, reading, packetId)) },
    ...{ period, catalogue: facts, services, ...records },
    obligations: withServants(obligations, catalogue, records),
    excluded: excludedOf(catalogue, services, obligations),
    questionSets: await reading('Questionnaires', readQuestionSets),
    access: await reading('Access and changes', readAccess),
    controlCounts: await reading('Control totals', readControlCounts),
    ...(await readProof({ from, reading, packetId }, records)),
    queries: journal.queries,
  };
}

async function readFrame(from: Registers, reading: Reading, packetId: string) {
  return {
    registrant: await readRegistrant(from.manager),
    vendor: await readVendor(from),
    previous: await readPrevious(from, packetId),
    sites: await reading('Sites', readSites),
    systems: await reading('Systems', readSystems),
  };
}

/** Files, what the audit trail says of everything in the packet, and where the trail stands. */
async function readProof(at: { from: Registers; reading: Reading; packetId: string }, records: Records) {
  const evidence = await at.reading('Exhibits', (from) => readEvidence(from, referencedBy(records)));
  const subjects = [...evidence.flatMap((one) => [one.itemId, one.versionId]), ...subjectsOf(records)];
  const { custody, extract } = await at.reading('Custody events', (from) => readCustody(from, subjects));
  return { evidence, custody, log: { ...(await readLogPosition(at.from.manager)), extract } };
}

type Known = Omit<ObligationFacts, 'servedBy'>;

function withServants(known: Known[], catalogue: Catalogue, records: Records): ObligationFacts[] {
  const candidates = candidatesOf(records.plans, records.exercises);
  const facts = { catalogue, candidates, submissions: records.submissions };
  return known.map((one) => ({ ...one, servedBy: servedBy(one, facts) }));
}

async function readRecords(reading: Reading, at: { catalogue: Catalogue; cutOffAt: string }): Promise<Records> {
  return {
    plans: await reading('Plan versions', readPlans),
    exercises: await reading('Exercises', readExercises),
    findings: await reading('Findings', readFindings),
    exceptions: await reading('Approved exceptions', readExceptions),
    submissions: await reading('Submissions and reviews', readSubmissions),
    attestations: await reading('Attestations', readAttestations),
    inventory: await reading('Inventory and impact', readInventory),
    year: await reading('Exercise programme', readYear),
    assurance: await reading('Independent reports', (from) => readAssurance(from, at.catalogue)),
    events: await reading('Disruptions', (from) => readEvents(from, at.cutOffAt)),
    confirmations: await reading('Change confirmations', readConfirmations),
  };
}
