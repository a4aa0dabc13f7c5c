import {
  approvalGroundsOf,
  flagsOf,
  refusalsToDecideScope,
  refusalOfSoxOffice,
  refusalToApproveScope,
  type ScopeWanted,
} from './scope.rules';

const wanted = (changes: Partial<ScopeWanted> = {}): ScopeWanted => ({
  proposedTier: 'T2',
  tier: 'T2',
  icfrRelevant: true,
  accounts: 'Deferred revenue',
  icfrReason: 'Feeds the order-to-cash cycle',
  reason: 'As proposed',
  ...changes,
});
const fresh = { tier: null, icfrRelevant: false };
const codes = (refusals: { code: string }[]) => refusals.map(({ code }) => code);

describe('scope decisions', () => {
  it('needs reasons, and accounts where the service is ICFR-relevant', () => {
    expect(refusalsToDecideScope(wanted())).toEqual([]);
    expect(codes(refusalsToDecideScope(wanted({ accounts: ' ', icfrReason: '', reason: '' })))).toEqual([
      'accounts_missing',
      'icfr_reason_missing',
      'reason_missing',
    ]);
    expect(refusalsToDecideScope(wanted({ icfrRelevant: false, accounts: '' }))).toEqual([]);
  });

  it('takes effect at once when it follows the proposal and lowers nothing', () => {
    expect(approvalGroundsOf(fresh, wanted())).toEqual([]);
    expect(approvalGroundsOf({ tier: 'T3', icfrRelevant: false }, wanted())).toEqual([]);
  });

  it('waits for the second line when it lowers, overrides or switches ICFR relevance off', () => {
    expect(approvalGroundsOf({ tier: 'T1', icfrRelevant: true }, wanted({ icfrRelevant: false }))).toEqual([
      'tier_lowered',
      'icfr_switched_off',
    ]);
    expect(approvalGroundsOf(fresh, wanted({ tier: 'T3' }))).toEqual(['proposal_overridden']);
    expect(approvalGroundsOf(fresh, wanted({ tier: 'T1' }))).toEqual(['proposal_overridden']);
  });

  it('is approved by another person of the second line only', () => {
    const asked = (role: string, personId: string, change: Partial<ScopeWanted> = { tier: 'T3' }) =>
      refusalToApproveScope({
        ...{ before: fresh, wanted: wanted(change), decidedBy: 'ines', approver: { personId, role } },
        sox: { hasSoxOffice: true, approvedBy: null },
      });
    expect(asked('second_line_approver', 'ruben')).toBeNull();
    expect(asked('compliance_officer', 'ruben')?.code).toBe('second_line_approval_missing');
    expect(asked('second_line_approver', 'ines')?.code).toBe('approver_is_requester');
    expect(asked('second_line_approver', 'ines', { tier: 'T1' })?.code).toBe('approver_is_requester');
    expect(asked('second_line_approver', 'ruben', { tier: 'T1' })).toBeNull();
  });

  it('asks the second line when only ICFR relevance goes', () => {
    const before = { tier: 'T2', icfrRelevant: true } as const;
    const off = wanted({ icfrRelevant: false });
    const by = (role: string, sox = { hasSoxOffice: false, approvedBy: null as string | null }) =>
      refusalToApproveScope({ before, wanted: off, decidedBy: 'ines', approver: { personId: 'ruben', role }, sox });
    expect(by('second_line_approver')).toBeNull();
    expect(by('relationship_owner')?.code).toBe('second_line_approval_missing');
    const office = { hasSoxOffice: true, approvedBy: null };
    expect(by('second_line_approver', office)?.code).toBe('sox_office_approval_missing');
    expect(by('second_line_approver', { ...office, approvedBy: 'mei' })).toBeNull();
  });

  it('asks the SOX office once, where ICFR relevance goes, and never about its own decision', () => {
    const asked = { grounds: ['icfr_switched_off'], answered: false, decidedBy: 'ines', personId: 'mei' };
    expect(refusalOfSoxOffice(asked)).toBeNull();
    expect(refusalOfSoxOffice({ ...asked, grounds: ['tier_lowered'] })?.code).toBe('not_for_sox_office');
    expect(refusalOfSoxOffice({ ...asked, answered: true })?.code).toBe('answered');
    expect(refusalOfSoxOffice({ ...asked, decidedBy: 'mei' })?.code).toBe('approver_is_requester');
  });

  it('keeps the ICFR flag in step with the decision', () => {
    expect(flagsOf(['phi', 'customer_contact'], true)).toEqual(['icfr_relevant', 'customer_contact', 'phi']);
    expect(flagsOf(['icfr_relevant', 'phi'], false)).toEqual(['phi']);
  });
});
