import type { EntityManager } from 'typeorm';
import { PROVED_AT } from '../../coverage/coverage-sql';
import { addDays, addMonths } from '../../obligations/iso-date.rules';
import { STANDING, type ServiceOfCalendar } from './quarter-sql';
import { monthsProved, proofsOf, quarterState, type Proof, type Quarter } from './quarter.rules';
import { QUARTER_STATE_WORDS, quarterInWords, TEST_STANDING_WORDS, type NamedProof } from './quarter-words.rules';
import type { ProvingTestView, QuarterServiceRow } from './quarters.dto';

type TestRow = Omit<ProvingTestView, 'standingWords' | 'from' | 'until' | 'provedAt'> & {
  serviceId: string;
  provedAt: Date;
};

const TESTS = `
  SELECT e.service_id AS "serviceId", e.id AS "exerciseId", e.ref, e.title, e.kind, e.state, e.outcome, e.disruption_id AS "disruptionId", ${PROVED_AT} AS "provedAt", ${STANDING} AS standing
  FROM exercise e JOIN service s ON s.id = e.service_id
  WHERE e.service_id = ANY ($1) AND e.results_at IS NOT NULL AND ${PROVED_AT} >= $2::date ORDER BY "provedAt", e.id`;

/** Services with their quarters and the tests behind them. Two statements, however many services there are. */
export async function serviceRows(
  manager: EntityManager,
  services: readonly ServiceOfCalendar[],
  { quarters, today }: { quarters: readonly Quarter[]; today: string },
): Promise<QuarterServiceRow[]> {
  const since = addMonths(quarters[0]?.from ?? today, -monthsProved('T3'));
  const rows: TestRow[] = await manager.query(TESTS, [services.map(({ id }) => id), since]);
  const byService = new Map<string, TestRow[]>();
  for (const row of rows) byService.set(row.serviceId, [...(byService.get(row.serviceId) ?? []), row]);
  return services.map((service) => serviceRow(service, byService.get(service.id) ?? [], { quarters, today }));
}

function serviceRow(
  service: ServiceOfCalendar,
  rows: readonly TestRow[],
  { quarters, today }: { quarters: readonly Quarter[]; today: string },
): QuarterServiceRow {
  const { id: serviceId, ref, name, tier, vendorId, vendorName } = service;
  const facts = rows.map((row) => ({ ...row, id: row.exerciseId, provedAt: row.provedAt.toISOString() }));
  const accepted = named(proofsOf(facts, { tier, standings: ['accepted'] }), facts);
  const reported = named(proofsOf(facts, { tier, standings: ['accepted', 'reported'] }), facts);
  return {
    ...{ serviceId, ref, name, tier, vendorId, vendorName, provesForMonths: monthsProved(tier) },
    currentUntil: currentUntil(accepted, today),
    cells: quarters.map((quarter) => {
      const state = quarterState(quarter, { accepted, reported });
      const behind = reported.filter(({ from, to }) => from <= quarter.to && to >= quarter.from);
      return {
        ...{ quarter: quarter.code, state, stateWords: QUARTER_STATE_WORDS[state] },
        words: quarterInWords(quarter, state, { accepted, reported }),
        testIds: behind.map(({ testId }) => testId),
      };
    }),
    tests: facts.map((fact) => testView(fact, reported)),
  };
}

function named(proofs: readonly Proof[], facts: readonly { id: string; ref: string }[]): NamedProof[] {
  const refs = new Map(facts.map(({ id, ref }) => [id, ref]));
  return proofs.map((proof) => ({ ...proof, ref: refs.get(proof.testId) ?? '' }));
}

/** Proofs that follow each other without a day between them count as one. */
export function currentUntil(accepted: readonly Proof[], today: string): string | null {
  return accepted
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .reduce<string | null>((until, { from, to }) => {
      const reaches = until === null ? from <= today && to >= today : from <= addDays(until, 1);
      return reaches && (until === null || to > until) ? to : until;
    }, null);
}

function testView(fact: Omit<TestRow, 'provedAt'> & { provedAt: string }, proofs: readonly Proof[]): ProvingTestView {
  const { exerciseId, ref, title, kind, state, outcome, disruptionId, provedAt, standing } = fact;
  const proof = proofs.find(({ testId }) => testId === exerciseId);
  return {
    ...{ exerciseId, ref, title, kind, state, outcome, disruptionId, provedAt, standing },
    standingWords: TEST_STANDING_WORDS[standing],
    from: proof?.from ?? null,
    until: proof?.to ?? null,
  };
}
