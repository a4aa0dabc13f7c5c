import { id, sampleSnapshot, sampleVault } from '../../test/support/sample-packet';
import { achievedRto, inForceOn, latestResults, missesOf } from './achieved.rules';
import { bannedClaims } from '../foundation/banned-claims.rules';
import { exhibitsOf, isOutOfPeriod, sizeInWords, type VaultVerdict } from './exhibits.rules';
import type { CheckResult, Manifest } from './manifest.model';
import { manifestOf, manifestText, readManifest } from './manifest.rules';
import { refusalsToIssue } from './packet.rules';
import {
  defaultAsOf,
  PACKET_MOVES,
  PACKET_STATES,
  refusalOfAsOf,
  refusalToMove,
  statusWord,
} from './packet-states.rules';
import type { Snapshot } from './snapshot.model';

const built = (change: (s: Snapshot) => void = () => undefined, vault?: Map<string, VaultVerdict>): Manifest => {
  const snapshot = sampleSnapshot();
  change(snapshot);
  return manifestOf({ snapshot, vault: vault ?? sampleVault(snapshot), attachMaxBytes: 1_000_000 });
};
const check = (name: string, change?: (s: Snapshot) => void): CheckResult =>
  built(change).checks.find((one) => one.id === name)!;

describe('the manifest', () => {
  it('has the same digest for the same snapshot, and another for any other fact', () => {
    const { sha256, text } = manifestText(built());
    expect(manifestText(built())).toEqual({ sha256, text });
    expect(manifestText(built((s) => (s.exercises[0]!.results[3]!.tester = 'Somebody else'))).sha256).not.toBe(sha256);
    expect(manifestText(readManifest(text)).sha256).toBe(sha256);
  });

  it('is read only in the form in which it is written', () => {
    const { text } = manifestText(built());
    expect(() => readManifest(`${text} `)).toThrow(/canonical/);
    expect(() => readManifest(text.replace('manifest/1', 'manifest/2'))).toThrow(/not a holdfast/);
  });

  it('prints a result for every obligation; an absence is "not tested" with its reason', () => {
    const { results } = built();
    expect(results.map((one) => [one.part, one.words])).toEqual([
      ['II', 'Met'],
      ['II', 'Met'],
      ['I', 'Met'],
      ['II', 'Met with exceptions'],
      ['II', 'Not tested'],
      ['II', 'Not applicable'],
    ]);
    expect(results[4]).toMatchObject({ from: 'absence', reason: expect.stringContaining('is due on 2026-12-31') });
    expect(results[1]?.cites).toEqual(['E-002', 'E-003', 'PL-0001 v3.2', 'EX-0001']);
    expect(results[0]?.cites).toEqual(['E-006', 'AT-0001']);
  });

  it('never prints an approved exception as met', () => {
    const excepted = built((s) => Object.assign(s.obligations[2]!, { conclusion: 'excepted', conclusionReason: 'EX' }));
    expect(excepted.results[2]?.words).toMatch(/^Not met - approved exception/);
  });
});

/* the stored bytes of all files but the second */
const withoutSecond = (): Map<string, VaultVerdict> => {
  const snapshot = sampleSnapshot();
  const vault = new Map(sampleVault(snapshot));
  vault.delete(snapshot.evidence[1]!.sha256);
  return vault;
};

