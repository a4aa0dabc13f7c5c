import {
  forceFor,
  labelOfForce,
  labelOfLane,
  laneFor,
  provisionsOf,
  withCoverage,
  type Catalogue,
  type Requirement,
  type ServiceFacts as RuleFacts,
} from '../../catalogue/catalogue.rules';
import type { ObligationFacts, ServiceFacts } from '../snapshot.model';
import { factsOf } from './service-facts.rules';
import { columns, iso, people, rows, times } from '../../foundation/sql-columns';
import type { Registers } from './registers';

type Row = Pick<
  ObligationFacts,
  | 'id'
  | 'code'
  | 'serviceId'
  | 'occurrence'
  | 'dueOn'
  | 'dueRule'
  | 'progress'
  | 'conclusion'
  | 'conclusionReason'
  | 'exceptedUntil'
  | 'concludedBy'
  | 'concludedById'
  | 'concludedAt'
  | 'catalogueVersion'
  | 'coverage'
>;

const SQL = `
  SELECT ${columns('o.id', 'o.service_id', 'o.occurrence', 'o.due_on::text', 'o.due_rule', 'o.progress', 'o.conclusion', 'o.conclusion_reason', 'o.excepted_until::text')},
    o.requirement_code AS code, c.version AS "catalogueVersion", ${people('o.concluded_by')}, o.concluded_by AS "concludedById", ${times('o.concluded_at')},
    (SELECT jsonb_build_object('covered', a.covered, 'basis', a.basis, 'answeredBy', app.person_name(a.answered_by), 'answeredAt', ${iso('a.answered_at')})
      FROM coverage_answer a WHERE a.vendor_id = o.vendor_id AND a.service_id IS NOT DISTINCT FROM o.service_id AND a.requirement_code = o.requirement_code
      ORDER BY a.answered_at DESC, a.id DESC LIMIT 1) AS coverage
  FROM obligation o JOIN requirement r ON r.id = o.requirement_id JOIN catalogue_version c ON c.id = r.catalogue_version_id LEFT JOIN service s ON s.id = o.service_id
  WHERE o.vendor_id = $1 AND o.period_id = $2 ORDER BY r.position, s.ref NULLS FIRST, o.occurrence, o.id`;

/** The vendor's obligations of the period, each with what the pinned catalogue says of it for the service's facts. */
export async function readObligations(
  { manager, vendorId, period }: Registers,
  catalogue: Catalogue,
  services: readonly ServiceFacts[],
): Promise<Omit<ObligationFacts, 'servedBy'>[]> {
  const found = await rows<Row>(manager, SQL, [vendorId, period.id]);
  return found.map((row) => {
    const requirement = catalogue.requirements.find((one) => one.id === row.code);
    if (!requirement) throw new Error(`The pinned catalogue has no ${row.code}.`);
    const facts = withCoverage(ruleFacts(row.serviceId, services), requirement, row.coverage?.covered === true);
    return { ...row, ...catalogueFacts(requirement, facts) };
  });
}

type CatalogueSide = Omit<ObligationFacts, keyof Row | 'servedBy'>;

function catalogueFacts(requirement: Requirement, facts: RuleFacts): CatalogueSide {
  const { title, statement, family, scope, sox, attestedBy, evidence, dutyHolder } = requirement;
  const lane = laneFor(requirement, facts);
  return {
    title,
    statement,
    family,
    scope,
    forceLabel: labelOfForce(forceFor(requirement, facts), dutyHolder),
    lane,
    laneLabel: labelOfLane(lane),
    soxBasis: sox.basis.map(({ ref, link, provisions, how }) => ({ ref, link, provisions, how })),
    provisions: provisionsOf(requirement),
    attestedBy,
    requiredEvidence: evidence.required,
  };
}

/** A service's own facts; for the vendor as a whole the highest tier and all flags of its active services. */
function ruleFacts(serviceId: string | null, services: readonly ServiceFacts[]): RuleFacts {
  return factsOf(services.filter((one) => (serviceId === null ? one.state === 'active' : one.id === serviceId)));
}
