import type { DisruptionState, Side } from './disruption.rules';

export interface NextFacts {
  state: DisruptionState;
  isWithdrawn: boolean;
  wasActivated: boolean;
  hasDetection: boolean;
  servicesOpen: number;
  servicesUnreconciled: number;
  stepsUndecided: number;
  noticesToJudge: number;
  controls: number;
  controlsToReview: number;
  gapsWithoutFinding: number;
  isNormal: boolean;
}

export interface NextStep {
  /** Names the card of the screen where it is done. */
  at: 'report' | 'clock' | 'notice' | 'activation' | 'recovery' | 'reconciliation' | 'controls' | 'aar' | 'closing';
  side: Side;
  words: string;
}

const VENDOR: Record<DisruptionState, (facts: NextFacts) => (NextStep | false)[]> = {
  reported: underWay,
  confirmed: underWay,
  activated: underWay,
  recovered: (f) => [
    f.servicesUnreconciled > 0 &&
      vendor('reconciliation', 'Record what was processed in recovery mode, and compare it.'),
    f.servicesUnreconciled === 0 && vendor('reconciliation', 'Say that everything is reconciled.'),
    f.wasActivated && f.controls === 0 && vendor('controls', 'Say of each key control whether it ran.'),
  ],
  reconciled: (f) => [
    f.stepsUndecided > 0 && vendor('aar', `Decide what becomes of ${counted(f.stepsUndecided, 'step')} of the plan.`),
    vendor('aar', 'Issue the after-action report.'),
  ],
  aar_issued: (f) => [!f.isNormal && vendor('clock', 'Enter when everything was back to normal.')],
  closed: () => [],
};

/** What is to do next, the vendor's part first; empty when nothing is. */
export function nextSteps(facts: NextFacts): NextStep[] {
  if (facts.isWithdrawn || facts.state === 'closed') return [];
  return [...VENDOR[facts.state](facts), ...ours(facts)].filter((step) => step !== false);
}

function underWay(f: NextFacts): (NextStep | false)[] {
  return [
    !f.hasDetection && vendor('clock', 'Enter when it was detected: the contract’s time runs from a moment.'),
    !f.wasActivated && vendor('activation', 'Name the plan version that was started, if one was.'),
    f.servicesOpen > 0 &&
      vendor('clock', `Enter when ${counted(f.servicesOpen, 'service')} ran again and was verified.`),
    f.servicesOpen === 0 && f.state !== 'reported' && vendor('recovery', 'Say that the service is recovered.'),
  ];
}

function ours(f: NextFacts): (NextStep | false)[] {
  return [
    f.state === 'reported' && registrant('report', 'Confirm that it is real, or withdraw the report.'),
    f.noticesToJudge > 0 && registrant('notice', 'Confirm or dispute what the vendor says of its notice.'),
    f.controlsToReview > 0 && registrant('controls', 'Say of each key control what you saw.'),
    f.gapsWithoutFinding > 0 &&
      registrant(
        'closing',
        `Open a finding for ${counted(f.gapsWithoutFinding, 'gap')}, or say at the closing why not.`,
      ),
    f.state === 'aar_issued' && f.isNormal && registrant('closing', 'Close it.'),
  ];
}

const vendor = (at: NextStep['at'], words: string): NextStep => ({ at, side: 'vendor', words });
const registrant = (at: NextStep['at'], words: string): NextStep => ({ at, side: 'registrant', words });
const counted = (n: number, what: string): string => (n === 1 ? `one ${what}` : `${n} ${what}s`);
