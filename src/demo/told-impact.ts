import type { PeakInput, ScoreInput } from '../outsourced-services/impact/impact.dto';
import {
  BAND_STARTS_AT,
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
  type ImpactCategory,
} from '../outsourced-services/impact/impact-words.rules';
import type { ServiceCast } from './vendor-cast';

/** How far each category stays behind what customers suffer; null is no harm at all. */
function behind({ flags, category, accounts }: ServiceCast): Record<ImpactCategory, number | null> {
  const has = (flag: string) => flags.includes(flag);
  return {
    ...{ customers: 0, revenue_and_cost: 1, legal_and_regulatory: 2, contractual: 1, reputation: 1 },
    health_and_safety: has('emergency_services') ? 0 : null,
    people_and_payroll: category.includes('payroll') ? 0 : 3,
    financial_reporting: accounts === '' ? 3 : 1,
    data_and_privacy: has('holds_registrant_data') ? 2 : null,
    dependent_operations: 1,
  };
}

/** Scores of the year's impact analysis: what customers suffer rises band by band and is unacceptable from the MTPD on. */
export function toldScores(service: ServiceCast): ScoreInput[] {
  const behindOf = behind(service);
  return IMPACT_CATEGORIES.flatMap((category) =>
    IMPACT_BANDS.map((band, at) => {
      const customers = BAND_STARTS_AT[band] >= service.mtpdMinutes ? 4 : Math.min(3, at);
      const less = behindOf[category];
      return { category, band, score: less === null ? 0 : Math.max(0, customers - less) };
    }),
  );
}

const MONTH_END: PeakInput = {
  ...{ kind: 'month_end', label: 'Month-end close', daysBefore: 2, daysAfter: 3, multiplierPct: 200 },
  ...{ categories: ['financial_reporting'], reason: 'Postings have to be complete on the third working day.' },
};
const SEASON: PeakInput = {
  ...{ kind: 'season', label: 'Holiday season', seasonFrom: '11-15', seasonTo: '12-31', multiplierPct: 150 },
  ...{ categories: ['customers', 'revenue_and_cost'], reason: 'Two fifths of the yearly orders come in these weeks.' },
};

export function toldPeaks({ flags, accounts }: ServiceCast): PeakInput[] {
  return [...(accounts === '' ? [] : [MONTH_END]), ...(flags.includes('customer_contact') ? [SEASON] : [])];
}
