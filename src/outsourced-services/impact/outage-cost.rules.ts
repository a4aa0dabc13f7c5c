import type { Refusal } from '../../foundation/refusal';
import { BAND_WORDS, IMPACT_BANDS } from './impact-words.rules';

export type CostRefusal = 'cost_falls' | 'currency_unknown';

/** A longer outage never costs less in all; the currency is one of ISO 4217. Amounts are whole units, one for each band. */
export function refusalsOfCost(currency: string, amounts: readonly number[]): Refusal<CostRefusal>[] {
  const falls = IMPACT_BANDS.flatMap((band, at): Refusal<CostRefusal>[] => {
    const [before, now] = [amounts[at - 1] ?? 0, amounts[at] ?? 0];
    if (now >= before) return [];
    const reason = `“${BAND_WORDS[band]}” costs less than the band before it. State what an outage costs in all when it ends in this band.`;
    return [{ code: 'cost_falls', pointer: `/amounts/${at}`, reason }];
  });
  if (Intl.supportedValuesOf('currency').includes(currency)) return falls;
  const reason = `${currency} is not a currency of ISO 4217.`;
  return [{ code: 'currency_unknown', pointer: '/currency', reason }, ...falls];
}
