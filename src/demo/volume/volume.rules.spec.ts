import fc from 'fast-check';
import { refusalsOfVolume, volumeWish } from './volume.rules';

describe('the wish for a made-up fleet', () => {
  it('is the volume set of the story at sixty vendors', () => {
    expect(volumeWish({ vendors: 60 })).toMatchObject({ requirements: 40, evidence: 9000 });
  });

  it('asks for a million files of ten thousand vendors', () => {
    expect(volumeWish({ vendors: 10_000 }).evidence).toBe(1_000_000);
  });

  it('can be made whatever the number of vendors', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000 }),
        (vendors) => refusalsOfVolume(volumeWish({ vendors })).length === 0,
      ),
    );
  });

  it.each([
    [{ vendors: 0, evidence: 9 }, '/vendors'],
    [{ vendors: Number.NaN, evidence: 9 }, '/vendors'],
    [{ vendors: 5, requirements: 41 }, '/requirements'],
    [{ vendors: 5, evidence: 4 }, '/evidence'],
    [{ vendors: 5, fleet: `x'; --` }, '/fleet'],
    [{ vendors: 5, seed: -1 }, '/seed'],
  ])('is refused by name of the option: %j', (given, pointer) => {
    expect(refusalsOfVolume(volumeWish(given)).map((one) => one.pointer)).toEqual([pointer]);
  });
});
