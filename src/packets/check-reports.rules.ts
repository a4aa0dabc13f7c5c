import { nameOf, verdict } from './check-people.rules';
import type { CheckResult, Manifest } from './manifest.model';
import type { ReportFacts, ServiceFacts } from './snapshot.model';

type Facts = Omit<Manifest, 'checks' | 'populations'>;

const REPORTS = ['EV-SOC1', 'EV-SOC2', 'EV-CERT', 'EV-BRG', 'EV-CUEC'];
/** Whether a kind of evidence is a report by others, or what goes with one. */
export const isReport = (evidenceKind: string): boolean => REPORTS.includes(evidenceKind);

/** Check 9. */
export function checkExceptions(facts: Facts): CheckResult {
  const { asOf } = facts.packet;
  const exceptions = facts.exceptions ?? [];
  const overdue = exceptions
    .filter(({ state, until }) => state === 'approved' && until < asOf)
    .map(({ ref, until }) => `${ref} ran out on ${until} and still stands as approved.`);
  const bare = facts.results
    .filter(({ result }) => result === 'excepted')
    .filter((one) => !holdsFor(one.obligationId, facts))
    .map(
      (one) =>
        `${nameOf(one.obligationId, facts)} is printed as excepted, and no exception that holds on ${asOf} stands behind it.`,
    );
  const expired = exceptions.filter(({ state }) => state === 'expired').map(({ ref }) => ref);
  const note = expired.length === 0 ? '' : `Expired, and their requirements printed as not met: ${expired.join(', ')}.`;
  return verdict('exceptions', 'Every exception that is relied on holds on the as-of date', {
    ...{ failing: [...overdue, ...bare], note },
  });
}

/** A record of the exception, or, from before exceptions were held, the last day that the conclusion itself carries. */
function holdsFor(obligationId: string, { exceptions, obligations, packet }: Facts): boolean {
  const own = (exceptions ?? []).filter((one) => one.obligationId === obligationId);
  if (own.some(({ state, until }) => state === 'approved' && until >= packet.asOf)) return true;
  const until = obligations.find(({ id }) => id === obligationId)?.exceptedUntil ?? null;
  return own.length === 0 && (exceptions === undefined || (until !== null && until >= packet.asOf));
}

/** Check 10. A hole may stand, if nothing in the packet says that there is none. */
export function checkReports(facts: Facts): CheckResult {
  const words =
    'For services relevant to financial reporting: SOC review complete, gap days stated, user-entity controls mapped, subservices covered, or the hole is stated';
  if (facts.programme) return verdict('reports', words, { failing: [], note: leftToVendors(facts.programme) });
  const relevant = facts.services.filter((one) => one.icfrRelevant && one.state === 'active');
  if (facts.assurance === undefined || relevant.length === 0)
    return verdict('reports', words, {
      failing: [],
      note: relevant.length === 0 ? 'No service is relevant to financial reporting.' : '',
    });
  if (keepsNoReports(facts, facts.assurance.years)) return verdict('reports', words, { failing: [], note: NOT_KEPT });
  const holes = relevant.flatMap((service) => holesOf(service, facts).map((hole) => ({ service, hole })));
  const failing = holes
    .filter(({ service }) => saysClean(service, facts))
    .map(({ service, hole }) => `${service.ref}: ${hole}, and the requirement of a report is printed as met.`);
  const stated = holes.map(({ service, hole }) => `${service.ref}: ${hole}`);
  const note = stated.length === 0 ? '' : `Stated in section 13: ${stated.join('; ')}.`;
  return verdict('reports', words, { failing, note });
}

/** Kinds that leave reports to the packet of the vendor, unless one of them changed or is what the requirement asks for. */
function keepsNoReports({ packet, obligations }: Facts, years: readonly unknown[]): boolean {
  if (years.length > 0 || !['RP', 'IP', 'DP'].includes(packet.kind)) return false;
  return packet.kind !== 'RP' || !obligations.some(({ requiredEvidence }) => requiredEvidence.some(isReport));
}

const NOT_KEPT =
  'This packet keeps no report and says nothing about what reports cover; the packet of the vendor does.';

/** A programme packet says of no report that it covers anything: it lists them, and each vendor's packet holds them against its year. */
function leftToVendors({ services }: NonNullable<Manifest['programme']>): string {
  const relevant = services.filter((one) => one.icfrRelevant && one.state === 'active').map(({ ref }) => ref);
  return relevant.length === 0
    ? 'No service is relevant to financial reporting.'
    : `Relevant to financial reporting: ${relevant.join(', ')}. Section 13 lists the reports that are held or expected; what they cover is judged in the packet of each vendor.`;
}

/** What is missing between a service and the whole fiscal year under evaluated reports, in words. */
export function holesOf({ id }: Pick<ServiceFacts, 'id'>, { assurance }: Pick<Facts, 'assurance'>): string[] {
  const year = assurance?.years.find(({ kind, services }) => kind === 'soc1' && services.some((one) => one.id === id));
  if (!year || year.reports.length === 0) return ['no SOC 1 report is held for the year'];
  const open = year.gaps.filter(({ state }) => state === 'needed');
  const days = open.map(({ from, to }) => `${from} to ${to}`);
  const reports = (assurance?.reports ?? []).filter((one) => year.reports.some((used) => used.id === one.id));
  return [...(days.length === 0 ? [] : [`nothing covers ${days.join(', ')}`]), ...reports.flatMap(openIn)];
}

function openIn(report: ReportFacts): string[] {
  const { ref, state, userControls, subservices, deviations } = report;
  const unmapped = userControls.filter(({ standing }) => standing === 'unmapped').length;
  const uncovered = subservices.filter(({ method, cover }) => method === 'carve_out' && cover === null);
  const open = deviations.filter(({ evaluation }) => evaluation === null).length;
  return [
    ...(state === 'evaluated' || state === 'superseded' ? [] : [`${ref} is not evaluated`]),
    ...(unmapped === 0 ? [] : [`${unmapped} user-entity controls of ${ref} are not mapped`]),
    ...uncovered.map(({ name }) => `${name}, carved out of ${ref}, is not covered`),
    ...(open === 0 ? [] : [`${open} test exceptions of ${ref} are not evaluated`]),
  ];
}

function saysClean({ id }: ServiceFacts, { obligations, results }: Facts): boolean {
  const asked = obligations.filter((one) => one.requiredEvidence.includes('EV-SOC1') && (one.serviceId ?? id) === id);
  return asked.some((one) => results.find(({ obligationId }) => obligationId === one.id)?.result === 'met');
}
