import fc from 'fast-check';
import { readPastedTable } from './pasted-table.rules';
import { parsePlanSteps } from './plan-steps.rules';
import { readDependsOn, readMinutes, readNumber } from './step-cells.rules';
import { MAX_STEPS, stepListErrors } from './step-list.rules';

describe('a pasted table', () => {
  it('reads tabs, quotes, line breaks in quotes and Windows line ends', () => {
    const rows = readPastedTable('\uFEFF1\t"Freeze ""all""\tchanges\r\nnow"\tOps\r\n\r\n2\t19" rack\tOps\r\n');
    expect(rows).toEqual([
      { line: 1, cells: ['1', 'Freeze "all"\tchanges\nnow', 'Ops'], openQuote: false },
      { line: 3, cells: ['2', '19" rack', 'Ops'], openQuote: false },
    ]);
  });

  it('reads commas and semicolons when there is no tab', () => {
    expect(readPastedTable('1,"a, b",c')[0]?.cells).toEqual(['1', 'a, b', 'c']);
    expect(readPastedTable('1;"a; b";1,5')[0]?.cells).toEqual(['1', 'a; b', '1,5']);
  });

  it('takes a quote that is never closed as text and says so', () => {
    const rows = readPastedTable('1\t"19 inch\tOps\n2\tNext\tOps');
    expect(rows.map((r) => r.cells)).toEqual([
      ['1', '"19 inch', 'Ops'],
      ['2', 'Next', 'Ops'],
    ]);
    expect(rows[0]?.openQuote).toBe(true);
  });

  it('gives back any cells that a spreadsheet wrote', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', '\t', '\n', ',', ';', ' ', 'é', '日') })
      .map((s) => s.trim());
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (table) => {
        const text = table.map((row) => ['x', ...row].map(quote).join('\t')).join('\r\n');
        const expected = table.map((row) => ['x', ...row]);
        expect(readPastedTable(text).map((r) => r.cells)).toEqual(expected);
      }),
    );
  });

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', ',', 'a', '1'), maxLength: 200 }),
        (text) => {
          const { steps, errors } = parsePlanSteps(text);
          expect(steps.every((s) => s.title !== '' || errors.some((e) => e.row === s.row))).toBe(true);
        },
      ),
    );
  });
});

describe('a cell', () => {
  it.each([
    ['0:24', 24],
    ['3:12', 192],
    ['0:24:30', 25],
    ['24 min', 24],
    ['24', 24],
    ['0', 0],
    ['1 h 30 min', 90],
    ['1.5 h', 90],
    ['1,5h', 90],
    ['1.1 h', 66],
    ['2 hours', 120],
    ['26:30', 1590],
    ['', null],
    ['–', null],
  ])('reads the time %j as %p minutes', (cell, value) => {
    expect(readMinutes(cell)).toEqual({ value });
  });

  it.each(['soon', '0:61', '-5', '1:2:3:4', '10 days', '9999999 h', '525601'])('refuses the time %j', (cell) => {
    expect(readMinutes(cell)).toHaveProperty('error');
  });

  it.each([
    ['1, 2', [1, 2]],
    ['Steps 1 and 2', [1, 2]],
    ['2–4;7', [2, 3, 4, 7]],
    ['none', []],
    ['n/a', []],
    ['3 3', [3]],
  ])('reads dependencies %j', (cell, value) => {
    expect(readDependsOn(cell)).toEqual({ value });
  });

  it('refuses what is no step number', () => {
    for (const cell of ['', '0', '1.1', '1a', '100000']) expect(readNumber(cell)).toHaveProperty('error');
    for (const cell of ['7', '7.', '7)', 'Step 7', '7.0']) expect(readNumber(cell)).toEqual({ value: 7 });
    expect(readDependsOn('1, two')).toHaveProperty('error');
    expect(readDependsOn('4-2')).toHaveProperty('error');
  });

  it('reads back every duration it would show', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (minutes) => {
        const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
        expect([clock, `${minutes} min`, String(minutes)].map(readMinutes)).toEqual(Array(3).fill({ value: minutes }));
      }),
    );
  });
});

