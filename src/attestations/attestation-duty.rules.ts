import { isException, type AnsweredLine } from './attestation.rules';

/** What the registrant accepted. Days are YYYY-MM-DD. */
export interface AcceptedStatement {
  ref: string;
  signerName: string;
  signedAt: string;
  qualified: boolean;
  lines: readonly AnsweredLine[];
  /** The attestation's due day and that of the obligation; the earlier one counts. */
  dueOn: string;
  obligationDueOn: string;
  /** Words of the requirement's checks that fail. */
  failedChecks: readonly string[];
}

export interface DutyConclusion {
  conclusion: 'met' | 'met_with_exceptions';
  reason: string;
}

/** What an accepted attestation says of the duty to attest: met without qualification and in time, else with exceptions. */
export function conclusionOfDuty(accepted: AcceptedStatement): DutyConclusion {
  const { ref, signerName, signedAt } = accepted;
  const signedOn = signedAt.slice(0, 10);
  const dueOn = accepted.dueOn < accepted.obligationDueOn ? accepted.dueOn : accepted.obligationDueOn;
  const exceptions = accepted.lines.filter(isException).length;
  const short = [
    ...(accepted.qualified ? [`Qualified: ${exceptions} of ${accepted.lines.length} lines are exceptions.`] : []),
    ...(signedOn > dueOn ? [`Late: due ${dueOn}.`] : []),
    ...accepted.failedChecks.map((words) => `Check fails: ${words}.`),
  ];
  const conclusion = short.length === 0 ? 'met' : 'met_with_exceptions';
  return { conclusion, reason: [`${ref}, signed by ${signerName} on ${signedOn}, accepted.`, ...short].join(' ') };
}

export interface AttestedFacts {
  /** The verification that was signed under, in force on the signing day and not revoked by then. */
  authorityHeld: boolean;
  covers: { from: string; to: string };
  period: { startsOn: string; endsOn: string };
  lines: readonly AnsweredLine[];
}

/** Values of the catalogue's metrics about the attestation, for one that is signed. */
export function measuresOf(facts: AttestedFacts): Record<string, boolean | number> {
  const { covers, period } = facts;
  return {
    'attestation.signer_authority_verified': facts.authorityHeld,
    'attestation.period_matches': covers.from <= period.startsOn && covers.to >= period.endsOn,
    'attestation.unanswered_requirements': facts.lines.filter((line) => line.answer === null).length,
  };
}
