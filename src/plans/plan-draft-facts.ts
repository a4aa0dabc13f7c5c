import type { EntityManager } from 'typeorm';
import { Problem } from '../foundation/problem';
import type { EditPlanVersion } from './plans.dto';
import type { DraftFacts } from './plans.deeds';

/** The members of a version that are edited together, as the trail keeps them. */
export function draftFactsOf(version: DraftFacts): DraftFacts {
  return {
    label: version.label,
    sourceEvidenceVersionId: version.sourceEvidenceVersionId,
    serviceIds: version.serviceIds,
    emphasis: version.emphasis,
    sections: version.sections,
    reviewDueOn: version.reviewDueOn,
    offlineCopy: version.offlineCopy,
    changeSummary: version.changeSummary,
  };
}

/** What a draft says after an edit: null takes back what may be unknown, and changes nothing elsewhere. */
export function mergedFacts(before: DraftFacts, given: EditPlanVersion): DraftFacts {
  const said = Object.entries(given).filter(
    ([key, value]) => key !== 'version' && value !== undefined && (value !== null || RETRACTABLE.has(key)),
  );
  return { ...before, ...(Object.fromEntries(said) as Partial<DraftFacts>) };
}

const RETRACTABLE = new Set(['emphasis', 'reviewDueOn']);

/** Throws when a service does not exist, or is not one that the vendor may see. */
export async function refuseForeignServices(manager: EntityManager, ids: readonly string[]): Promise<void> {
  const rows: { id: string }[] = await manager.query('SELECT id FROM service WHERE id = ANY ($1)', [ids]);
  const known = new Set(rows.map((row) => row.id));
  const errors = ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/serviceIds/${index}`, message: 'You have no such service.', code: 'no-such-service' }],
  );
  if (errors.length > 0) throw new Problem('refused', 'The plan names a service that does not exist.', errors);
}

/** Evidence lies above plans, so only the foreign key knows whether a file exists; its answer is put into words here. */
export async function refuseUnknownSource<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: unknown) => {
    const driver = (error as { driverError?: { constraint?: string } }).driverError;
    if (driver?.constraint !== 'fk_plan_version_source') throw error;
    const message = 'There is no such file. Upload the plan first.';
    throw new Problem('refused', message, [{ pointer: '/sourceEvidenceVersionId', message, code: 'no-such-file' }]);
  });
}
