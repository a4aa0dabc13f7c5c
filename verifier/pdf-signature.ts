import { hex, latin1, same, type Bytes } from './bytes';
import { copy, type Certificate } from './certificate';
import { readSigned, readTimeStamp, type SignedMessage, type TimeStamp } from './cms';
import { DerError, derOf } from './der';
import type { Pdf } from './pdf';
import { PdfDictionary, PdfSyntaxError, pdfText, type PdfValue } from './pdf-syntax';
import { hasher } from './sha256';
import type { Source } from './source';

/** The signature of a PDF, verified; `fault` says in words what does not hold. */
export interface PdfSignature {
  by: Certificate | null;
  /** Every certificate that came with it. */
  known: readonly Certificate[];
  timeStamp: TimeStamp | null;
  /** By the signer's own clock: an ISO instant to the second, UTC; empty where it does not say. */
  claimedAt: string;
  fault: string | null;
}

/** Null where the PDF has none. */
export async function signatureOf(pdf: Pdf): Promise<PdfSignature | null> {
  try {
    const fields = await signatureFields(pdf);
    const [field] = fields;
    if (!field) return null;
    return fields.length > 1 ? unsound('it carries more than one signature') : await verified(pdf.source, field);
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof DerError)
      return unsound(`its signature cannot be read: ${error.message}`);
    throw error;
  }
}

const unsound = (fault: string): PdfSignature => ({ by: null, known: [], timeStamp: null, claimedAt: '', fault });

async function signatureFields(pdf: Pdf): Promise<PdfDictionary[]> {
  const form = await pdf.resolved((await pdf.root()).get('AcroForm'));
  const fields = form instanceof PdfDictionary ? await pdf.resolved(form.get('Fields')) : null;
  const found: PdfDictionary[] = [];
  for (const one of Array.isArray(fields) ? fields : []) {
    const value = await pdf.resolved((await pdf.dictionary(one)).get('V'));
    if (value instanceof PdfDictionary && value.has('ByteRange')) found.push(value);
  }
  return found;
}

async function verified(file: Source, field: PdfDictionary): Promise<PdfSignature> {
  const { range, message, fault } = await covered(file, field);
  if (fault !== null) return unsound(fault);
  const signed = await readSigned(message);
  const digest = await digestOfRange(file, range);
  const timeStamp = signed.timeStamp ? await readTimeStamp(signed.timeStamp, signed.signature) : null;
  const claimedAt = instant(pdfText(field.get('M')));
  return { by: signed.certificate, known: signed.known, timeStamp, claimedAt, fault: faultOf(signed, digest) };
}

/** `D:20261122101500Z` as an ISO instant; the portal writes no other zone. */
function instant(date: string): string {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|[+-]00)/.exec(date);
  return found ? date.slice(2, 16).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z') : '';
}

function faultOf(signed: SignedMessage, digest: Bytes): string | null {
  if (signed.fault !== null) return signed.fault;
  if (signed.hash !== 'SHA-256') return 'the signature does not stand on SHA-256';
  return same(signed.digest, digest) ? null : 'the file was changed after it was signed';
}

type Range = readonly [number, number, number, number];

interface Covered {
  range: Range;
  message: Uint8Array;
  fault: string | null;
}

/** What the signature stands over: all of the file but its own digits, or it is refused. */
async function covered(file: Source, field: PdfDictionary): Promise<Covered> {
  const range = rangeOf(field.get('ByteRange'));
  const refused = (fault: string): Covered => ({ range: range ?? [0, 0, 0, 0], message: new Uint8Array(), fault });
  if (range === null) return refused('the signature does not say what it stands over');
  const [start, first, second, rest] = range;
  if (start !== 0 || second + rest !== file.size) return refused('something was added to the file after it was signed');
  const digits = latin1(await file.read(first, second - first));
  if (!/^<(?:(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>$/.test(digits))
    return refused('the signature leaves out more than itself');
  const bytes = Uint8Array.from(digits.slice(1, -1).match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const message = derOf(bytes).raw;
  const fault = faultOfRoom(bytes, { message, stated: field.get('Contents') });
  return fault === null ? { range, message, fault } : refused(fault);
}

/** The room of the signature holds the signature, zeros, and nothing else. */
function faultOfRoom(
  bytes: Bytes,
  { message, stated }: { message: Uint8Array; stated: PdfValue | undefined },
): string | null {
  if (bytes.subarray(message.length).some((byte) => byte !== 0))
    return 'something stands behind the signature in its own room';
  const isThere =
    typeof stated === 'string' && hex(Uint8Array.from(stated, (sign) => sign.charCodeAt(0))) === hex(bytes);
  return isThere ? null : 'the signature stands elsewhere than it says';
}

function rangeOf(value: PdfValue | undefined): Range | null {
  const numbers = Array.isArray(value) ? value.filter((one) => typeof one === 'number') : [];
  const [start, first, second, rest] = numbers;
  if (start === undefined || first === undefined || second === undefined || rest === undefined) return null;
  return numbers.every((one) => Number.isSafeInteger(one) && one >= 0) && first < second
    ? [start, first, second, rest]
    : null;
}

async function digestOfRange(file: Source, [, first, second, rest]: Range): Promise<Bytes> {
  const hash = hasher();
  for (const [from, length] of [
    [0, first],
    [second, rest],
  ] as const)
    for (let at = 0; at < length;) {
      const piece = await file.read(from + at, Math.min(1 << 20, length - at));
      if (piece.length === 0) throw new PdfSyntaxError('it is cut off');
      hash.update(piece);
      at += piece.length;
    }
  return copy(hash.digest());
}
