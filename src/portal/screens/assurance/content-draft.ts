import type { AssuranceDetail } from '../../api/assurance';

/** What a report says, while somebody writes it down. */
export type ContentDraft = {
  evidenceVersionId: string;
  reportType: '1' | '2' | '';
  standard: string;
  coversFrom: string;
  coversTo: string;
  issuedOn: string;
  auditorName: string;
  opinion: NonNullable<AssuranceDetail['opinion']> | '';
  opinionBasis: string;
  criteria: AssuranceDetail['criteria'];
  serviceIds: string[];
  siteIds: string[];
  scopeWords: string;
  restrictedUse: boolean;
};

const isSoc = ({ kind }: AssuranceDetail): boolean => kind === 'soc1' || kind === 'soc2';

/** What was written down; for a report that is not here yet the usual: Type 2, restricted, the services that it was expected for. */
export function draftOf(report: AssuranceDetail): ContentDraft {
  const isHere = report.receivedAt !== null;
  const inScope = report.services.filter((one) => (isHere ? one.inScope : one.expected));
  return {
    evidenceVersionId: report.evidenceVersionId ?? '',
    reportType: report.reportType ? (String(report.reportType) as '1' | '2') : isSoc(report) ? '2' : '',
    standard: report.standard ?? '',
    coversFrom: report.coversFrom ?? '',
    coversTo: report.coversTo ?? '',
    issuedOn: report.issuedOn ?? '',
    auditorName: report.auditorName ?? '',
    opinion: report.opinion ?? '',
    opinionBasis: report.opinionBasis ?? '',
    criteria: report.criteria,
    serviceIds: inScope.map(({ id }) => id),
    siteIds: report.places.filter((one) => isHere && one.inScope).map(({ id }) => id),
    scopeWords: report.scopeWords ?? '',
    restrictedUse: report.restrictedUse ?? isSoc(report),
  };
}

export function contentInput(draft: ContentDraft) {
  const { reportType, opinion, coversFrom, issuedOn, standard, opinionBasis, scopeWords, ...rest } = draft;
  return {
    ...rest,
    reportType: reportType === '' ? null : reportType === '1' ? (1 as const) : (2 as const),
    opinion: opinion || null,
    coversFrom: reportType === '1' ? null : coversFrom || null,
    issuedOn: issuedOn || null,
    standard: standard.trim() || null,
    opinionBasis: opinion === '' || opinion === 'unmodified' ? null : opinionBasis.trim() || null,
    scopeWords: scopeWords.trim() || null,
  };
}
