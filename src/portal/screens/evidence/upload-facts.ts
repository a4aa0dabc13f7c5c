import type { EvidenceVersion } from '../../api/evidence';

export type SourceKind = EvidenceVersion['sourceKind'];
export type ObtainedBy = EvidenceVersion['obtainedBy'];

export const sourceKinds: SourceKind[] = ['vendor_staff', 'system', 'issuer', 'third_party', 'statement'];
export const waysObtained: ObtainedBy[] = ['supplied_by_vendor', 'downloaded_from_issuer', 'observed'];

/** What is said of a file when it is uploaded. Dates are `YYYY-MM-DD`; empty text leaves a fact to the server. */
export type UploadFacts = {
  title: string;
  kind: string;
  sourceKind: SourceKind;
  sourceParty: string;
  obtainedBy: ObtainedBy;
  madeOn: string;
  periodFrom: string;
  periodTo: string;
  obligationIds: string[];
  supersedesVersionId: string;
};

/** A file and what differs from the facts that all chosen files share. */
export type ChosenFile = { file: File; title: string; kind: string; madeOn: string };

export const today = (): string => new Date().toISOString().slice(0, 10);

/** The day on which a file was last changed, as the browser knows it; never in the future. */
export function lastChangedOn(file: File): string {
  const day = new Date(file.lastModified).toISOString().slice(0, 10);
  return day > today() ? today() : day;
}

/** A file's name without its extension, as a first title. */
export function titleFrom(fileName: string): string {
  const bare = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replaceAll(/[_]+/g, ' ');
  return bare.trim() === '' ? fileName : bare.trim();
}

export function metadataOf(file: File, facts: UploadFacts): Record<string, string> {
  const said: Record<string, string> = {
    filename: file.name,
    filetype: file.type,
    ...facts,
    obligationIds: facts.obligationIds.join(','),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
}