describe('steps from a spreadsheet', () => {
  it('reads positional columns', () => {
    const text = '1\tDeclare and page\tDuty manager\tPager\t\t0:06\n2\tFreeze changes\tChange lead\tJira\t1\t5 min';
    const { steps, errors } = parsePlanSteps(text);
    expect(errors).toEqual([]);
    expect(steps.map(({ number, dependsOn, expectedMinutes }) => ({ number, dependsOn, expectedMinutes }))).toEqual([
      { number: 1, dependsOn: [], expectedMinutes: 6 },
      { number: 2, dependsOn: [1], expectedMinutes: 5 },
    ]);
  });

  it('finds columns by their headings, whatever their order, and names those it does not know', () => {
    const text = 'Owner,Step,Cost centre,Expected time (h:mm),Task\nOps,1,4711,0:10,Restore';
    const { steps, errors, ignoredColumns } = parsePlanSteps(text);
    expect(errors).toEqual([]);
    expect(ignoredColumns).toEqual(['Cost centre']);
    expect(steps[0]).toMatchObject({ row: 2, number: 1, title: 'Restore', owner: 'Ops', expectedMinutes: 10 });
  });

  it('numbers steps in their order when there is no column for it', () => {
    const { steps } = parsePlanSteps('Step\tOwner\nPage\tA\nFreeze\tB');
    expect(steps.map((s) => [s.number, s.title])).toEqual([
      [1, 'Page'],
      [2, 'Freeze'],
    ]);
  });

  it('takes lines of text as titles, and sorts out headings that can mean two things', () => {
    expect(parsePlanSteps('Page the team\nFreeze changes').steps.map((s) => [s.number, s.title])).toEqual([
      [1, 'Page the team'],
      [2, 'Freeze changes'],
    ]);
    const both = parsePlanSteps('Step\tDescription\tOwner\n7\tPage\tOps').steps[0];
    expect(both).toMatchObject({ number: 7, title: 'Page', instruction: null });
    const three = parsePlanSteps('No\tStep\tDescription\n7\tPage\tCall the bridge').steps[0];
    expect(three).toMatchObject({ number: 7, title: 'Page', instruction: 'Call the bridge' });
  });

  it('puts every mistake beside its row and column, and keeps the rest', () => {
    const text = 'No\tTitle\tDepends on\tTime\n1\tA\t\tsoon\nx\tB\t1\t5\n3\t\t9\t5\n3\tD\t4\t5\n4\tE\t4\t5';
    const { steps, errors } = parsePlanSteps(text);
    expect(steps).toHaveLength(5);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'expectedMinutes'],
      [3, 'number'],
      [4, 'title'],
      [4, 'dependsOn'],
      [5, 'number'],
      [5, 'dependsOn'],
      [6, 'dependsOn'],
    ]);
  });

  it('says when there is nothing, no title column or no step', () => {
    expect(parsePlanSteps(' \n ').errors).toHaveLength(1);
    expect(parsePlanSteps('Owner\tSystem\nA\tB').errors.some((e) => e.column === 'title')).toBe(true);
    expect(parsePlanSteps('Number\tTitle').errors[0]?.message).toContain('no steps');
  });

  it('reads thousands of rows and stops at the limit', () => {
    const rows = Array.from({ length: MAX_STEPS + 500 }, (_, i) => `${i + 1}\tStep ${i + 1}\tOps\t\t${i || ''}\t1`);
    const { steps, errors } = parsePlanSteps(rows.join('\r\n'));
    expect(steps).toHaveLength(MAX_STEPS);
    expect(errors).toEqual([expect.objectContaining({ row: MAX_STEPS + 1, column: null })]);
  });
});

describe('a list of steps', () => {
  const list = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 15 }).chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({
          number: fc.constant(number),
          dependsOn: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
        }),
      ),
    ),
  );

  it('that is accepted can be walked to its end: no circle gets through', () => {
    fc.assert(
      fc.property(list, (steps) => {
        fc.pre(stepListErrors(steps).length === 0);
        const done = new Set<number>();
        for (const step of [...steps].sort((a, b) => a.number - b.number)) {
          expect(step.dependsOn.every((d) => done.has(d))).toBe(true);
          done.add(step.number);
        }
      }),
    );
  });

  it('with a circle is refused', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 }), (ring) => {
        const steps = ring.map((number, i) => ({ number, dependsOn: [ring[(i + 1) % ring.length] ?? number] }));
        expect(stepListErrors(steps)).not.toEqual([]);
      }),
    );
  });
});
