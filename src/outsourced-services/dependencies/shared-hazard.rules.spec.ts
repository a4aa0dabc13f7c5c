import fc from 'fast-check';
import { pairsOf, type PlaceFacts } from './shared-hazard.rules';

const DULUTH: PlaceFacts = {
  ...{ id: 'd', name: 'Duluth', city: 'Duluth', region: 'MN', country: 'US', hazardZones: ['winter storm'] },
  ...{ carriers: ['Meridian Fiber'], power: ['Lake Power'] },
};
const BOISE: PlaceFacts = {
  ...{ id: 'b', name: 'Boise', city: 'Boise', region: 'ID', country: 'US', hazardZones: ['wildfire'] },
  ...{ carriers: ['Ridge Telecom'], power: ['Snake River Electric'] },
};
const only = (one: Partial<PlaceFacts>, other: Partial<PlaceFacts> = {}) =>
  pairsOf([
    { ...DULUTH, ...one },
    { ...BOISE, ...other },
  ])[0]!;

describe('shared hazards of paired places', () => {
  it('are none where zones, region, power and carriers are known and differ', () => {
    expect(only({})).toMatchObject({ shared: [], unknown: [] });
  });

  it('name the zone, metro, region, power or carrier that both rest on', () => {
    expect(only({ hazardZones: ['Wildfire '] }).shared).toEqual([{ hazard: 'hazard_zone', names: ['Wildfire '] }]);
    expect(only({ region: 'ID' }).shared).toEqual([{ hazard: 'region', names: ['ID, US'] }]);
    expect(only({ city: 'Boise', region: 'ID' }).shared).toEqual([{ hazard: 'metro', names: ['Boise, ID'] }]);
    expect(only({}, { power: ['Lake Power Co.'] }).shared).toEqual([{ hazard: 'power', names: ['Lake Power'] }]);
    const oneDuct = only({}, { carriers: ['Meridian Fibre Networks'] });
    expect(oneDuct.shared).toEqual([{ hazard: 'carrier', names: ['Meridian Fiber'] }]);
  });

  it('leave open what nobody recorded: not known is never "differs"', () => {
    expect(only({ hazardZones: [], carriers: [] }).unknown).toEqual(['hazard_zone', 'carrier']);
    expect(only({ region: '' }).unknown).toEqual(['region']);
  });

  it('look at every pair once', () => {
    const three = pairsOf([DULUTH, BOISE, { ...BOISE, id: 'c', name: 'Cody', city: 'Cody', region: 'WY' }]);
    expect(three.map(({ one, other }) => one + other)).toEqual(['db', 'dc', 'bc']);
    expect(three[2]?.shared.map(({ hazard }) => hazard)).toEqual(['hazard_zone', 'power', 'carrier']);
  });

  it('are the same whichever place stands first', () => {
    const names = fc.subarray(['flood', 'wildfire', 'ice storm', 'quake']);
    const place = fc.record({
      ...{ id: fc.uuid(), name: fc.string(), city: fc.constantFrom('Boise', 'Duluth'), country: fc.constant('US') },
      ...{ region: fc.constantFrom('ID', 'MN', ''), hazardZones: names, carriers: names, power: names },
    });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [there] = pairsOf([one, other]);
        const [back] = pairsOf([other, one]);
        const kinds = (pair: typeof there) => pair?.shared.map(({ hazard }) => hazard);
        expect(kinds(there)).toEqual(kinds(back));
        expect(there?.unknown).toEqual(back?.unknown);
        const known = [...(there?.shared ?? []).map(({ hazard }) => hazard), ...(there?.unknown ?? [])];
        expect(new Set(known).size).toBe(known.length);
      }),
    );
  });
});
