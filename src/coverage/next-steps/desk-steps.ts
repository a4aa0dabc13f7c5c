import type { VendorHome } from '../home.dto';
import type { StepFacts } from './next-step.rules';

/** What the vendor's own desk shows: requirements that are due, what came back, questions, the attestation and its quarters. */
export function deskSteps(home: VendorHome, today: string): StepFacts[] {
  return [
    ...home.returned.map(
      ({ kind, targetId, ref, title, reason, decision, decidedByName, submissionRef }): StepFacts => ({
        ...{ kind: 'returned', words: `Mend ${ref} ${title}`, dueOn: null, isWaitedFor: true },
        why: `${decidedByName} ${decision} it in ${submissionRef}: ${reason}`,
        link: `${PLACES[kind]}/${targetId}`,
        needs: NEEDS[kind],
      }),
    ),
    ...home.openQueries.map(({ subject, submissionRef, askedByName, text }): StepFacts => ({
      ...{ kind: 'query', words: `Answer the question "${subject}" on ${submissionRef}`, dueOn: null },
      ...{ why: `${askedByName} asks: ${text}`, link: '/home#queries', isWaitedFor: true, needs: 'queries.reply' },
    })),
    ...attestationSteps(home),
    ...confirmationSteps(home),
    ...dueSteps(home, today),
  ];
}

const PLACES = { evidence: '/evidence', plan_version: '/plan-versions', exercise: '/exercises' } as const;
const NEEDS = { evidence: 'evidence.bring', plan_version: 'plans.write', exercise: 'exercises.write' } as const;

function attestationSteps({ attestation }: VendorHome): StepFacts[] {
  if (!attestation) return [];
  const { attestationId, ref, periodCode, state, dueOn, attestorName } = attestation;
  const base = { kind: 'attestation' as const, dueOn, link: `/attestations/${attestationId}`, isWaitedFor: false };
  if (state === 'open' || state === 'in_preparation') {
    const words = `Prepare the attestation ${ref} of ${periodCode}`;
    const why = `${attestorName} signs it by ${dueOn}; each line of it is answered before.`;
    return [{ ...base, words, why, needs: 'attestations.prepare' }];
  }
  if (state !== 'ready') return [];
  const words = `Read and sign the attestation ${ref} of ${periodCode}, or decline`;
  const why = `Your team prepared it for you to sign by ${dueOn}. It is a statement by management, not an audit.`;
  return [{ ...base, words, why, needs: 'attestations.sign', isWaitedFor: true }];
}

function confirmationSteps({ confirmations }: VendorHome): StepFacts[] {
  return confirmations.flatMap(({ id, ref, quarter, state, dueOn, dueRule }): StepFacts[] => {
    const base = { kind: 'change_confirmation' as const, dueOn, link: `/change-confirmations/${id}` };
    const why = `Every quarter asks what changed since the last attestation, or for a word that nothing did. ${dueRule}`;
    if (state === 'open') {
      const words = `Say what changed in ${quarter}, or that nothing did (${ref})`;
      return [{ ...base, words, why, isWaitedFor: false, needs: 'attestations.prepare' }];
    }
    if (state !== 'ready') return [];
    const words = `Read and sign the change confirmation of ${quarter} (${ref})`;
    return [{ ...base, words, why, isWaitedFor: true, needs: 'attestations.sign' }];
  });
}

/** A quarter's own step says more than the requirement that it answers. */
function dueSteps({ due, confirmations }: VendorHome, today: string): StepFacts[] {
  const said = new Set(confirmations.map(({ obligationId }) => obligationId));
  const rows = due.filter(({ obligationId }) => !said.has(obligationId));
  return rows.map(
    ({ obligationId, requirementCode, requirementTitle, serviceName, dueOn, dueRule, forceLabel }): StepFacts => ({
      kind: 'requirement',
      words: `${dueOn < today ? 'Catch up on' : 'Bring'} ${requirementCode} ${requirementTitle}${serviceName ? ` for ${serviceName}` : ''}`,
      why: [forceLabel, dueRule].filter(Boolean).join('. '),
      ...{ dueOn, link: `/requirements/${obligationId}`, isWaitedFor: false, needs: 'submissions.make' },
    }),
  );
}
