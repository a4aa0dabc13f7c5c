import fc from 'fast-check';
import { achievedTimes } from '../exercises/achieved-times.rules';
import {
  closingRefusals,
  DISRUPTION_MOVES,
  DISRUPTION_STATES,
  eventClockRefusals,
  recoveryGaps,
  refusalToMove,
  refusalUnless,
  reportGaps,
  serviceClock,
  type DisruptionState,
  type ServiceHit,
} from './disruption.rules';
import { noticeVerdict, NOTICE_STANDINGS, type NoticeFacts } from './notice-clock.rules';
import {
  reconciliationGaps,
  reconciliationRefusals,
  unreconciledItems,
  type ReconciliationFacts,
} from './reconciliation.rules';
import { minutesInRecoveryMode } from './recovery-mode.rules';

const STORM = Date.parse('2026-01-26T04:00:00.000Z');
const at = (minutes: number): string => new Date(STORM + minutes * 60_000).toISOString();
const moment = fc.integer({ min: -5000, max: 5000 }).map(at);

describe('the states of a real event', () => {
  const event = (state: DisruptionState, withdrawnAt: string | null = null) => ({ ref: 'DS-0001', state, withdrawnAt });

  it('move along the list only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DISRUPTION_STATES), fc.constantFrom(...DISRUPTION_STATES), (from, to) => {
        expect(refusalToMove(event(from), to) === null).toBe(DISRUPTION_MOVES[from].includes(to));
      }),
    );
  });

  it('lead from a report to the closing with a plan started or without, and nowhere from a closed or withdrawn one', () => {
    const paths: DisruptionState[][] = [];
    const walk = (path: DisruptionState[], on: DisruptionState) => {
      if (on === 'closed') paths.push([...path, on]);
      for (const next of DISRUPTION_MOVES[on]) walk([...path, on], next);
    };
    walk([], 'reported');
    expect(paths.map((path) => path.includes('activated'))).toEqual([true, false]);
    for (const to of DISRUPTION_STATES) expect(refusalToMove(event('reported', at(1)), to)).not.toBeNull();
    expect(refusalUnless(event('reported', at(1)), ['reported'], 'no')?.reason).toBe('DS-0001 was withdrawn; no.');
    expect(refusalUnless(event('confirmed'), ['confirmed'], 'no')).toBeNull();
  });
});

describe('the clock of a real event', () => {
  const hit = (times: Partial<ServiceHit>): ServiceHit => ({
    ...{ serviceRef: 'SV-0001', restoredAt: null, verifiedAt: null, lastRecoveredAt: null, notRecoveredReason: null },
    ...times,
  });

  it('gives the same minutes as an exercise with the same moments', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400), fc.nat(400)),
        ([lost, toDetect, toDeclare, toVerify]) => {
          const [detectedAt, declaredAt] = [at(toDetect), at(toDetect + toDeclare)];
          const event = { occurredAt: at(0), detectedAt, declaredAt, returnedToNormalAt: null };
          const verifiedAt = at(toDetect + toDeclare + toVerify);
          const one = hit({ verifiedAt, lastRecoveredAt: at(-lost) });
          expect(eventClockRefusals(event, [one], at(5000))).toEqual([]);
          const clock = serviceClock(event, one);
          expect(achievedTimes(clock, 'declaration').rto?.minutes).toBe(toVerify);
          expect(achievedTimes(clock, 'disruption').rto?.minutes).toBe(toDetect + toDeclare + toVerify);
          expect(achievedTimes(clock, 'detection').rtoFromDisruption?.minutes).toBe(toDetect + toDeclare + toVerify);
          expect(achievedTimes(clock, null).rpo?.minutes).toBe(lost);
        },
      ),
    );
  });

  it('refuses each moment that lies before its forerunner once, at its own field', () => {
    const event = { occurredAt: at(0), detectedAt: at(-5), declaredAt: null, returnedToNormalAt: null };
    const hits = [hit({ verifiedAt: at(30) }), hit({ restoredAt: at(40), verifiedAt: at(30), serviceRef: 'SV-0002' })];
    expect(eventClockRefusals(event, hits, at(60)).map(({ pointer }) => pointer)).toEqual([
      '/detectedAt',
      '/services/1/verifiedAt',
    ]);
  });

  it('refuses moments of the future, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (minutes) => {
        const event = { occurredAt: at(0), detectedAt: null, declaredAt: null, returnedToNormalAt: null };
        const [refusal] = eventClockRefusals(event, [hit({ verifiedAt: at(minutes) })], at(minutes - 1));
        expect(refusal).toMatchObject({ code: 'in-the-future', pointer: '/services/0/verifiedAt' });
      }),
    );
  });

  it('is complete when each service is verified, or said not to be recovered', () => {
    expect(recoveryGaps([])).toHaveLength(1);
    expect(recoveryGaps([hit({ verifiedAt: at(9) }), hit({ notRecoveredReason: 'Moved for good.' })])).toEqual([]);
    expect(recoveryGaps([hit({ verifiedAt: at(9) }), hit({ restoredAt: at(9) })])).toMatchObject([
      { pointer: '/services/1/verifiedAt' },
    ]);
  });
});

