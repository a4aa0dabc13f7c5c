import {
  needsApproval,
  refusalToCorrect,
  refusalToMoveReport,
  refusalsOfContent,
  stateOn,
  STORED_STATES,
  type ReportContent,
} from './assurance-report.rules';

const SOC1: ReportContent = {
  ...{ reportType: 2, coversFrom: '2025-10-01', coversTo: '2026-09-30', issuedOn: '2026-11-02' },
  ...{ opinion: 'unmodified', opinionBasis: null, criteria: [], standard: null },
};
const TODAY = '2026-11-22';
const pointers = (kind: 'soc1' | 'soc2' | 'certificate', content: ReportContent) =>
  refusalsOfContent(kind, content, TODAY).map(({ pointer }) => pointer);

describe('an assurance report', () => {
  it('is overdue from the day after it was due while it is expected, and never once it is here', () => {
    expect(stateOn({ state: 'expected', dueOn: '2026-11-21' }, TODAY)).toBe('overdue');
    expect(stateOn({ state: 'expected', dueOn: TODAY }, TODAY)).toBe('expected');
    expect(stateOn({ state: 'received', dueOn: '2026-11-21' }, TODAY)).toBe('received');
  });

  it('moves one way: expected, received, under review, evaluated, superseded', () => {
    const lawful = STORED_STATES.flatMap((from) =>
      STORED_STATES.filter((to) => refusalToMoveReport({ ref: 'AR-0001', state: from }, to) === null).map(
        (to) => `${from} ${to}`,
      ),
    );
    expect(lawful).toEqual([
      'expected received',
      'received under_review',
      'under_review evaluated',
      'evaluated superseded',
    ]);
  });

  it('is corrected by the vendor until the review begins, by the registrant until the evaluation stands', () => {
    const at = (state: (typeof STORED_STATES)[number], by: 'vendor' | 'registrant') =>
      refusalToCorrect({ ref: 'AR-0001', state }, by) === null;
    expect(STORED_STATES.filter((state) => at(state, 'vendor'))).toEqual(['received']);
    expect(STORED_STATES.filter((state) => at(state, 'registrant'))).toEqual(['received', 'under_review']);
  });

  it('says what its kind says: a SOC report its type and opinion, a certificate its standard', () => {
    expect(refusalsOfContent('soc1', SOC1, TODAY)).toEqual([]);
    expect(pointers('soc1', { ...SOC1, reportType: null, opinion: null })).toEqual(['/reportType', '/opinion']);
    expect(pointers('soc1', { ...SOC1, opinion: 'qualified', opinionBasis: ' ' })).toEqual(['/opinionBasis']);
    expect(pointers('soc2', SOC1)).toEqual(['/criteria']);
    expect(pointers('soc1', { ...SOC1, reportType: 1 })).toEqual(['/coversFrom']);
    expect(pointers('soc1', { ...SOC1, criteria: ['security'] })).toEqual(['/criteria']);
    expect(pointers('certificate', SOC1)).toEqual(['/standard', '/reportType', '/opinion']);
  });

  it('speaks of no day to come, and is issued after the last day that it speaks of', () => {
    expect(pointers('soc1', { ...SOC1, coversTo: '2026-11-23', issuedOn: null })).toEqual(['/coversTo']);
    expect(pointers('soc1', { ...SOC1, issuedOn: '2026-09-29' })).toEqual(['/issuedOn']);
    expect(pointers('soc1', { ...SOC1, coversFrom: '2026-10-01' })).toEqual(['/coversTo']);
    const certificate = {
      ...SOC1,
      reportType: null,
      opinion: null,
      standard: 'ISO 22301:2019',
      coversTo: '2028-01-31',
    };
    expect(refusalsOfContent('certificate', { ...certificate, issuedOn: '2025-02-01' }, TODAY)).toEqual([]);
  });

  it('needs the second line where ICFR may rest on it, in tier 1, and with a modified opinion', () => {
    const of = (kind: 'soc1' | 'soc2', opinion: 'unmodified' | 'adverse', tier: string) =>
      needsApproval({ kind, opinion, tiers: [tier] });
    expect([of('soc1', 'unmodified', 'T3'), of('soc2', 'unmodified', 'T1'), of('soc2', 'adverse', 'T2')]).toEqual([
      ...[true, true, true],
    ]);
    expect(of('soc2', 'unmodified', 'T2')).toBe(false);
  });
});
