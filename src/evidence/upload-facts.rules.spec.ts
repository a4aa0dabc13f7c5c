import { readUploadFacts, SHAPE_CODES, type Metadata } from './upload-facts.rules';

const GOOD: Metadata = { filename: 'restore.pdf', kind: 'EV-RST', madeOn: '2026-03-02' };
const ID = '01890000-0000-7000-8000-000000000001';
const read = (metadata: Metadata) =>
  readUploadFacts(metadata, { kinds: ['EV-RST', 'EV-SOC1'], latestToday: '2026-06-30', vendorName: 'Lumen Cards' });
const codes = (metadata: Metadata) =>
  read({ ...GOOD, ...metadata }).refusals.map(({ code, pointer }) => `${code} ${pointer?.split('/').pop()}`);

describe('what is said of a file', () => {
  it('needs a name, a kind and a day; the rest has its default', () => {
    expect(read(GOOD)).toEqual({
      refusals: [],
      facts: {
        ...{ fileName: 'restore.pdf', claimedType: 'application/pdf', title: 'restore.pdf', kind: 'EV-RST' },
        ...{ sourceParty: 'Lumen Cards', sourceKind: 'vendor_staff', obtainedBy: 'supplied_by_vendor' },
        ...{ madeOn: '2026-03-02', periodFrom: null, periodTo: null, obligationIds: [] },
        ...{ supersedesVersionId: null, expectedSha256: null },
      },
    });
  });

  it('is taken as it was written', () => {
    const all = {
      ...{ filetype: 'application/pdf', title: ' SOC 1 ', sourceParty: 'Birch & Vale LLP', sourceKind: 'issuer' },
      ...{ obtainedBy: 'downloaded_from_issuer', periodFrom: '2025-01-01', periodTo: '2027-12-31' },
      ...{ obligationIds: `${ID}, ${ID.toUpperCase()},`, supersedesVersionId: ID, sha256: 'AB'.repeat(32) },
    };
    const { facts, refusals } = read({ ...GOOD, ...all });
    expect(refusals).toEqual([]);
    expect(facts).toMatchObject({ title: 'SOC 1', sourceParty: 'Birch & Vale LLP', sourceKind: 'issuer' });
    expect(facts).toMatchObject({ obligationIds: [ID], supersedesVersionId: ID, expectedSha256: 'ab'.repeat(32) });
    expect(facts).toMatchObject({ periodFrom: '2025-01-01', periodTo: '2027-12-31' });
  });

  it.each([
    [{ filename: null }, ['missing filename']],
    [{ filename: '  ' }, ['missing filename']],
    [{ filename: 'я'.repeat(255) }, []],
    [{ filename: '😀'.repeat(255) }, []],
    [{ filename: 'я'.repeat(256) }, ['too-long filename']],
    [{ filename: 'a\u0000b' }, ['malformed filename']],
    [{ kind: undefined }, ['missing kind']],
    [{ kind: 'EV-OWN' }, ['unknown-kind kind']],
    [{ madeOn: undefined }, ['missing madeOn']],
    [{ madeOn: '2 March 2026' }, ['malformed madeOn']],
    [{ madeOn: '2025-02-29' }, ['malformed madeOn']],
    [{ madeOn: '2026-06-30' }, []],
    [{ madeOn: '2026-07-01' }, ['future-date madeOn']],
    [{ periodFrom: '2026-07-01', periodTo: '2026-08-01' }, ['future-date periodFrom']],
    [{ periodFrom: '2026-01-01', periodTo: '2026-01-01' }, []],
    [{ periodFrom: '2026-01-02', periodTo: '2026-01-01' }, ['period-order periodTo']],
    [{ periodTo: '2026-01-01' }, ['missing periodFrom']],
    [{ periodFrom: 'spring', periodTo: '2026-01-01' }, ['malformed periodFrom']],
    [{ sourceKind: 'third_party' }, ['source-unnamed sourceParty']],
    [{ sourceKind: 'Issuer', sourceParty: 'X' }, ['malformed sourceKind']],
    [{ obtainedBy: 'luck' }, ['malformed obtainedBy']],
    [{ obligationIds: 'x' }, ['malformed obligationIds']],
    [{ supersedesVersionId: 'x' }, ['malformed supersedesVersionId']],
    [{ sha256: 'abc' }, ['malformed sha256']],
    [{ colour: 'red' }, ['unknown-field colour']],
    [
      { kind: 'EV-OWN', madeOn: 'x', title: 't'.repeat(201) },
      ['too-long title', 'unknown-kind kind', 'malformed madeOn'],
    ],
  ])('%j: %j', (metadata, expected) => expect(codes(metadata)).toEqual(expected));

  it('tells what has no shape from what a rule refuses', () => {
    expect(SHAPE_CODES).not.toContain('future-date');
    expect(SHAPE_CODES).toContain('missing');
  });
});