describe('exhibits', () => {
  const exhibits = (attachMaxBytes: number, vault?: Map<string, VaultVerdict>) => {
    const snapshot = sampleSnapshot();
    return exhibitsOf({ snapshot, vault: vault ?? sampleVault(snapshot), attachMaxBytes });
  };

  it('are attached in order while they fit; the rest stay listed with the reason', () => {
    const [first, second, third] = exhibits(30);
    expect(first).toMatchObject({ number: 'E-001', attachedAs: 'E-001 Quillfeather DR plan v3.2.pdf' });
    expect(second?.notAttachedReason).toContain('No room left: 30 bytes');
    expect(third?.notAttachedReason).toContain('Larger than all');
    expect(exhibits(0).every((one) => one.attachedAs === null)).toBe(true);
  });

  it('get names that every file system takes', () => {
    expect(exhibits(1000).map((one) => one.attachedAs)).toEqual(
      expect.arrayContaining(['E-003 Отчёт об испытании _резерв_.docx', 'E-005 capacity_ Tucson_May.png']),
    );
  });

  it('are withheld when the stored bytes are gone or damaged', () => {
    const sha = sampleSnapshot().evidence[1]!.sha256;
    expect(exhibits(1000, new Map([[sha, 'damaged']]))[1]?.notAttachedReason).toContain('no longer has its digest');
    expect(exhibits(1000, new Map())[1]?.notAttachedReason).toContain('missing');
  });

  it('name the disposal that took their bytes after their retention, which is no fault', () => {
    const disposal = { ref: 'RD-0003', on: '2034-02-01' };
    const gone = built((s) => Object.assign(s.evidence[1]!, { disposal }), new Map());
    expect(gone.exhibits[1]).toMatchObject({ vault: 'disposed', attachedAs: null, inBinderAs: null });
    expect(gone.exhibits[1]?.notAttachedReason).toContain('RD-0003 disposed of the stored file on 2034-02-01');
    const reasons = gone.checks.find(({ id }) => id === 'exhibits')?.reasons.join(' ');
    expect(reasons).not.toContain(`${gone.exhibits[1]?.number} (`);
    const others = built((s) => Object.assign(s.evidence[1]!, { disposal }), withoutSecond());
    const passed = others.checks.find(({ id }) => id === 'exhibits');
    expect(passed).toMatchObject({ verdict: 'pass' });
    expect(passed?.reasons.join(' ')).toContain('1 disposed of after their retention, each with its tombstone.');
  });

  it.each([
    [{ madeOn: '2025-12-31', periodFrom: null, periodTo: null }, true],
    [{ madeOn: '2026-01-01', periodFrom: null, periodTo: null }, false],
    [{ madeOn: '2027-01-01', periodFrom: '2026-12-01', periodTo: '2027-01-31' }, false],
    [{ madeOn: '2026-06-01', periodFrom: '2025-01-01', periodTo: '2025-12-31' }, true],
  ])('%o lie outside the period: %s', (evidence, expected) => {
    expect(isOutOfPeriod(evidence, { startsOn: '2026-01-01', endsOn: '2026-12-31' })).toBe(expected);
  });

  it('have sizes that people read', () => {
    expect([12, 2048, 7_864_320].map(sizeInWords)).toEqual(['12 bytes', '2 kB', '7.5 MB']);
  });
});

describe('the pre-issue checks', () => {
  it('all pass for a whole packet', () => {
    expect(built().checks.map((one) => one.verdict)).toEqual(Array(13).fill('pass'));
    expect(refusalsToIssue(built().checks)).toEqual([]);
  });

  it.each<[string, (s: Snapshot) => void, string]>([
    ['people', (s) => (s.submissions[0]!.review!.approvals = []), 'needs a second-line approval'],
    ['people', (s) => (s.submissions[0]!.review!.approvals[0]!.approverId = id(1)), 'same person'],
    ['people', (s) => (s.submissions[0]!.review!.reviewerId = id(7)), 'person who submitted'],
    ['results', (s) => Object.assign(s.obligations[1]!, { conclusion: null, concludedBy: null }), 'not concluded'],
    ['results', (s) => waiting(s, { state: 'submitted', review: null }), 'SB-0001 waits for a reviewer.'],
    ['results', (s) => waiting(s, { state: 'concluded' }), 'SB-0001 waits for the second line.'],
    ['results', (s) => waiting(s, { state: 'in_review' }), 'SB-0001 is in review by Ines Okafor.'],
    ['results', (s) => waitingForAttestation(s), "AT-0001 is signed and waits for the registrant's decision."],
    ['results', (s) => (s.obligations[5]!.conclusionReason = ' '), 'without a reason'],
    ['results', (s) => (s.obligations = []), 'no obligations'],
    ['citations', (s) => (s.evidence[3]!.uses = []), 'nothing is cited'],
    ['exhibits', (s) => (s.evidence[1]!.sourceParty = ''), 'no source'],
    ['periods', (s) => (s.evidence[1]!.madeOn = '2025-03-01'), "without a reviewer's reason"],
    ['attestations', (s) => (s.attestations[0]!.periodFrom = '2026-02-01'), 'not the whole period'],
    ['attestations', (s) => (s.attestations[0]!.signature!.authority.expiresOn = '2026-11-17'), 'had expired'],
    ['attestations', (s) => (s.attestations[0]!.signature!.authority.verifiedOn = '2026-11-19'), 'after signing'],
    [
      'attestations',
      (s) => (s.attestations[0]!.signature!.authority.revokedAt = '2026-11-01T00:00:00.000Z'),
      'revoked',
    ],
    ['attestations', (s) => (s.attestations[0]!.signature!.shownText += ' '), 'digest that was signed'],
    ['exercises', (s) => (s.plans[0]!.versions[0]!.effectiveFrom = '2026-06-01'), 'was not in force on 2026-05-16'],
    ['exercises', (s) => s.exercises[0]!.results.pop(), 'no outcome for step 9'],
    ['exercises', (s) => (s.exercises[0]!.achievedRtoMinutes = 150), 'logged times give 192 min'],
    ['findings', (s) => (s.exercises[0]!.rtoObjectiveMinutes = 191), 'RTO missed, and no finding'],
    ['findings', (s) => (s.exercises[0]!.results[0]!.outcome = 'fail'), '1 step failed'],
  ])('%s fails and says why (%#)', (name, change, words) => {
    const found = check(name, change);
    expect(found.verdict).toBe('fail');
    expect(found.reasons.join(' ')).toContain(words);
    expect(refusalsToIssue([found])[0]?.reason).toContain('Check 1: ');
  });

  it('accept an out-of-period file with a reason, and a miss with its finding', () => {
    expect(
      check('periods', (s) => {
        s.evidence[1]!.madeOn = '2025-03-01';
        s.submissions[0]!.review!.conclusions[0]!.outOfPeriodReason = 'Still the current log.';
      }).verdict,
    ).toBe('pass');
    expect(
      check('findings', (s) => {
        s.exercises[0]!.rtoObjectiveMinutes = 191;
        s.findings[0]!.exerciseId = id(40);
      }),
    ).toMatchObject({ verdict: 'pass', reasons: ['On page one: FD-0001.'] });
  });
});

