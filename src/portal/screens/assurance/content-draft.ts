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

const choiceOf = (type: 1 | 2 | null): ContentDraft['reportType'] => {
  if (type === null) return '';
  return type === 1 ? '1' : '2';
};

/** What was written down, as text: nothing is an empty text. */
function wordsOf(report: AssuranceDetail) {
  const text = (value: string | null): string => value ?? '';
  return {
    evidenceVersionId: text(report.evidenceVersionId),
    standard: text(report.standard),
    coversFrom: text(report.coversFrom),
    coversTo: text(report.coversTo),
    issuedOn: text(report.issuedOn),
    auditorName: text(report.auditorName),
    opinionBasis: text(report.opinionBasis),
    scopeWords: text(report.scopeWords),
  };
}

/** What was written down; for a report that is not here yet the usual: Type 2, restricted, the services that it was expected for. */
export function draftOf(report: AssuranceDetail): ContentDraft {
  const isHere = report.receivedAt !== null;
  const inScope = report.services.filter((one) => (isHere ? one.inScope : one.expected));
  return {
    ...wordsOf(report),
    reportType: choiceOf(report.reportType ?? (isSoc(report) ? 2 : null)),
    opinion: report.opinion ?? '',
    criteria: report.criteria,
    serviceIds: inScope.map(({ id }) => id),
    siteIds: report.places.filter((one) => isHere && one.inScope).map(({ id }) => id),
    restrictedUse: report.restrictedUse ?? isSoc(report),
  };
}

const orNull = (text: string): string | null => text.trim() || null;
const isModified = (opinion: ContentDraft['opinion']): boolean => opinion !== '' && opinion !== 'unmodified';
const types = { '': null, '1': 1, '2': 2 } as const;

/** The draft as it is sent: what was left empty is null, and what does not belong to the type of report is left out. */
export function contentInput(draft: ContentDraft) {
  const { reportType, opinion, coversFrom, issuedOn, standard, opinionBasis, scopeWords, ...rest } = draft;
  return {
    ...rest,
    reportType: types[reportType],
    opinion: opinion || null,
    coversFrom: reportType === '1' ? null : orNull(coversFrom),
    issuedOn: orNull(issuedOn),
    standard: orNull(standard),
    opinionBasis: isModified(opinion) ? orNull(opinionBasis) : null,
    scopeWords: orNull(scopeWords),
  };
}
