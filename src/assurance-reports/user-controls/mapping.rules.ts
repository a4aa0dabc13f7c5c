import type { Refusal } from '../../foundation/refusal';
import type { UserControlStanding } from './user-control.rules';

export interface Mapping {
  standing: UserControlStanding;
  controlRef: string | null;
  controlWords: string | null;
  ownerName: string | null;
  ownerPersonId: string | null;
  notRelevantReason: string | null;
}

export interface GivenMapping {
  standing: UserControlStanding;
  controlRef?: string | null | undefined;
  controlWords?: string | null | undefined;
  ownerName?: string | null | undefined;
  ownerPersonId?: string | null | undefined;
  notRelevantReason?: string | null | undefined;
}

const text = (given: string | null | undefined): string | null => given?.trim() || null;

/** What belongs to the standing, and nothing of another. */
export function mappingOf(given: GivenMapping): Mapping {
  const isMapped = given.standing === 'mapped';
  return {
    standing: given.standing,
    controlRef: isMapped ? text(given.controlRef) : null,
    controlWords: isMapped ? text(given.controlWords) : null,
    ownerName: isMapped ? text(given.ownerName) : null,
    ownerPersonId: isMapped ? (given.ownerPersonId ?? null) : null,
    notRelevantReason: given.standing === 'not_relevant' ? text(given.notRelevantReason) : null,
  };
}

type MappingRefusal = Refusal<'missing' | 'twice'>;

export function refusalsOfMapping(given: GivenMapping): MappingRefusal[] {
  const { standing, controlRef, notRelevantReason } = mappingOf(given);
  if (standing === 'mapped' && controlRef === null)
    return [{ code: 'missing', reason: 'Name the control of ours that answers it.', pointer: '/controlRef' }];
  if (standing === 'not_relevant' && notRelevantReason === null)
    return [{ code: 'missing', reason: 'Say why it does not matter to us.', pointer: '/notRelevantReason' }];
  return [];
}

/** Labels are there once in a report. */
export function refusalsOfControls(
  rows: readonly { label: string; controlRef?: string | null; ownerName?: string | null }[],
  known: readonly { label: string }[],
): MappingRefusal[] {
  const plain = (label: string) => label.trim().toLowerCase();
  const taken = known.map(({ label }) => plain(label));
  return rows.flatMap(({ label, controlRef, ownerName }, i): MappingRefusal[] => {
    const isTwice = taken.includes(plain(label)) || rows.slice(0, i).some((one) => plain(one.label) === plain(label));
    if (isTwice)
      return [{ code: 'twice', reason: `"${label.trim()}" is there already.`, pointer: `/controls/${i}/label` }];
    if (text(ownerName) !== null && text(controlRef) === null) {
      const reason = 'There is an owner, but no control of ours.';
      return [{ code: 'missing', reason, pointer: `/controls/${i}/controlRef` }];
    }
    return [];
  });
}
