import type { CsvReport, CsvValue } from '../../foundation/csv.rules';
import type { ProofPointView, ServiceProof } from './proof.dto';

const COLUMNS = [
  ...['Day', 'Ref', 'Title', 'Kind', 'Enough for the tier', 'Plan version', 'Real event', 'Standing', 'Counts until'],
  ...['RTO objective (minutes)', 'RTO achieved (minutes)', 'RTO result', 'RPO objective (minutes)'],
  ...['RPO achieved (minutes)', 'RPO result', 'Not recovered because', 'Proved at (UTC)', 'Id'],
];

/** Every test of a service with its results, and where the proof stands today. */
export function proofReport(proof: ServiceProof): CsvReport {
  const { serviceRef, serviceName, vendorName, tier, stateWords, provesForMonths } = proof;
  return {
    name: 'Proof of recovery',
    filter: `Service ${serviceRef} ${serviceName}; vendor ${vendorName}; ${tier === null ? 'no tier decided' : `tier ${tier}`}`,
    ranAt: proof.ranAt,
    notes: [
      stateWords,
      `A test counts for ${provesForMonths} months.`,
      'Objectives are those in force when each test started.',
    ],
    columns: COLUMNS,
    rows: proof.items.map(cells),
  };
}

function cells(item: ProofPointView): CsvValue[] {
  const { day, ref, title, kindLabel, isEnough, planVersionLabel, disruptionRef, standingWords, provesUntil } = item;
  const { rto, rpo, notRecoveredReason, provedAt, exerciseId } = item;
  return [
    ...[day, ref, title, kindLabel, isEnough ? 'yes' : 'no', planVersionLabel, disruptionRef, standingWords],
    ...[provesUntil, rto.objectiveMinutes, rto.achievedMinutes, rto.resultWords, rpo.objectiveMinutes],
    ...[rpo.achievedMinutes, rpo.resultWords, notRecoveredReason, provedAt, exerciseId],
  ];
}
