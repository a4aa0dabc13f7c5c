import fc from 'fast-check';
import { waitAfter } from './attempt.rules';
import { entriesOf } from './calendar.rules';
import { TOLD_DEEDS } from './deed-notices';
import { digestOf, letterOf, type LetterLine } from './letter.rules';
import {
  audienceOf,
  dueKey,
  dueWords,
  EXCEPTION_LADDER,
  EXCEPTION_STAGES,
  PROGRAMME_LADDER,
  readersOf,
  reminderOf,
  STAGES,
  stageOf,
  VENDOR_LADDER,
  type DueItem,
} from './notice.rules';

const item = (given: Partial<DueItem> = {}): DueItem => ({
  ...{ kind: 'obligation', id: 'o1', vendorId: 'v1', vendorName: 'Quillfeather', title: 'TST-02 Recovery test' },
  ...{ rule: 'Annual', dueOn: '2026-06-30', link: '/requirements/o1' },
  ...given,
});
const line = (given: Partial<LetterLine> = {}): LetterLine => ({
  ...{ topic: 'due', title: 'TST-02 Recovery test', detail: 'Annual', link: '/requirements/o1' },
  ...{ dueOn: '2026-06-30', daysLeft: 7, vendorName: null },
  ...given,
});
const frame = { personName: 'Cleo', registrantName: 'Tarnbrook', publicUrl: 'https://holdfast.example' };

describe('the stage of a reminder', () => {
  it.each([
    [31, null],
    [30, 30],
    [8, 30],
    [7, 7],
    [2, 7],
    [1, 1],
    [0, 1],
    [-1, -1],
    [-6, -1],
    [-7, -7],
    [-14, -14],
    [-365, -30],
  ])('with %i days left is %s', (daysLeft, stage) => expect(stageOf(daysLeft)).toBe(stage));

  it('is passed through in order as days go by, whichever nights are missed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 40 }), (days) => {
        const passed = [...days].sort((one, other) => other - one).map(stageOf);
        const ranks = passed.map((stage) => (stage === null ? -1 : STAGES.indexOf(stage)));
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      }),
    );
  });

  it('names another reminder when the date moves', () => {
    expect(dueKey(item(), 7)).not.toBe(dueKey(item({ dueOn: '2026-07-31' }), 7));
    expect(dueKey(item(), 7)).not.toBe(dueKey(item(), 1));
    expect(dueKey(item(), 7)).toBe(dueKey(item({ title: 'Renamed' }), 7));
  });

  it('never drops somebody who was told at an earlier one', () => {
    for (const ladder of [VENDOR_LADDER, PROGRAMME_LADDER])
      STAGES.slice(1).forEach((stage, index) => {
        const before = ladder[STAGES[index] ?? 30];
        expect(before.filter((role) => !ladder[stage].includes(role))).toEqual([]);
      });
  });

  it('goes to the vendor for its own, and to nobody of a vendor for the programme', () => {
    expect(audienceOf(item(), 30)).toEqual(['vendor_contributor']);
    const roles = STAGES.flatMap((stage) => audienceOf(item({ vendorId: null }), stage));
    expect(roles.filter((role) => role.startsWith('vendor_'))).toEqual([]);
  });

  it.each([
    [61, undefined],
    [60, 60],
    [31, 60],
    [30, 30],
    [7, 7],
    [0, 7],
  ])('of an exception that ends in %i days is %s', (daysLeft, stage) =>
    expect(reminderOf(item({ kind: 'exception' }), daysLeft)?.stage).toBe(stage),
  );

  it('of an exception reaches more people the nearer its end, an executive last', () => {
    const [first, second, last] = EXCEPTION_STAGES.map((stage) => EXCEPTION_LADDER[stage]);
    expect(first?.filter((role) => !second?.includes(role))).toEqual([]);
    expect(last).toEqual([...(second ?? []), 'executive']);
    expect(reminderOf(item(), 31)).toBeNull();
  });

  it('is said in days', () => {
    expect([30, 1, 0, -1, -9].map(dueWords)).toEqual([
      'due in 30 days',
      'due in 1 day',
      'due today',
      '1 day overdue',
      '9 days overdue',
    ]);
  });
});

