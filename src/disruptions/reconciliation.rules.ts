import { openDifferences } from '../exercises/reconciliation/reconciliation.rules';
import type { Refusal } from '../foundation/refusal';

export const CONTROL_OPERATIONS = ['operated', 'replaced', 'did_not_operate', 'not_needed'] as const;
/** What the vendor says of a key control in recovery mode; `replaced`: another control stood in for it. */
export type ControlOperation = (typeof CONTROL_OPERATIONS)[number];

export const CONTROL_VERDICTS = ['operated', 'did_not_operate', 'not_needed'] as const;
export type ControlVerdict = (typeof CONTROL_VERDICTS)[number];

/** Items that were processed in recovery mode, and how many of them were compared, differed, and were put right. */
export interface ReconciliationCounts {
  processedCount: number;
  comparedCount: number;
  differenceCount: number;
  resolvedCount: number;
}

export interface ReconciliationFacts extends ReconciliationCounts {
  comparedWith: string;
  resolution: string;
  resolvedByName: string | null;
}

/** Items that nobody compared, or that differ and were not put right. */
export const unreconciledItems = (one: ReconciliationCounts): number =>
  one.processedCount - one.comparedCount + openDifferences(one.differenceCount, [one.resolvedCount]);

/** Counts that cannot be (more compared than processed, and so on), and words that are missing beside them. */
export function reconciliationRefusals(given: ReconciliationFacts): Refusal[] {
  const { processedCount, comparedCount, differenceCount, resolvedCount } = given;
  const [something, resolved] = [processedCount > 0, resolvedCount > 0];
  const rules: [wrong: boolean, field: keyof ReconciliationFacts, reason: string][] = [
    [comparedCount > processedCount, 'comparedCount', 'More was compared than processed.'],
    [differenceCount > comparedCount, 'differenceCount', 'More differs than was compared.'],
    [resolvedCount > differenceCount, 'resolvedCount', 'More was resolved than differs.'],
    [something && isBlank(given.comparedWith), 'comparedWith', 'Say what it was compared with.'],
    [resolved && isBlank(given.resolution), 'resolution', 'Say how it was put right.'],
    [resolved && isBlank(given.resolvedByName), 'resolvedByName', 'Name who put it right.'],
  ];
  return rules
    .filter(([wrong]) => wrong)
    .map(([, field, reason]) => ({ code: 'cannot-be', reason, pointer: `/${field}` }));
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

/** What keeps the data from being called reconciled: a service without a record, or items that are left. */
export function reconciliationGaps(
  services: readonly { serviceId: string; serviceRef: string }[],
  current: readonly (ReconciliationCounts & { serviceId: string })[],
): Refusal[] {
  return services.flatMap(({ serviceId, serviceRef }): Refusal[] => {
    const own = current.filter((one) => one.serviceId === serviceId);
    const pointer = '/reconciliations';
    if (own.length === 0) {
      const reason = `${serviceRef}: record what was processed in recovery mode and compared afterwards, or that nothing was.`;
      return [{ code: 'not-reconciled', reason, pointer }];
    }
    const left = own.reduce((sum, one) => sum + unreconciledItems(one), 0);
    if (left === 0) return [];
    const items = left === 1 ? 'one item is' : `${left} items are`;
    return [{ code: 'items-left', reason: `${serviceRef}: ${items} left unreconciled.`, pointer }];
  });
}