describe('the notice against the contract’s clock', () => {
  const facts = (more: Partial<NoticeFacts>): NoticeFacts => ({
    ...{ contractNoticeMinutes: 60, contractNoticeFrom: 'detection', occurredAt: at(0), detectedAt: at(10) },
    ...{ declaredAt: null, notices: [], now: at(600), ...more },
  });
  const told = (minutes: number, standing: NoticeFacts['notices'][number]['standing'] = 'received') => ({
    ...{ givenAt: at(minutes), standing },
  });

  it('tells the storm of Bangor as it was: told 38 minutes after the detection, of 60', () => {
    const verdict = noticeVerdict(facts({ notices: [told(48)] }));
    expect(verdict).toMatchObject({ result: 'in_time', minutes: 38, lateByMinutes: 0, dueAt: at(70) });
    expect(verdict.words).toBe(
      'We were told after 0:38 h (38 min), within the agreed 1:00 h (60 min). By the contract, counted from the detection.',
    );
  });

  it('is in time up to the last agreed minute and late by what goes beyond', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(2000), (limit, minutes) => {
        const verdict = noticeVerdict(facts({ contractNoticeMinutes: limit, notices: [told(10 + minutes)] }));
        expect(verdict.result).toBe(minutes <= limit ? 'in_time' : 'late');
        expect(verdict.lateByMinutes).toBe(Math.max(0, minutes - limit));
      }),
    );
  });

  it('counts the first notice that is not disputed, in whatever order they were recorded', () => {
    const notice = fc.record({ givenAt: moment, standing: fc.constantFrom(...NOTICE_STANDINGS) });
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 8 }), (notices) => {
        const verdict = noticeVerdict(facts({ notices }));
        const times = notices.filter(({ standing }) => standing !== 'disputed').map(({ givenAt }) => givenAt);
        expect(verdict.firstNoticeAt).toBe(times.toSorted()[0] ?? null);
        expect(noticeVerdict(facts({ notices: notices.toReversed() }))).toEqual(verdict);
      }),
    );
  });

  it('never gets earlier by one more disputed notice, and never later by one more that stands', () => {
    const notice = fc.record({ givenAt: moment, standing: fc.constantFrom(...NOTICE_STANDINGS) });
    fc.assert(
      fc.property(fc.array(notice, { maxLength: 5 }), moment, (notices, givenAt) => {
        const before = noticeVerdict(facts({ notices }));
        const disputed = noticeVerdict(facts({ notices: [...notices, { givenAt, standing: 'disputed' }] }));
        const stands = noticeVerdict(facts({ notices: [...notices, { givenAt, standing: 'received' }] }));
        expect(disputed).toEqual(before);
        expect(stands.lateByMinutes).toBeLessThanOrEqual(Math.max(before.lateByMinutes, stands.minutes ?? 0));
        if (before.firstNoticeAt !== null) expect(stands.minutes).toBeLessThanOrEqual(before.minutes ?? 0);
      }),
    );
  });

  it('runs from the disruption where nobody says when it was detected: silence gains nothing', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (toDetect, toTell) => {
        const notices = [told(toDetect + toTell)];
        const said = noticeVerdict(facts({ detectedAt: at(toDetect), notices }));
        const unsaid = noticeVerdict(facts({ detectedAt: null, notices }));
        expect(unsaid.from).toBe('disruption');
        expect(unsaid.minutes).toBeGreaterThanOrEqual(said.minutes ?? 0);
      }),
    );
  });

  it('says when the contract names no moment or no time, and when its clock has not begun', () => {
    expect(noticeVerdict(facts({ contractNoticeFrom: null })).fromWords).toContain('does not say from when');
    expect(noticeVerdict(facts({ contractNoticeMinutes: null, notices: [told(500)] })).result).toBe('no_term');
    expect(noticeVerdict(facts({ contractNoticeFrom: 'declaration' })).result).toBe('not_running');
    expect(noticeVerdict(facts({ now: at(50) })).result).toBe('running');
    expect(noticeVerdict(facts({ now: at(71) }))).toMatchObject({ result: 'overdue', lateByMinutes: 1 });
    expect(noticeVerdict(facts({ notices: [told(40, 'stated')] })).words).toContain('we have not confirmed it');
  });
});

