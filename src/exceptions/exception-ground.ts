import type { EntityManager } from 'typeorm';
import { notFound } from '../foundation/problem';
import { programmePolicy } from '../findings/programme-policy';
import { needsExecutive, type StoredState, type Tier } from './exception.rules';

export interface RequestGround {
  vendorId: string;
  requirementCode: string;
  conclusion: string | null;
  tier: Tier;
  critical: boolean;
  renewalNumber: number;
  renews: { sameObligation: boolean; state: StoredState } | null;
  /** An exception from the same obligation that nobody has decided. */
  waitingRef: string | null;
  maxDays: number;
  needsExecutive: boolean;
}

// A vendor's own obligation counts in the highest tier of its active services; without any, in the strictest limit.
const OBLIGATION = `
  SELECT o.vendor_id AS "vendorId", o.requirement_code AS "requirementCode", o.conclusion,
    coalesce((SELECT tier FROM service s WHERE s.id = o.service_id),
      (SELECT min(tier) FROM service s WHERE s.vendor_id = o.vendor_id AND s.state = 'active'), 'T1') AS tier,
    (SELECT ref FROM programme_exception x WHERE x.obligation_id = o.id AND x.state IN ('requested', 'assessed')) AS "waitingRef"
  FROM obligation o WHERE o.id = $1 AND o.vendor_id IS NOT NULL`;

type Found = Pick<RequestGround, 'vendorId' | 'requirementCode' | 'conclusion' | 'tier' | 'waitingRef'>;

/** What a request for an exception stands on: tier, limit, who decides. Everything named has to be this vendor's. */
export async function requestGround(
  manager: EntityManager,
  asked: { obligationId: string; findingId?: string | undefined; renewsId?: string | undefined },
): Promise<RequestGround> {
  const [found]: Found[] = await manager.query(OBLIGATION, [asked.obligationId]);
  if (!found) throw notFound('obligation of a vendor');
  const critical = await isCritical(manager, asked, found.vendorId);
  const renewed = await renewedOf(manager, asked, found.vendorId);
  const renewalNumber = renewed ? renewed.renewalNumber + 1 : 0;
  const renews = renewed && { sameObligation: renewed.obligationId === asked.obligationId, state: renewed.state };
  const { policy } = await programmePolicy(manager);
  const maxDays = policy.exceptionMaxDays[found.tier];
  const executive = needsExecutive({ tier: found.tier, critical, renewalNumber });
  return { ...found, critical, renewalNumber, renews, maxDays, needsExecutive: executive };
}

/** The finding has to be about the same obligation; one of another would be accepted without anybody having asked. */
async function isCritical(
  manager: EntityManager,
  { findingId, obligationId }: { findingId?: string | undefined; obligationId: string },
  vendorId: string,
): Promise<boolean> {
  if (findingId === undefined) return false;
  const [finding]: { severity: string }[] = await manager.query(
    `SELECT severity FROM finding f WHERE f.id = $1 AND f.vendor_id = $2 AND (f.obligation_id = $3
       OR EXISTS (SELECT 1 FROM finding_reference x WHERE x.finding_id = f.id AND x.obligation_id = $3))`,
    [findingId, vendorId, obligationId],
  );
  if (!finding) throw notFound('finding about this obligation');
  return finding.severity === 'critical';
}

async function renewedOf(
  manager: EntityManager,
  { renewsId }: { renewsId?: string | undefined },
  vendorId: string,
): Promise<{ obligationId: string; renewalNumber: number; state: StoredState } | null> {
  if (renewsId === undefined) return null;
  const [renewed]: { obligationId: string; renewalNumber: number; state: StoredState }[] = await manager.query(
    `SELECT obligation_id AS "obligationId", renewal_number AS "renewalNumber", state FROM programme_exception WHERE id = $1 AND vendor_id = $2`,
    [renewsId, vendorId],
  );
  if (!renewed) throw notFound('exception to renew');
  return renewed;
}