describe('readers', () => {
  const readers = [
    { personId: 'cleo', vendorId: 'v1', role: 'vendor_contributor' as const },
    { personId: 'cleo', vendorId: 'v1', role: 'vendor_attestor' as const },
    { personId: 'omar', vendorId: 'v2', role: 'vendor_contributor' as const },
    { personId: 'ines', vendorId: null, role: 'compliance_officer' as const },
  ];

  it('are the people of that vendor and of the registrant, each once, without who did it', () => {
    const audience = ['vendor_contributor', 'vendor_attestor', 'compliance_officer'] as const;
    const ids = (except?: string) =>
      readersOf(readers, audience, { vendorId: 'v1', except: except ?? null }).map(({ personId }) => personId);
    expect(ids()).toEqual(['cleo', 'ines']);
    expect(ids('ines')).toEqual(['cleo']);
    expect(readersOf(readers, audience, { vendorId: null }).map(({ personId }) => personId)).toEqual(['ines']);
  });
});

describe('a message', () => {
  it('keeps what people typed on one line, in the subject and in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const letter = letterOf(line({ title, dueOn: null, daysLeft: null }), frame);
        expect(letter.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(letter.subject.length).toBeLessThanOrEqual(200);
        expect(letter.body.split('\n')).toHaveLength(11);
      }),
    );
  });

  it('has what is overdue first, then by date, then news, and counts them', () => {
    const lines = [
      line({ title: 'News', daysLeft: null, dueOn: null }),
      line({ title: 'Soon', daysLeft: 3 }),
      line({ title: 'Late', daysLeft: -2 }),
      line({ title: 'Sooner', daysLeft: 1 }),
    ];
    const { subject, body } = digestOf(lines, frame);
    expect(subject).toBe('Holdfast: 1 overdue, 2 due soon, 1 new - Tarnbrook');
    const order = ['Overdue (1)', '- Late', 'Due (2)', '- Sooner', '- Soon', 'News (1)', '- News'];
    expect(body.split('\n').filter((text) => order.includes(text))).toEqual(order);
    expect(body).toContain('https://holdfast.example/account');
  });
});

describe('attempts', () => {
  it('end at once when the server refuses for good, and after days when it is away', () => {
    expect(waitAfter(1, { responseCode: 550 })).toBeNull();
    expect(waitAfter(1, { responseCode: 451 })).toBe(1);
    expect(waitAfter(11, { responseCode: null })).toBeNull();
    const waits = Array.from({ length: 10 }, (_, i) => waitAfter(i + 1, { responseCode: null }) ?? 0);
    expect(waits.every((wait, i) => i === 0 || wait >= (waits[i - 1] ?? 0))).toBe(true);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(3 * 24 * 60);
  });
});

describe('a calendar', () => {
  it('has one entry for each vendor and day, under the same name every time', () => {
    const items = [
      item(),
      item({ id: 'o2' }),
      item({ id: 'o3', vendorId: 'v2' }),
      item({ id: 'o4', dueOn: '2026-07-31' }),
    ];
    const entries = entriesOf(items, { vendorId: null, publicUrl: 'https://holdfast.example' });
    expect(entries.map(({ uid }) => uid)).toEqual([
      '2026-06-30-v1@holdfast',
      '2026-06-30-v2@holdfast',
      '2026-07-31-v1@holdfast',
    ]);
    expect(entries[0]?.summary).toBe('Quillfeather: 2 things due');
    expect(
      entriesOf([...items].reverse(), { vendorId: null, publicUrl: '' })
        .map(({ uid }) => uid)
        .sort(),
    ).toEqual(entries.map(({ uid }) => uid).sort());
  });

  it('stays readable with hundreds of things on one day', () => {
    const items = Array.from({ length: 300 }, (_, i) => item({ id: `o${i}` }));
    const [entry] = entriesOf(items, { vendorId: 'v1', publicUrl: '' });
    expect(entry?.description).toContain('and 260 more');
    expect(entry?.summary).toBe('300 things due');
  });
});

it('nobody is told what the SOX office decides', () => {
  expect(TOLD_DEEDS.filter((deed) => deed.startsWith('icfr.'))).toEqual([]);
  expect(TOLD_DEEDS).toContain('exception.expired');
});
