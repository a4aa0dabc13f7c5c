import { downloadName } from '../evidence/file-names.rules';
import type { ExhibitFacts } from './manifest.model';
import { referencedBy } from './referenced.rules';
import type { EvidenceFacts, PeriodFacts, Snapshot } from './snapshot.model';
import { versionsWithheld } from './withholding/withheld.rules';

/** `disposed`: taken out by a disposal that left a tombstone. */
export type VaultVerdict = 'verified' | 'missing' | 'damaged' | 'disposed';

export interface ExhibitInput {
  snapshot: Snapshot;
  /** What re-reading the stored bytes found, by SHA-256. */
  vault: ReadonlyMap<string, VaultVerdict>;
  /** What stands out in the form of a file, by SHA-256. */
  remarks?: ReadonlyMap<string, readonly string[]>;
  /** Bytes that may be attached in total. */
  attachMaxBytes: number;
}

/** Whether a file speaks of another time than the period: by the period that it covers, else by the day it was made. */
export function isOutOfPeriod(
  evidence: Pick<EvidenceFacts, 'madeOn' | 'periodFrom' | 'periodTo'>,
  period: Pick<PeriodFacts, 'startsOn' | 'endsOn'>,
): boolean {
  const from = evidence.periodFrom ?? evidence.madeOn;
  const to = evidence.periodTo ?? evidence.madeOn;
  return to < period.startsOn || from > period.endsOn;
}

/**
 * Numbers every exhibit and decides which originals are attached: in the order of their numbers while they fit, so that a
 * large one leaves room for those after it. Nothing is left out of the list; what is not attached says why.
 */
export function exhibitsOf(input: ExhibitInput): ExhibitFacts[] {
  const room = { left: input.attachMaxBytes };
  const named = new Set(referencedBy(settled(input.snapshot)));
  return input.snapshot.evidence.map((evidence, index) => {
    const number = `E-${String(index + 1).padStart(3, '0')}`;
    const vault = verdictOn(evidence, input);
    const kept = reasonOfWithheld(evidence, input.snapshot) ?? reasonNotToPassOn(evidence, vault);
    const noRoom = reasonOfRoom(evidence, { ...input, left: room.left });
    const notAttachedReason = kept ?? noRoom;
    if (notAttachedReason === null) room.left -= evidence.bytes;
    const name = attachmentName(number, evidence.fileName);
    return {
      ...evidence,
      number,
      attachedAs: notAttachedReason === null ? name : null,
      inBinderAs: kept === null ? name : null,
      notAttachedReason,
      vault,
      remarks: remarksOn(evidence, input),
      reliedUpon: named.has(evidence.versionId) || evidence.uses.some((use) => use.state === 'accepted'),
      outOfPeriod: isOutOfPeriod(evidence, input.snapshot.period),
      outOfPeriodReasons: outOfPeriodReasons(evidence, input.snapshot),
    };
  });
}

const PUT_FORWARD = ['submitted', 'reviewed', 'closed'];

/** The records that conclusions can rest on: not an exercise that nobody put forward, nor a plan version that never came into force. */
function settled(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    exercises: snapshot.exercises.filter(({ state }) => PUT_FORWARD.includes(state)),
    plans: snapshot.plans.map((plan) => ({
      ...plan,
      versions: plan.versions.filter(({ effectiveFrom }) => effectiveFrom !== null),
    })),
  };
}

function verdictOn({ sha256, disposal }: EvidenceFacts, { vault }: ExhibitInput): VaultVerdict {
  const found = vault.get(sha256) ?? 'missing';
  return found === 'missing' && disposal ? 'disposed' : found;
}

const remarksOn = ({ sha256 }: EvidenceFacts, { remarks }: ExhibitInput): string[] => [...(remarks?.get(sha256) ?? [])];

/** A plan's file would show what the packet keeps back of the plan. */
function reasonOfWithheld({ versionId }: EvidenceFacts, { plans }: Snapshot): string | null {
  const shows = versionsWithheld(plans).some((version) => version.sourceEvidenceVersionId === versionId);
  return shows ? 'A section of this plan is withheld, and its file would show it; it is cited by its digest.' : null;
}

/** Why a file leaves the portal neither in the PDF nor in the binder. */
function reasonNotToPassOn({ restriction, disposal }: EvidenceFacts, vault: VaultVerdict): string | null {
  if (restriction != null && restriction.consent === null)
    return `The use of ${restriction.reportRef} is restricted, and nobody consented to passing it on; it is cited by its digest and stays in the portal.`;
  if (disposal && vault === 'disposed')
    return `Its retention is over: ${disposal.ref} disposed of the stored file on ${disposal.on}; its record, digest and tombstone are kept.`;
  if (vault === 'missing') return 'The stored file is missing; its record and digest are kept.';
  if (vault === 'damaged') return 'The stored file no longer has its digest; a damaged file is not passed on.';
  return null;
}

/** Why a file is in the binder only. */
function reasonOfRoom({ bytes }: EvidenceFacts, room: { left: number; attachMaxBytes: number }): string | null {
  if (bytes <= room.left) return null;
  if (bytes > room.attachMaxBytes)
    return `Larger than all that is attached to one packet (${sizeInWords(room.attachMaxBytes)}); the binder holds it.`;
  return `No room left: ${sizeInWords(room.attachMaxBytes)} are attached to one packet, in the order of the exhibit numbers; the binder holds it.`;
}

/** A size for people: `12 bytes`, `340 kB`, `7.5 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} kB`;
  return `${Math.round(bytes / 104_857.6) / 10} MB`;
}

/** `E-001 name`, with what no file system takes replaced; long names keep their ending. */
function attachmentName(number: string, fileName: string): string {
  const safe = downloadName(fileName);
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(safe)?.[0] ?? '';
  const stem = [...safe.slice(0, safe.length - ending.length)].slice(0, 120).join('');
  return `${number} ${stem}${ending}`.toWellFormed();
}

/** What reviewers wrote about files from outside the period, for the obligations that this file was accepted for. */
function outOfPeriodReasons({ uses }: EvidenceFacts, { submissions }: Snapshot): string[] {
  const accepted = uses.filter((use) => use.state === 'accepted').map((use) => use.obligationId);
  const reasons = submissions
    .flatMap((one) => one.review?.conclusions ?? [])
    .filter((one) => accepted.includes(one.obligationId) && one.outOfPeriodReason.trim() !== '')
    .map((one) => one.outOfPeriodReason);
  return [...new Set(reasons)];
}
