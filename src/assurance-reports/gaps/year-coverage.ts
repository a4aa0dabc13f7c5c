import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../../catalogue/catalogue.rules';
import type { CatalogueService } from '../../catalogue/catalogue.service';
import { notFound } from '../../foundation/problem';
import { stateOn } from '../assurance-report.rules';
import type { CoveringSpan, YearGapView, YearCoverageList, YearCoverageView, YearStanding } from './year-coverage.dto';
import { fiscalCoverage, GAP_STATE_WORDS, LETTER_ENOUGH_DAYS, type FiscalCoverage } from './fiscal-coverage.rules';
import {
  coverageRecords,
  type CoverageRecords,
  type CoverageWish,
  type FiscalPeriod,
  type ReportRecord,
  type ServiceRecord,
} from './coverage-records';

export async function requirePeriod(manager: EntityManager, id: string): Promise<FiscalPeriod> {
  const [period]: FiscalPeriod[] = await manager.query(
    `SELECT id, code, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM compliance_period WHERE id = $1`,
    [id],
  );
  if (!period) throw notFound('period');
  return period;
}

/** How many days a letter is enough for: what the catalogue's check of gaps says. */
export function letterEnoughDays({ requirements }: Pick<Catalogue, 'requirements'>): number {
  const checks = requirements.flatMap((one) => one.checks);
  const param = checks.find(({ metric }) => metric === 'soc.gaps_without_cover')?.params['letter_enough_up_to_days'];
  return typeof param === 'number' ? param : LETTER_ENOUGH_DAYS;
}

export async function wishFor(
  manager: EntityManager,
  catalogues: CatalogueService,
  wish: Omit<CoverageWish, 'period' | 'letterEnough'> & { periodId: string },
): Promise<CoverageWish> {
  const { catalogue } = await catalogues.ofPeriod(manager, wish.periodId);
  const { periodId, ...rest } = wish;
  return { ...rest, period: await requirePeriod(manager, periodId), letterEnough: letterEnoughDays(catalogue) };
}

/** How reports of a kind cover a fiscal year: a line for each group of a vendor's services that share the same reports. */
export async function yearCoverage(manager: EntityManager, wish: CoverageWish): Promise<YearCoverageList> {
  const records = await coverageRecords(manager, wish);
  const items = [...groupsOf(records).values()].map((services) => lineOf(services, records, wish));
  const { id: periodId, code: periodCode, startsOn, endsOn } = wish.period;
  return {
    ...{ periodId, periodCode, startsOn, endsOn, letterEnoughDays: wish.letterEnough },
    ...{ total: items.length, items },
  };
}

const reportsFor = (records: CoverageRecords, { id }: ServiceRecord): ReportRecord[] =>
  (records.reports.get(id) ?? []).filter(({ state }) => state !== 'expected');

function groupsOf(records: CoverageRecords): Map<string, ServiceRecord[]> {
  const groups = new Map<string, ServiceRecord[]>();
  for (const service of records.services) {
    const all = (records.reports.get(service.id) ?? []).map(({ id }) => id);
    const key = [service.vendorId, ...all].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return groups;
}

function lineOf(services: ServiceRecord[], records: CoverageRecords, wish: CoverageWish): YearCoverageView {
  const [first] = services;
  if (!first) throw new Error('a line of coverage has a service');
  const here = reportsFor(records, first).filter(({ to }) => to !== null);
  const onPeriod = here.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  const covers = here.flatMap(({ id }) => records.covers.get(id) ?? []);
  const coverage = fiscalCoverage({
    ...{ year: wish.period, reports: onPeriod, covers, letterEnoughDays: wish.letterEnough },
  });
  return {
    ...{ vendorId: first.vendorId, vendorName: first.vendorName, kind: wish.kind },
    services: services.map(({ id, ref, name, tier }) => ({ id, ref, name, tier })),
    reports: here.map((one) => coveredReport(one, wish.today)),
    covers: shownCovers(covers, wish),
    ...{ reportEnd: coverage.reportEnd, gapDays: coverage.gapDays, monthsCovered: coverage.monthsCovered },
    gaps: coverage.gaps.map((gap) => shownGap(gap, wish)),
    ...expectedOf(records.reports.get(first.id), wish),
    letterDueOn: letterStillWanted(here, coverage),
    standing: wish.showsOwn ? standingOf(coverage) : null,
  };
}

function expectedOf(reports: readonly ReportRecord[] | undefined, { period }: CoverageWish) {
  const expected = reports?.find(({ state, periodId }) => state === 'expected' && periodId === period.id);
  if (!expected) return { expectedId: null, expectedRef: null, expectedDueOn: null };
  return { expectedId: expected.id, expectedRef: expected.ref, expectedDueOn: expected.dueOn };
}

const coveredReport = (one: ReportRecord, today: string) => ({
  ...{ id: one.id, ref: one.ref, state: stateOn(one, today), opinion: one.opinion },
  ...{ from: one.from ?? one.to ?? '', to: one.to ?? '', auditorName: one.auditorName ?? '' },
});

const shownCovers = (covers: readonly CoveringSpan[], { showsOwn }: CoverageWish): CoveringSpan[] =>
  covers.filter(({ kind }) => showsOwn || kind === 'letter');

function shownGap({ state, ...gap }: FiscalCoverage['gaps'][number], { showsOwn }: CoverageWish): YearGapView {
  return showsOwn
    ? { ...gap, state, stateWords: GAP_STATE_WORDS[state] }
    : { ...gap, uncovered: [], state: null, stateWords: null };
}

/** The day by which a letter is wanted, while days after the last report are uncovered. */
function letterStillWanted(reports: readonly ReportRecord[], { gaps }: FiscalCoverage): string | null {
  if (!gaps.some(({ place, state }) => place === 'after' && state === 'needed')) return null;
  return reports.map(({ letterDueOn }) => letterDueOn).find((day) => day !== null) ?? null;
}

const WORST = ['needed', 'accepted_uncovered', 'procedure_done', 'letter_received'] as const;

export function standingOf({ reportEnd, gaps }: FiscalCoverage): YearStanding {
  if (reportEnd === null) return 'no_report';
  return WORST.find((state) => gaps.some((gap) => gap.state === state)) ?? 'none';
}