describe('minutes in recovery mode', () => {
  const span = fc.tuple(fc.nat(3000), fc.nat(600)).map(([from, long]) => ({ from: at(from), to: at(from + long) }));

  it('are 6:12 for the storm of Bangor, and none where no stretch has begun', () => {
    expect(minutesInRecoveryMode([{ from: at(30), to: at(402) }], at(900))).toBe(372);
    expect(minutesInRecoveryMode([{ from: null, to: null }], at(900))).toBeNull();
    expect(minutesInRecoveryMode([{ from: at(30), to: null }], at(40))).toBe(10);
  });

  it('count an overlap once: as many as the minutes that at least one stretch covers', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (spans) => {
        const covered = new Set<number>();
        for (const { from, to } of spans)
          for (let minute = Date.parse(from); minute < Date.parse(to); minute += 60_000) covered.add(minute);
        expect(minutesInRecoveryMode(spans, at(9000))).toBe(covered.size);
      }),
    );
  });
});

describe('the reconciliation', () => {
  const counts = fc
    .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
    .map(([a, b, c, d]) => [a + b + c + d, b + c + d, c + d, d] as const)
    .map(([processedCount, comparedCount, differenceCount, resolvedCount]) => ({
      ...{ processedCount, comparedCount, differenceCount, resolvedCount },
    }));
  const whole = (more: Partial<ReconciliationFacts>): ReconciliationFacts => ({
    ...{ processedCount: 40, comparedCount: 40, differenceCount: 3, resolvedCount: 3 },
    ...{ comparedWith: 'Ledger', resolution: 'Posted again.', resolvedByName: 'Rae', ...more },
  });

  it('leaves an item for each that nobody compared, and for each difference that nobody put right; never a negative number', () => {
    fc.assert(
      fc.property(counts, (one) => {
        const left = unreconciledItems(one);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left === 0).toBe(one.processedCount === one.comparedCount && one.differenceCount === one.resolvedCount);
        expect(reconciliationRefusals(whole(one))).toEqual([]);
      }),
    );
  });

  it('refuses counts that cannot be, and a resolution without its words and its person', () => {
    const pointers = (more: Partial<ReconciliationFacts>) =>
      reconciliationRefusals(whole(more)).map(({ pointer }) => pointer);
    expect(pointers({ comparedCount: 41 })).toEqual(['/comparedCount']);
    expect(pointers({ differenceCount: 41, resolvedCount: 3 })).toEqual(['/differenceCount']);
    expect(pointers({ resolvedCount: 4 })).toEqual(['/resolvedCount']);
    expect(pointers({ resolution: ' ', resolvedByName: null, comparedWith: '' })).toEqual([
      ...['/comparedWith', '/resolution', '/resolvedByName'],
    ]);
  });

  it('is complete when each service has a record and nothing is left', () => {
    const services = [{ serviceId: 'a', serviceRef: 'SV-0001' }];
    const one = { serviceId: 'a', ...whole({}) };
    expect(reconciliationGaps(services, [])).toMatchObject([{ code: 'not-reconciled' }]);
    expect(reconciliationGaps(services, [{ ...one, resolvedCount: 1 }])).toMatchObject([{ code: 'items-left' }]);
    expect(reconciliationGaps(services, [one])).toEqual([]);
  });
});

describe('the report and the closing', () => {
  it('need words, and a decision for each step of a started plan', () => {
    const nothing = { strengths: [' '], areas: [], undecidedSteps: [] };
    expect(reportGaps(nothing)).toMatchObject([{ code: 'report-empty' }]);
    const steps = [{ planLabel: 'v1', number: 4 }];
    expect(reportGaps({ ...nothing, strengths: ['Quick.'], undecidedSteps: steps })).toMatchObject([
      { code: 'steps-undecided' },
    ]);
  });

  it('ask for normal running, for what we have not judged, and for a finding or a word on each gap', () => {
    const done = { returnedToNormalAt: at(1), gaps: [], unansweredNotices: 0, unreviewedControls: 0, note: '' };
    expect(closingRefusals(done)).toEqual([]);
    const late = { words: 'The notice was late.', hasFinding: false };
    const open = { returnedToNormalAt: null, gaps: [late], unansweredNotices: 1, unreviewedControls: 1, note: ' ' };
    expect(closingRefusals(open)).toHaveLength(4);
    expect(closingRefusals({ ...done, gaps: [late], note: 'By a minute, agreed on the phone.' })).toEqual([]);
    expect(closingRefusals({ ...done, gaps: [{ ...late, hasFinding: true }] })).toEqual([]);
  });
});
