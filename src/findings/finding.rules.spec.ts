import fc from 'fast-check';
import { refusalToClose, refusalToMoveDue, refusalToOpen, refusalWhenClosed } from './finding.rules';

describe('a finding', () => {
  it('is never closed by its owner, known by account or by name', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.string({ minLength: 1 }), (owner, closer, name) => {
        const facts = { ownerPersonId: owner, ownerName: name, closerId: closer, closerName: name };
        expect(refusalToClose(facts)?.code ?? null).toBe(owner === closer ? 'closer-is-owner' : null);
        expect(refusalToClose({ ...facts, ownerPersonId: null })?.code).toBe('closer-is-owner');
      }),
    );
    const facts = { ownerPersonId: null, ownerName: 'Carrier team', closerId: 'p', closerName: 'Ines Okafor' };
    expect(refusalToClose(facts)).toBeNull();
  });

  it('is due today at the earliest, and moves only to another such day', () => {
    expect(refusalToOpen('2026-03-02', '2026-03-02')).toBeNull();
    expect(refusalToOpen('2026-03-01', '2026-03-02')?.code).toBe('due-in-the-past');
    const move = (to: string) => refusalToMoveDue({ from: '2026-04-01', to, today: '2026-03-02' })?.code ?? null;
    expect(['2026-05-01', '2026-04-01', '2026-03-01'].map(move)).toEqual([null, 'same-date', 'due-in-the-past']);
  });

  it('stays closed', () => {
    expect(refusalWhenClosed({ ref: 'FD-0001', state: 'open' })).toBeNull();
    expect(refusalWhenClosed({ ref: 'FD-0001', state: 'closed' })?.reason).toContain('FD-0001');
  });
});
