import { letterEnoughDays, yearCoverage } from '../../assurance-reports/gaps/year-coverage';
import type { YearCoverageView } from '../../assurance-reports/gaps/year-coverage.dto';
import { REPORT_KINDS } from '../../assurance-reports/assurance-report.rules';
import { evaluationsOf, gapCoversOf } from '../../assurance-reports/own-evaluation-rows';
import { deviationsOf, extrasOf, lettersOf, scopeOf, subservicesOf } from '../../assurance-reports/report-content';
import { reportRows } from '../../assurance-reports/report-rows';
import { userControlsOf } from '../../assurance-reports/user-controls/user-control-rows';
import type { Catalogue } from '../../catalogue/catalogue.rules';
import type { AssuranceFacts, ReportFacts } from '../snapshot-events.model';
import { plain, withoutVersion } from './plain';
import type { Registers } from './registers';

/** Independent reports of the period with what the registrant makes of them, and the days of the year that they leave. */
export async function readAssurance(from: Registers, catalogue: Catalogue): Promise<AssuranceFacts> {
  const { manager, vendorId, period, asOf } = from;
  const listed = await reportRows(manager, { vendorId }, asOf);
  const reports: ReportFacts[] = [];
  for (const row of listed.filter((one) => one.periodId === period.id || speaksOf(one, period)))
    reports.push({ ...withoutVersion(row), ...(await contentOf(from, row.id)) });
  return plain({ reports, years: await readYears(from, letterEnoughDays(catalogue)) });
}

function speaksOf(
  report: { coversFrom: string | null; coversTo: string | null },
  period: { startsOn: string; endsOn: string },
): boolean {
  const { coversFrom, coversTo } = report;
  return coversTo !== null && coversTo >= period.startsOn && (coversFrom ?? coversTo) <= period.endsOn;
}

async function contentOf({ manager }: Registers, id: string) {
  const { opinionBasis, scopeWords, supersedesRef, supersededByRef } = await extrasOf(manager, id);
  return {
    ...{ opinionBasis, scopeWords, supersedesRef, supersededByRef, ...(await scopeOf(manager, id)) },
    subservices: await subservicesOf(manager, id, true),
    deviations: await deviationsOf(manager, id, true),
    letters: await lettersOf(manager, id),
    evaluations: await evaluationsOf(manager, id),
    gapCovers: await gapCoversOf(manager, id),
    userControls: (await userControlsOf(manager, id)).map(withoutVersion),
  };
}

async function readYears(from: Registers, letterEnough: number): Promise<YearCoverageView[]> {
  const { manager, vendorId, period, asOf } = from;
  const years: YearCoverageView[] = [];
  for (const kind of REPORT_KINDS) {
    const wish = { period, kind, vendorId, letterEnough, today: asOf, showsOwn: true };
    years.push(...(await yearCoverage(manager, wish)).items);
  }
  return years;
}
