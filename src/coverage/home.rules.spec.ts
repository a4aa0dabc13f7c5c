import { ROLES } from '../foundation/actor';
import { counted, nextAttestationStep } from './home.rules';

describe('what happens next with an attestation', () => {
  it('asks the attestor, and nobody else, to sign', () => {
    for (const role of ROLES) {
      const asked = nextAttestationStep('ready', role).includes('sign it');
      expect([role, asked]).toEqual([role, role === 'vendor_attestor']);
    }
  });

  it('never asks an auditor to decide', () => {
    for (const state of ['open', 'in_preparation', 'ready', 'signed', 'accepted'])
      expect(nextAttestationStep(state, 'external_auditor')).not.toMatch(/accept or return|sign it|Answer/);
  });

  it('has words for a state that it does not know', () => {
    expect(nextAttestationStep('lapsed', 'vendor_contributor')).toBe('Open it to see where it stands.');
  });

  it('counts in words', () => {
    expect([counted(1, 'file', 'files'), counted(0, 'file', 'files')]).toEqual(['1 file', '0 files']);
  });
});
