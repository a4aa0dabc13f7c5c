import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import type { NamedLoss, OutcomeQuery } from './loss-query.dto';
import { STATE_WORDS } from './loss-words.rules';
import type { LossOutcome, SimulatedService } from './loss.dto';

const COLUMNS = [
  ...['Vendor', 'Service', 'Name', 'Tier', 'Relevant to financial reporting', 'State', 'Surviving capacity %'],
  ...['At least %', 'At most %', 'At once %', 'Back after (minutes)', 'RTO (minutes)', 'Against RTO', 'MTPD (minutes)'],
  ...[
    'Against MTPD',
    'Minimum %',
    'Meets minimum',
    'Fallback lost',
    'Observed peak',
    'Peak observed on',
    'Peak source',
  ],
  ...['What goes on', 'Why'],
];

const VERDICTS = { within: 'within', beyond: 'beyond', not_stated: 'no time stated', no_objective: 'no objective' };

/** The run as a file: its filter, its time, what its figures mean, a row for each service. */
export function outcomeReport(outcome: LossOutcome, query: OutcomeQuery): CsvReport {
  return {
    name: 'Loss simulation',
    filter: filterInWords(outcome.losses, query),
    ranAt: outcome.ranAt,
    notes: [
      `Rules ${outcome.rulesVersion}; ${outcome.summary.hit} of ${outcome.summary.services} active services hit`,
      'Surviving capacity is remaining peak capacity as a share of the observed peak demand; where a figure is missing it is not known, and counts as zero.',
    ],
    columns: COLUMNS,
    rows: outcome.items.map(rowOf),
  };
}

function filterInWords(losses: readonly NamedLoss[], query: OutcomeQuery): string {
  const { state, tier, icfr, missed, search } = query;
  return [
    `Lost: ${losses.map(({ name, detail }) => (detail === '' ? name : `${name} (${detail})`)).join(' + ')}`,
    state ? `state ${STATE_WORDS[state]}` : 'all states',
    tier ? `tier ${tier}` : 'all tiers',
    ...(icfr ? [icfr === 'yes' ? 'only relevant to financial reporting' : 'not relevant to financial reporting'] : []),
    ...(missed ? [`${missed.toUpperCase()} missed or no time stated`] : []),
    ...(search ? [`named ${search}`] : []),
  ].join('; ');
}

function rowOf(one: SimulatedService): CsvValue[] {
  const { peak } = one;
  return [
    ...[one.vendorName, one.ref, one.name, one.tier, one.icfrRelevant, one.words, one.survivingPct],
    ...[one.atLeastPct, one.atMostPct, one.atOncePct, one.resumesAfterMinutes, one.rtoMinutes, VERDICTS[one.rto]],
    ...[one.mtpdMinutes, VERDICTS[one.mtpd], one.mbcoPct, one.meetsMinimum, one.fallbackLost],
    ...(peak ? [`${peak.amount} ${peak.unit}`, peak.observedOn, peak.source] : ['not recorded', null, null]),
    one.remaining.map((r) => `${r.name} ${span(r.atLeastPct, r.atMostPct)} (${r.basis})`).join('; '),
    one.path.join(' < '),
  ];
}

const span = (low: number, high: number): string => (low === high ? `${low}%` : `${low} to ${high}%`);
