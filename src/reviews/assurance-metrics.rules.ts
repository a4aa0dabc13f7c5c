import { fiscalCoverage, LETTER_ENOUGH_DAYS } from '../assurance-reports/gaps/fiscal-coverage.rules';
import type { Check, CheckValue } from '../catalogue/catalogue.rules';
import type { OwnReportFact, ReportFact, ServiceAssurance } from './assurance-fact.rules';
import type { Measured, Metric } from './metric.rules';

const ofYear = ({ facts, obligationId }: Measured): ServiceAssurance[] =>
  facts.assurance.services.filter(({ periodId }) => periodId === facts.assurance.periodOf[obligationId]);

/** Of the obligation's service in its fiscal year; no value without a SOC 1 report that is here. */
const ofSoc1 =
  (measure: (on: ServiceAssurance, check: Check) => CheckValue | null): Metric =>
  (on, check) => {
    const found = ofYear(on).find(({ serviceId }) => serviceId === on.serviceId);
    return found === undefined || found.soc1.length === 0 ? null : measure(found, check);
  };

/** The sum over reports; no value where one of them says nothing or may not be known. */
function summed(reports: readonly ReportFact[], of: (own: OwnReportFact, report: ReportFact) => number | null) {
  const values = reports.map((report) => report.own && of(report.own, report));
  return values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

const latest = ({ soc1 }: ServiceAssurance): ReportFact[] => soc1.slice(-1);

function coverageOf({ year, reports, covers }: ServiceAssurance, check: Check) {
  const limit = check.params['letter_enough_up_to_days'];
  const letterEnoughDays = typeof limit === 'number' ? limit : LETTER_ENOUGH_DAYS;
  return fiscalCoverage({ year, reports, covers: covers ?? [], letterEnoughDays });
}

function gapsWithoutCover(on: ServiceAssurance, check: Check): number | null {
  const { gapDays, gaps } = coverageOf(on, check);
  return gapDays === null || on.covers === null ? null : gaps.filter(({ state }) => state === 'needed').length;
}

const SOC1: Record<string, Metric> = {
  'soc.type': ofSoc1((on) => latest(on)[0]?.reportType ?? null),
  'soc.months_covered_in_fiscal_year': ofSoc1((on, check) => coverageOf(on, check).monthsCovered),
  'soc.opinion_modified_without_evaluation': ofSoc1(({ soc1 }) =>
    summed(soc1, ({ opinionEvaluated }, { modified }) => (modified && !opinionEvaluated ? 1 : 0)),
  ),
  // Without any report of the year there is no scope to be out of.
  'soc.registrant_services_not_in_scope': (on) => {
    const all = ofYear(on);
    if (all.every(({ soc1 }) => soc1.length === 0)) return null;
    return all.filter(({ serviceId, soc1 }) => (on.serviceId ?? serviceId) === serviceId && soc1.length === 0).length;
  },
  'soc.services_without_report_or_evaluated_alternative': ofSoc1(({ soc1 }) =>
    soc1.some(({ evaluated }) => evaluated) ? 0 : null,
  ),
  'soc.gap_days_recorded': ofSoc1((on, check) => coverageOf(on, check).gapDays !== null),
  'soc.gaps_without_cover': ofSoc1(gapsWithoutCover),
  'cuec.unmapped': ofSoc1((on) => summed(latest(on), ({ controls }) => controls && controls.unmapped)),
  'cuec.without_owner': ofSoc1((on) => summed(latest(on), ({ controls }) => controls && controls.withoutOwner)),
  'cuec.failed_without_evaluation': ofSoc1((on) =>
    summed(latest(on), ({ controls }) => controls && controls.failedWithoutEvaluation),
  ),
  'subservice.carved_out_icfr_without_evidence': ofSoc1((on) =>
    summed(latest(on), ({ uncoveredCarveOuts }) => uncoveredCarveOuts),
  ),
};

export const ASSURANCE_METRICS: Record<string, Metric> = {
  ...SOC1,
  'soc2.availability_in_scope': (on) => {
    const since = ofYear(on)[0]?.year.startsOn ?? on.facts.today.slice(0, 4);
    const reports = on.facts.assurance.soc2.filter(
      ({ serviceIds, coversTo }) => coversTo >= since && (on.serviceId === null || serviceIds.includes(on.serviceId)),
    );
    return reports.length === 0 ? null : reports.some(({ availability }) => availability);
  },
  'cert.scope_names_service': ({ facts, serviceId }) => {
    const valid = facts.assurance.certificates.filter(({ coversTo }) => coversTo >= facts.today);
    return valid.length === 0 || serviceId === null ? null : valid.some((one) => one.serviceIds.includes(serviceId));
  },
};

/** Metrics that say what the registrant makes of a report: no vendor is shown their checks. */
export const OWN_METRICS: readonly string[] = [
  'soc.opinion_modified_without_evaluation',
  'soc.services_without_report_or_evaluated_alternative',
  'soc.gaps_without_cover',
  'subservice.carved_out_icfr_without_evidence',
  ...['cuec.unmapped', 'cuec.without_owner', 'cuec.failed_without_evaluation'],
];
