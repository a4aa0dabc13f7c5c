import fc from 'fast-check';
import { retentionCsv } from './retention-csv.rules';
import {
  clocksOf,
  keepUntilOf,
  refusalOfRelease,
  refusalsToDispose,
  refusalToBeSecond,
  refusalToDecideAgain,
  standingOf,
  type RecordFacts,
} from './retention.rules';
import { statementsOf, tombstoneOf, type TombstoneFacts } from './tombstone.rules';
import { recordNamed } from './record.rules';

const CLASSES = {
  sox: { id: 'R-SOX7', keepYears: 7, clock: 'audit_report_release' },
  contract: { id: 'R-CONTRACT7', keepYears: 7, clock: 'contract_end' },
  hipaa: { id: 'R-HIPAA6', keepYears: 6, clock: 'created_or_last_effective' },
  sector: { id: 'R-SECTOR', keepYears: null, clock: 'sector_rule' },
};
const facts = (part: Partial<RecordFacts>): RecordFacts => ({
  ...{ classes: [CLASSES.sox], years: [], contractEndedOn: null, lastEffectiveOn: '2026-03-01', ...part },
});
const year = (code: string, endsOn: string, releasedOn: string | null = null) => ({ code, endsOn, releasedOn });

describe('how long a record is kept', () => {
  it.each([
    [
      'a year after the fiscal year, while no release is known',
      { years: [year('FY2026', '2026-12-31')] },
      '2034-12-31',
    ],
    ['the release, once it is', { years: [year('FY2026', '2026-12-31', '2027-02-20')] }, '2034-02-20'],
    [
      'the last year that it supported',
      { years: [year('FY2027', '2027-12-31'), year('FY2026', '2026-12-31', '2027-02-20')] },
      '2035-12-31',
    ],
    ['no year at all: no end', {}, null],
    ['a contract that runs: no end', { classes: [CLASSES.contract] }, null],
    ['a contract that ended', { classes: [CLASSES.contract], contractEndedOn: '2026-06-30' }, '2033-06-30'],
    ['last in effect', { classes: [CLASSES.hipaa] }, '2032-03-01'],
    ['a sector rule that nobody confirmed: no end', { classes: [CLASSES.sector] }, null],
  ] as [string, Partial<RecordFacts>, string | null][])('counts from %s', (_, part, until) => {
    expect(keepUntilOf(clocksOf(facts(part)))).toBe(until);
  });

  it('is the longest of its classes, and more classes never shorten it', () => {
    const day = fc.constantFrom('2026-06-30', '2027-02-20', '2031-12-31');
    const some = fc.subarray(Object.values(CLASSES), { minLength: 1 });
    fc.assert(
      fc.property(some, day, day, (classes, ended, released) => {
        const given = { contractEndedOn: ended, years: [year('FY2026', '2026-12-31', released)] };
        const all = keepUntilOf(clocksOf(facts({ classes, ...given })));
        const each = classes.map((one) => keepUntilOf(clocksOf(facts({ classes: [one], ...given }))));
        if (each.includes(null)) expect(all).toBeNull();
        else expect(all).toBe([...each].sort().at(-1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('disposal', () => {
  const due = {
    ref: 'EV-0001',
    keepUntil: '2034-02-20',
    today: '2034-02-21',
    holds: [],
    requests: [],
    packets: [],
    kind: 'evidence' as const,
    disposal: null,
  };

  it.each([
    [{}, []],
    [{ today: '2034-02-20' }, ['still-kept']],
    [{ keepUntil: null }, ['still-kept']],
    [{ holds: ['LH-0001'] }, ['on-hold']],
    [{ holds: ['LH-0001'], requests: ['RQ-0001'], keepUntil: '2040-01-01' }, ['still-kept', 'on-hold', 'open-request']],
    [{ packets: ['PK-0004'] }, ['packet-waits']],
    [{ disposal: { ref: 'RD-0001', state: 'executed' as const } }, ['disposed']],
  ])('with %p is refused for %p', (part, codes) => {
    expect(refusalsToDispose({ ...due, ...part }).map(({ code }) => code)).toEqual(codes);
  });

  it('of a file of a request waits for the request that it was brought for', () => {
    const [refusal] = refusalsToDispose({ ...due, kind: 'request_file', ref: 'RF-0001', requests: ['RQ-0001'] });
    expect(refusal?.reason).toBe('RF-0001 was brought for RQ-0001, which is open.');
  });

  it('is of one record, evidence or a file of a request', () => {
    expect(recordNamed({ evidenceItemId: 'i' }).record).toEqual({ kind: 'evidence', id: 'i' });
    expect(recordNamed({ requestFileId: 'f' }).record).toEqual({ kind: 'request_file', id: 'f' });
    for (const given of [{}, { evidenceItemId: 'i', requestFileId: 'f' }])
      expect(recordNamed(given)).toMatchObject({ record: null, refusal: { code: 'one-record' } });
  });

  it('needs other people of other functions', () => {
    const before = [{ personId: 'ines', role: 'compliance_officer' }];
    expect(refusalToBeSecond({ personId: 'ines', role: 'sox_office' }, before)?.code).toBe('own-proposal');
    expect(refusalToBeSecond({ personId: 'olga', role: 'compliance_officer' }, before)?.code).toBe('same-function');
    expect(refusalToBeSecond({ personId: 'ruben', role: 'second_line_approver' }, before)).toBeNull();
  });
});

describe('a tombstone', () => {
  const digest = 'a'.repeat(64);
  const file = {
    ...{
      versionId: 'v-1',
      number: 1,
      sha256: digest,
      bytes: 10,
      fileName: 'plan.pdf',
      detectedType: 'application/pdf',
    },
    ...{ madeOn: '2026-01-02', receivedAt: '2026-01-05T09:00:00.000Z', receivedBy: 'Cleo', uses: [] },
  };
  const disposal = {
    ...{ ref: 'RD-0001', itemRef: 'EV-0001', title: 'Plan', kind: 'EV-DRP', vendor: 'Harbour Line' },
    ...{ keptUntil: '2034-02-20', reason: 'Ended.', proposedBy: 'Ines', approvedBy: ['Ruben', 'Mei'] },
    disposedAt: '2034-03-01T09:00:00.000Z',
  };
  const { body, sha256 } = tombstoneOf(file, disposal);
  const whole: TombstoneFacts = {
    ...{ fileName: 'plan.pdf', body, recordedSha256: digest, stored: false, neededElsewhere: false },
    trail: { tombstoneSha256: sha256, receivedSha256: digest },
  };
  const holds = (part: Partial<TombstoneFacts>) => statementsOf({ ...whole, ...part }).map((one) => one.holds);

  it('holds when the trail has its digest and the file’s, and the bytes are gone', () => {
    expect(holds({})).toEqual([true, true, true]);
    expect(holds({ stored: true, neededElsewhere: true })).toEqual([true, true, true]);
  });

  it.each([
    ['an altered word', { body: body.replace('Ended.', 'Lost.') }, [false, true, true]],
    ['another digest in it', { body: body.replace(digest, 'b'.repeat(64)) }, [false, false, true]],
    ['another digest in the register', { recordedSha256: 'b'.repeat(64) }, [true, false, true]],
    ['no word of the trail', { trail: { tombstoneSha256: null, receivedSha256: null } }, [false, false, true]],
    ['bytes that are still there', { stored: true }, [true, true, false]],
    ['no JSON at all', { body: 'nothing' }, [false, false, true]],
  ])('is found out with %s', (_, part, expected) => {
    expect(holds(part)).toEqual(expected);
  });
});

describe('where a record stands', () => {
  const disposal = (state: 'proposed' | 'executed') => ({ ref: 'RD-0001', state });

  it('is said of the strongest thing about it', () => {
    expect(standingOf({ disposal: null, holds: [] }, [])).toBe('due');
    expect(standingOf({ disposal: null, holds: [] }, [{ code: 'still-kept' }])).toBe('kept');
    expect(standingOf({ disposal: null, holds: [] }, [{ code: 'packet-waits' }])).toBe('due');
    expect(standingOf({ disposal: disposal('proposed'), holds: [] }, [])).toBe('proposed');
    expect(standingOf({ disposal: disposal('proposed'), holds: ['LH-0001'] }, [{ code: 'on-hold' }])).toBe('on_hold');
    expect(standingOf({ disposal: disposal('executed'), holds: ['LH-0001'] }, [])).toBe('disposed');
  });

  it('is a line of the report, with what was sought', () => {
    const of = { kind: 'request_file' as const, ref: 'RF-1', title: 'Log', vendorName: null };
    const line = { ...of, versions: 1, keepUntil: null, standing: 'kept' };
    const whole = { ...line, clocks: [{ classId: 'R-SOX7', words: 'Runs.' }], holds: [], requests: [] };
    const report = retentionCsv([whole], { kind: 'request_file', standing: 'kept' }, '2034-03-01T09:00:00.000Z');
    expect(report).toMatchObject({ filter: 'Kind: File of a request; Standing: kept' });
    expect(report.rows[0]).toHaveLength(report.columns.length);
    expect(report.rows[0]).toContain('R-SOX7: Runs.');
  });
});

describe('the release of the auditor’s report', () => {
  const at = (releasedOn: string) => refusalOfRelease({ releasedOn, endsOn: '2026-12-31', today: '2027-03-01' });

  it('lies after the fiscal year and not ahead', () => {
    expect(at('2027-02-20')).toBeNull();
    expect(at('2027-03-02')).toMatchObject({ code: 'release-ahead', pointer: '/releasedOn' });
    expect(at('2026-12-31')).toMatchObject({ code: 'release-early' });
  });
});

describe('a disposal', () => {
  it('is decided once', () => {
    expect(refusalToDecideAgain({ ref: 'RD-0001', state: 'proposed' })).toBeNull();
    expect(refusalToDecideAgain({ ref: 'RD-0001', state: 'refused' })).toMatchObject({ code: 'decided-already' });
  });
});
