import type { EvidenceItem } from '../../api/evidence';
import { shortDateText } from '../../parts/format';

export type RegisterState = 'standing' | 'unused' | 'waiting' | 'rejected' | 'withdrawn';
export const registerStates: RegisterState[] = ['standing', 'unused', 'waiting', 'rejected', 'withdrawn'];

/** What the register says of an item, the most pressing first. */
export function registerStateOf({ withdrawnAt, uses }: Pick<EvidenceItem, 'withdrawnAt' | 'uses'>): RegisterState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (uses.rejected > 0 && uses.accepted + uses.proposed === 0) return 'rejected';
  if (uses.proposed > 0) return 'waiting';
  return uses.accepted > 0 ? 'standing' : 'unused';
}

export const looks: Record<RegisterState, string> = {
  standing: 'accepted',
  unused: 'pending',
  waiting: 'submitted',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
};

/** `1 Sep 2026 to 30 Sep 2026`, or the day on which it was made. */
export function spanText(
  { madeOn, periodFrom, periodTo }: EvidenceItem['latest'],
  covers: (from: string, to: string) => string,
): string {
  return periodFrom && periodTo ? covers(shortDateText(periodFrom), shortDateText(periodTo)) : shortDateText(madeOn);
}
