import { refusalOfUseConsent, type UseConsentFacts } from './use-consent.rules';

const facts: UseConsentFacts = {
  ...{ restrictedUse: true, latest: null, decision: 'given', givenOn: '2026-11-01', today: '2026-11-22' },
};

describe('a consent to pass a report on', () => {
  it.each([
    [{}, undefined],
    [{ restrictedUse: false }, 'not-restricted'],
    [{ restrictedUse: null }, 'not-restricted'],
    [{ givenOn: '2026-11-23' }, 'consent-ahead'],
    [{ latest: 'given' as const }, 'stands-already'],
    [{ latest: 'given' as const, decision: 'withdrawn' as const }, undefined],
    [{ decision: 'withdrawn' as const }, 'nothing-to-withdraw'],
    [{ latest: 'withdrawn' as const }, undefined],
  ])('with %p: %s', (part, code) => {
    expect(refusalOfUseConsent({ ...facts, ...part })?.code).toBe(code);
  });
});
