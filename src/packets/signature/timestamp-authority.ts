import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Config } from '../../foundation/config';
import { readSignedMessage, readTimestampInfo, type TimestampInfo } from './cms-reading.rules';
import { OID, timestampQuery } from './cms.rules';
import { integer, partAt, partsOf, readDer, sameBytes, TAG } from './der.rules';
import { leadsTo, signerOf } from './message-check';

export interface Timestamp {
  /** The token, as the authority gave it. */
  readonly token: Uint8Array;
  /** UTC ISO instant that it states. */
  readonly at: string;
  /** Subject of the authority's certificate. */
  readonly authority: string;
}

const WAIT_MS = 15_000;
const MOST_BYTES = 65_536;
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/**
 * Asks the configured authority for a timestamp over bytes (RFC 3161 over HTTP) and checks the answer: it answers this question, over
 * these bytes, signed by a certificate for timestamps, which leads to the configured roots where some are given. Throws a sentence.
 */
export async function timestampOver(
  bytes: Uint8Array,
  { tsaUrl, tsaRootsFile }: Config['signature'],
): Promise<Timestamp> {
  if (tsaUrl === null) throw new Error('No timestamp authority is configured.');
  const digest = createHash('sha256').update(bytes).digest();
  const nonce = integer(Buffer.concat([Buffer.from([0x40]), randomBytes(7)]));
  try {
    const token = tokenOf(await ask(tsaUrl, timestampQuery(digest, nonce)));
    return checked(token, { digest, nonce, roots: tsaRootsFile === null ? null : rootsIn(tsaRootsFile) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`No timestamp from ${new URL(tsaUrl).host}: ${why}`, { cause: error });
  }
}

async function ask(url: string, question: Uint8Array): Promise<Uint8Array> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: Buffer.from(question),
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
  });
  if (!answer.ok) throw new Error(`it answered ${answer.status}.`);
  return withinLimit(answer);
}

async function withinLimit({ body }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > MOST_BYTES) throw new Error(`its answer is longer than ${MOST_BYTES} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The token in an answer that grants one (RFC 3161 2.4.2): status 0, or 1 with changes. */
function tokenOf(answer: Uint8Array): Uint8Array {
  const [status, token] = partsOf(readDer(answer));
  const code = status ? partAt(partsOf(status), 0, TAG.integer).body[0] : undefined;
  if ((code !== 0 && code !== 1) || !token) throw new Error(`it refused (status ${String(code)}).`);
  return token.whole;
}

interface Expected {
  digest: Uint8Array;
  nonce: Uint8Array;
  roots: readonly X509Certificate[] | null;
}

function checked(token: Uint8Array, expected: Expected): Timestamp {
  const message = readSignedMessage(token);
  const { content } = message;
  if (content.type !== OID.timestampInfo || content.bytes === null) throw new Error('it sent something else.');
  const info = readTimestampInfo(content.bytes);
  refuseOther(info, expected);
  const certificate = signerOf(message, content.bytes);
  if (!certificate.keyUsage.includes(TIME_STAMPING)) throw new Error('its certificate is not one for timestamps.');
  const between = message.certificates.map((one) => new X509Certificate(one));
  if (expected.roots !== null && !leadsTo(certificate, { roots: expected.roots, between }))
    throw new Error('its certificate does not lead to the configured roots.');
  return { token, at: info.at, authority: certificate.subject.replaceAll('\n', ', ') };
}

function refuseOther(info: TimestampInfo, { digest, nonce }: Expected): void {
  if (info.digestAlgorithm !== OID.sha256 || !sameBytes(info.digest, digest))
    throw new Error('its timestamp is over other bytes.');
  if (info.nonce === null || !sameBytes(info.nonce, nonce)) throw new Error('its timestamp answers another question.');
}

function rootsIn(file: string): X509Certificate[] {
  const blocks = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
