import type { Role } from '../foundation/actor';

type Side = 'contributor' | 'attestor' | 'registrant';

const SIDE_OF: Partial<Record<Role, Side>> = { vendor_contributor: 'contributor', vendor_attestor: 'attestor' };

const STEPS: Record<string, Record<Side, string> | undefined> = {
  open: {
    contributor: 'Answer the lines and prepare the attestation for signing.',
    attestor: 'Nothing to sign yet: your team is to prepare it.',
    registrant: 'The vendor is to prepare it.',
  },
  in_preparation: {
    contributor: 'Finish the answers and hand it to the signer.',
    attestor: 'Nothing to sign yet: your team is preparing it.',
    registrant: 'The vendor is preparing it.',
  },
  ready: {
    contributor: 'Waiting for your executive to sign.',
    attestor: 'Read the statement and sign it, or decline with a reason.',
    registrant: 'Waiting for the signature of the vendor.',
  },
  signed: {
    contributor: 'Signed; the registrant is to accept it.',
    attestor: 'Signed; the registrant is to accept it.',
    registrant: 'Read what was signed and accept or return it.',
  },
  accepted: {
    contributor: 'Nothing more to do.',
    attestor: 'Nothing more to do.',
    registrant: 'Nothing more to do.',
  },
  returned: {
    contributor: 'Returned; read the reason. A new one follows.',
    attestor: 'Returned; read the reason. A new one follows.',
    registrant: 'Returned; schedule a new one.',
  },
  declined: {
    contributor: 'Your executive declined to sign.',
    attestor: 'You declined to sign; a new one can be scheduled.',
    registrant: 'Declined; read the reason and settle what follows.',
  },
  withdrawn: {
    contributor: 'Withdrawn; a new one is needed.',
    attestor: 'Withdrawn; a new one is needed.',
    registrant: 'Withdrawn; schedule a new one.',
  },
};

/** What happens next with an attestation, said to the one who reads it. */
export function nextAttestationStep(state: string, role: Role): string {
  const side = SIDE_OF[role] ?? 'registrant';
  if (role === 'external_auditor' && state === 'signed') return 'The registrant is to accept it.';
  return STEPS[state]?.[side] ?? 'Open it to see where it stands.';
}

/** "1 submission waits", "3 submissions wait". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