describe('achieved times', () => {
  const [held, cancelled] = sampleSnapshot().exercises;
  it('follow from the logged times, and zero is a value', () => {
    expect(achievedRto(held!)).toMatchObject({ minutes: 192 });
    expect(achievedRto({ ...held!, verifiedAt: held!.occurredAt })).toMatchObject({ minutes: 0 });
    expect(achievedRto({ ...held!, clockBasis: 'declaration', declaredAt: null })).toMatchObject({
      minutes: null,
      words: 'Not logged: declaration.',
    });
  });

  it('miss nothing at the objective itself, and nothing that was not held', () => {
    expect(missesOf({ ...held!, rtoObjectiveMinutes: 192, rpoObjectiveMinutes: 9 })).toEqual([]);
    expect(missesOf({ ...held!, rpoObjectiveMinutes: 0 }).map((one) => one.words)).toEqual(['RPO missed']);
    expect(missesOf({ ...cancelled!, notRecoveredReason: 'x' })).toEqual([]);
  });

  it('count the latest attempt at a step', () => {
    const again = { ...held!.results[0]!, attempt: 2, outcome: 'fail' };
    expect(latestResults({ ...held!, results: [again, ...held!.results] })[0]?.outcome).toBe('fail');
  });

  it('know the first and the last day in force', () => {
    const version = {
      ...sampleSnapshot().plans[0]!.versions[0]!,
      effectiveFrom: '2026-02-10',
      effectiveTo: '2026-05-16',
    };
    const days = ['2026-02-09', '2026-02-10', '2026-05-15', '2026-05-16'];
    expect(days.map((day) => inForceOn(version, day))).toEqual([false, true, true, false]);
  });
});

describe('states', () => {
  it('move along the table only', () => {
    for (const from of PACKET_STATES)
      for (const to of PACKET_STATES) expect(refusalToMove(from, to) === null).toBe(PACKET_MOVES[from].includes(to));
  });

  it('say what a page says', () => {
    expect(PACKET_STATES.map(statusWord)).toEqual([
      ...['Draft', 'Draft', 'Draft', 'Draft', 'Draft', 'Final', 'Superseded', 'Withdrawn'],
    ]);
  });

  it('speak as of a day within the period and not after today', () => {
    const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    expect(defaultAsOf(period, '2026-11-21')).toBe('2026-11-21');
    expect(defaultAsOf(period, '2027-02-01')).toBe('2026-12-31');
    const codes = ['2025-12-31', '2026-01-01', '2026-11-21', '2026-11-22'].map(
      (day) => refusalOfAsOf(day, { ...period, today: '2026-11-21' })?.code ?? null,
    );
    expect(codes).toEqual(['as-of', null, null, 'as-of']);
  });
});

describe('banned claims', () => {
  it.each([
    'This vendor is SOX compliant.',
    'Required by Sarbanes-Oxley',
    'required under SOX',
    'We guarantee it',
    'The plan is certified',
    'Compliant until 2027',
    'Passed the SOX test',
  ])('are found: %s', (text) => expect(bannedClaims(text)).toHaveLength(1));

  it.each([
    'It is not SOX compliant.',
    'No rule says required by Sarbanes-Oxley.',
    'It certifies nothing',
    'certification path',
    'Obligations for FY2026: 38 met',
  ])('are not found: %s', (text) => expect(bannedClaims(text)).toEqual([]));
});

/** The second obligation is submitted, and what was brought for it has come only so far. */
function waiting(snapshot: Snapshot, stage: Partial<Snapshot['submissions'][number]>): void {
  const obligation = snapshot.obligations[1]!;
  Object.assign(obligation, { progress: 'submitted', conclusion: null, concludedBy: null });
  Object.assign(snapshot.submissions[0]!, { obligationIds: [obligation.id], ...stage });
}

function waitingForAttestation(snapshot: Snapshot): void {
  waiting(snapshot, {});
  Object.assign(snapshot.attestations[0]!, { state: 'signed', obligationId: snapshot.obligations[1]!.id });
}
