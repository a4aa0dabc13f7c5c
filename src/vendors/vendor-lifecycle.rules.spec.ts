import {
  groundOfContacts,
  groundsAskedFor,
  refusalOfMove,
  refusalsToMove,
  VENDOR_MOVES,
  VENDOR_STATES,
  type GroundAnswer,
  type WantedMove,
} from './vendor-lifecycle.rules';

const wanted = (change: Partial<WantedMove> = {}): WantedMove => ({
  ...{ from: 'onboarding', to: 'active', role: 'compliance_officer', reason: 'All in place', grounds: [] },
  ...change,
});
const codes = (change: Partial<WantedMove>) => refusalsToMove(wanted(change)).map(({ code }) => code);

describe('the lifecycle of a vendor', () => {
  it('has seven moves and no other', () => {
    const moves = VENDOR_STATES.flatMap((from) => VENDOR_MOVES[from].map(({ to }) => `${from} > ${to}`));
    expect(moves).toEqual([
      ...['prospect > onboarding', 'onboarding > active', 'active > suspended', 'active > exiting'],
      ...['suspended > active', 'suspended > exiting', 'exiting > exited'],
    ]);
    const refused = VENDOR_STATES.flatMap((from) => VENDOR_STATES.filter((to) => refusalOfMove(from, to)));
    expect(refused).toHaveLength(36 - 7);
  });

  it('says what is possible instead', () => {
    expect(refusalOfMove('prospect', 'active')?.reason).toContain('can only become onboarding');
    expect(refusalOfMove('exited', 'active')?.reason).toContain('final');
  });

  it('lets a compliance officer make active, and the second line end it', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ role: 'relationship_owner' })).toEqual(['role_not_allowed']);
    expect(codes({ from: 'exiting', to: 'exited' })).toEqual(['role_not_allowed']);
    expect(codes({ from: 'exiting', to: 'exited', role: 'second_line_approver' })).toEqual([]);
    expect(codes({ from: 'exited', to: 'active' })).toEqual(['move_not_allowed']);
  });

  it('asks for a reason and names each ground that does not hold', () => {
    const missing: GroundAnswer = { ground: 'scope', answer: 'missing', detail: 'No service.' };
    const unknown: GroundAnswer = { ground: 'authority', answer: 'not_asked', detail: 'Nobody knows.' };
    expect(codes({ reason: ' ', grounds: [missing, unknown] })).toEqual(['reason_missing', 'ground_missing']);
    expect(codes({ from: 'suspended', to: 'active', grounds: [missing] })).toEqual([]);
    expect(groundsAskedFor('onboarding', 'active')).toEqual(['scope', 'contacts', 'authority']);
    expect(groundsAskedFor('suspended', 'active')).toEqual([]);
  });

  it('holds contacts verified when there are some and all of them are', () => {
    const [bo, kim] = [
      { name: 'Bo', verifiedOn: '2026-03-01' },
      { name: 'Kim', verifiedOn: null },
    ];
    expect(groundOfContacts([]).answer).toBe('missing');
    expect(groundOfContacts([bo, kim])).toMatchObject({ answer: 'missing', detail: 'Not verified yet: Kim.' });
    expect(groundOfContacts([bo]).answer).toBe('holds');
  });
});
