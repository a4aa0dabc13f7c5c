import { refusalOfReleased, refusalToAskRelease, refusalToDecideRelease } from './hold.rules';

describe('the release of a legal hold', () => {
  const hold = { ref: 'LH-0001', state: 'active' as const };
  const released = { ref: 'LH-0001', state: 'released' as const };

  it('is asked for once at a time, and decided only after it was asked for', () => {
    expect(refusalToAskRelease(hold, { waits: false })).toBeNull();
    expect(refusalToAskRelease(hold, { waits: true })).toMatchObject({ code: 'release-asked' });
    expect(refusalToDecideRelease(hold, { waits: true })).toBeNull();
    expect(refusalToDecideRelease(hold, { waits: false })).toMatchObject({ code: 'nothing-asked' });
  });

  it('is final', () => {
    expect(refusalOfReleased(hold)).toBeNull();
    for (const refusal of [
      refusalOfReleased(released),
      refusalToAskRelease(released, { waits: false }),
      refusalToDecideRelease(released, { waits: true }),
    ])
      expect(refusal).toMatchObject({ code: 'hold-released', reason: 'LH-0001 is released.' });
  });
});
