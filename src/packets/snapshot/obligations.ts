import {
  forceFor,
  labelOfForce,
  labelOfLane,
  laneFor,
  provisionsOf,
  type Catalogue,
  type Requirement,
  type ServiceFacts as RuleFacts,
} from '../../catalogue/catalogue.rules';
import type { ObligationFacts, ServiceFacts } from '../snapshot.model';
import { factsOf } from './service-facts.rules';
import { columns, people, rows, times } from '../../foundation/sql-columns';
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
>;

const SQL = `
  SELECT ${columns('o.id', 'o.service_id', 'o.occurrence', 'o.due_on::text', 'o.due_rule', 'o.progress', 'o.conclusion', 'o.conclusion_reason', 'o.excepted_until::text')},
    o.requirement_code AS code, c.version AS "catalogueVersion", ${people('o.concluded_by')}, o.concluded_by AS "concludedById", ${times('o.concluded_at')}
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
    return { ...row, ...catalogueFacts(requirement, ruleFacts(row.serviceId, services)) };
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
