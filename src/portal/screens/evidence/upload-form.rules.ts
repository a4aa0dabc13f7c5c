import type { FieldProblem } from '../../parts/problem';
import { today, type ChosenFile, type UploadFacts } from './upload-facts';
import type { useUploadFormCopy } from './uploads.copy';

type Words = ReturnType<typeof useUploadFormCopy>;

/** Facts before anybody said anything. */
export const firstFacts: UploadFacts = {
  title: '',
  kind: '',
  sourceKind: 'vendor_staff',
  sourceParty: '',
  obtainedBy: 'supplied_by_vendor',
  madeOn: '',
  periodFrom: '',
  periodTo: '',
  obligationIds: [],
  supersedesVersionId: '',
};

function fileErrors({ file, kind, madeOn }: ChosenFile, at: number, t: Words): FieldProblem[] {
  const found: [boolean, string, string][] = [
    [file.size === 0, 'title', t('empty')],
    [kind === '', 'kind', t('noKind')],
    [madeOn === '', 'madeOn', t('noDate')],
    [madeOn > today(), 'madeOn', t('future')],
  ];
  return found.filter(([wrong]) => wrong).map(([, field, message]) => ({ pointer: `/files/${at}/${field}`, message }));
}

/** What would be refused anyway, said before hundreds of megabytes are sent. The server judges again. */
export function errorsOf(chosen: ChosenFile[], facts: UploadFacts, t: Words): FieldProblem[] {
  const { sourceKind, sourceParty, periodFrom, periodTo } = facts;
  const outside = sourceKind === 'issuer' || sourceKind === 'third_party';
  const found: [boolean, string, string][] = [
    [outside && sourceParty.trim() === '', '/sourceParty', t('noSource')],
    [periodFrom > today(), '/periodFrom', t('future')],
    [periodFrom === '' && periodTo !== '', '/periodFrom', t('periodBoth')],
    [periodFrom !== '' && periodTo === '', '/periodTo', t('periodBoth')],
    [periodTo !== '' && periodTo < periodFrom, '/periodTo', t('periodOrder')],
  ];
  const shared = found.filter(([wrong]) => wrong).map(([, pointer, message]) => ({ pointer, message }));
  return [...chosen.flatMap((one, at) => fileErrors(one, at, t)), ...shared];
}
