import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../../catalogue/catalogue.rules';
import { excludedOf } from '../excluded.rules';
import { referencedBy, subjectsOf } from '../referenced.rules';
import type {
  AssuranceFacts,
  CatalogueFacts,
  ConfirmationFacts,
  EventsFacts,
  InventoryFacts,
  ObligationFacts,
  PeriodFacts,
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
  type AskedPacket,
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
import { readWithheld } from '../withholding/withhold';
import { withoutWithheld } from '../withholding/withheld.rules';

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
export type Reading = <T>(table: string, read: (from: Registers) => Promise<T>) => Promise<T>;

/** What every snapshot of one packet shares: the moment, the period and what was asked in it. */
export interface Taking {
  manager: EntityManager;
  asked: AskedPacket;
  stamp: { cutOffAt: string; portalVersion: string };
  period: PeriodFacts;
  catalogue: { facts: CatalogueFacts; catalogue: Catalogue };
}

export async function beginTaking(
  manager: EntityManager,
  { packetId, cutOffAt, portalVersion }: { packetId: string; cutOffAt: string; portalVersion: string },
): Promise<Taking> {
  const asked = await readPacket(manager, packetId);
  const period = await readPeriod(manager, asked.periodId);
  const catalogue = await readCatalogue(manager, asked.catalogueVersionId);
  return { manager, asked, stamp: { cutOffAt, portalVersion }, period, catalogue };
}

/** Everything that a packet says of one vendor. The same moment gives the same snapshot, in the same order. */
export async function takeVendor(taking: Taking, vendorId: string): Promise<Snapshot> {
  const { manager, asked, stamp, period } = taking;
  const { facts, catalogue } = taking.catalogue;
  const from: Registers = { manager, vendorId, period, asOf: asked.packet.asOf };
  const journal = journalOf(manager);
  const reading: Reading = (table, read) => journal.reading(table, (heard) => read({ ...from, manager: heard }));
  const services = await reading('Services', readServices);
  const obligations = await reading('Requirements and results', (one) => readObligations(one, catalogue, services));
  const at = { catalogue, cutOffAt: stamp.cutOffAt, packetId: asked.packet.id };
  const records = await readRecords(reading, at);
  return {
    ...{ packet: asked.packet, ...stamp, ...(await readFrame(from, reading, asked.packet.id)) },
    ...{ period, catalogue: facts, services, ...records },
    obligations: withServants(obligations, catalogue, records),
    excluded: excludedOf(catalogue, services, obligations),
    questionSets: await reading('Questionnaires', readQuestionSets),
    access: await reading('Access and changes', readAccess),
    controlCounts: await reading('Control totals', readControlCounts),
    ...(await readProof({ from, reading }, records)),
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
async function readProof(at: { from: Registers; reading: Reading }, records: Records) {
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

/** Plans without the texts that this packet keeps back. */
async function readPrintedPlans(from: Registers, packetId: string): Promise<PlanFacts[]> {
  return withoutWithheld(await readPlans(from), await readWithheld(from.manager, packetId));
}

type RecordsAt = { catalogue: Catalogue; cutOffAt: string; packetId: string };

async function readRecords(reading: Reading, at: RecordsAt): Promise<Records> {
  return {
    plans: await reading('Plan versions', (from) => readPrintedPlans(from, at.packetId)),
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
