import type { EntityManager } from 'typeorm';
import type { Tier } from '../../catalogue/words.rules';
import type { CalendarVendorView } from './calendar.dto';
import { missingOf, vendorCalendar } from './programme-reads';
import { programmeYear } from './calendar-year';

/** One thing that a vendor has to do next about its exercises, and why. */
export interface ProgrammeStep {
  kind: 'set-new-day' | 'overdue-exercise' | 'returned-programme' | 'begin-programme' | 'missing' | 'open-difference';
  words: string;
  /** Why it is asked. */
  why: string;
  link: string;
  /** YYYY-MM-DD; null without a day. */
  dueOn: string | null;
}

interface ExerciseStep {
  id: string;
  ref: string;
  title: string;
  state: string;
  on: string;
}

const EXERCISES = `
  SELECT id, ref, title, state, planned_on::text AS "on" FROM exercise e
  WHERE vendor_id = $1 AND (state = 'postponed' OR (state IN ('planned', 'scheduled') AND planned_on < $2::date))
    AND NOT EXISTS (SELECT 1 FROM exercise_deferral d WHERE d.exercise_id = e.id AND d.state = 'requested') ORDER BY planned_on, ref`;

const DIFFERENCES = `
  SELECT x.ref, s.name AS service FROM restore_test x JOIN service s ON s.id = x.service_id
  WHERE x.vendor_id = $1 AND x.withdrawn_reason IS NULL AND NOT EXISTS (SELECT 1 FROM restore_test n WHERE n.corrects = x.id)
    AND x.differences > (SELECT coalesce(sum(c.reconciled), 0) FROM restore_reconciliation c JOIN restore_test o ON o.id = c.restore_test_id
      WHERE o.vendor_id = x.vendor_id AND o.ref = x.ref) ORDER BY x.ref`;

/**
 * What a vendor has to do next about its exercises: new days, what is overdue, the year plan, differences of restore tests,
 * and what is missing for its tiers. In the order in which it matters.
 */
export async function programmeSteps(
  manager: EntityManager,
  { vendorId, today }: { vendorId: string; today: string },
): Promise<ProgrammeStep[]> {
  const late: ExerciseStep[] = await manager.query(EXERCISES, [vendorId, today]);
  const differences: { ref: string; service: string }[] = await manager.query(DIFFERENCES, [vendorId]);
  return [
    ...late.map(lateStep),
    ...(await planSteps(manager, { vendorId, today })),
    ...differences.map(({ ref, service }): ProgrammeStep => {
      const words = `Reconcile the differences of restore test ${ref}`;
      return {
        kind: 'open-difference',
        words,
        why: `Records of ${service} differ.`,
        link: '/exercises/restores',
        dueOn: null,
      };
    }),
  ];
}

function lateStep({ id, ref, title, state, on }: ExerciseStep): ProgrammeStep {
  const link = `/exercises/${id}`;
  if (state === 'postponed')
    return {
      kind: 'set-new-day',
      words: `Set the new day of ${ref} ${title}`,
      why: `It was postponed to ${on}.`,
      link,
      dueOn: on,
    };
  const why = `Its day is over and it was neither held nor put off.`;
  return { kind: 'overdue-exercise', words: `Hold ${ref} ${title}, or ask to postpone it`, why, link, dueOn: on };
}

async function planSteps(
  manager: EntityManager,
  { vendorId, today }: { vendorId: string; today: string },
): Promise<ProgrammeStep[]> {
  const year = await programmeYear(manager, { periodId: null, today });
  if (year.periodId === null) return [];
  const calendar = await vendorCalendar(manager, { vendorId, periodId: year.periodId }, today);
  if (calendar === null) return [];
  const missing = missingOf(calendar).map(({ reason: words }): ProgrammeStep => {
    const why = 'Missing in the exercise programme.';
    return { kind: 'missing', words, why, link: '/exercises/calendar', dueOn: null };
  });
  return [...planStep(calendar, year.code), ...missing];
}

function planStep(
  { programmeState, programmeId, programmeRef, tier }: CalendarVendorView,
  code: string,
): ProgrammeStep[] {
  if (programmeState === 'returned') {
    const [words, link] = [`Mend year plan ${programmeRef ?? ''}`, `/exercises/programmes/${programmeId ?? ''}`];
    return [{ kind: 'returned-programme', words, why: 'The registrant returned it.', link, dueOn: null }];
  }
  if (programmeState !== null || !asksForPlan(tier)) return [];
  const [words, why] = [`Begin the year plan of ${code}`, 'TST-01 asks for a dated programme.'];
  return [{ kind: 'begin-programme', words, why, link: '/exercises/programmes', dueOn: null }];
}

const asksForPlan = (tier: Tier | null): boolean => tier === 'T1' || tier === 'T2';
