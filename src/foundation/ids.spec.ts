import { isUuid, newId } from './ids';

describe('an id', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('comes after every one that was made before it, within a millisecond too', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true);
  });

  it('goes on when the clock is set back, and tells the time again once that is over', () => {
    const before = newId();
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now - 60_000);
    const behind = newId();
    clock.mockReturnValue(now + 60_000);
    const after = newId();
    expect([before, behind, after].sort()).toEqual([before, behind, after]);
    expect(parseInt(after.replace('-', '').slice(0, 12), 16)).toBe(now + 60_000);
  });
});
