import { execFileSync } from 'node:child_process';
import { copyFileSync, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeAuthorities, openAuthority, openssl, type LocalAuthority } from '../../../test/support/certificates';
import type { Config } from '../../foundation/config';
import type { PacketDocument, SignatureRoom } from '../document/document.model';
import { renderDocument } from '../document/render-document';
import { readSignedMessage, statedCertificateDigest } from './cms-reading.rules';
import { OID } from './cms.rules';
import { signerOf } from './message-check';
import { certificateFacts } from './packet-signer.service';
import { signPdf } from './signing';
import { openIdentity, ownFileOf } from './signing-identity';

// openssl dates its certificates by the machine's own clock.
const NOW = new Date(Date.now() + 60_000).toISOString();
const AT = `${NOW.slice(0, 19)}.000Z`;
const years = (more: number) => `${Number(AT.slice(0, 4)) + more}`;
const NONE: Config['signature'] = {
  ...{ certificateFile: null, keyFile: null, passphrase: null },
  ...{ tsaUrl: null, tsaRootsFile: null },
};
const DOCUMENT: PacketDocument = {
  ...{ title: 'Packet', subject: 's', language: 'en-GB', author: 'a', createdAt: AT, digest: 'ab'.repeat(32) },
  ...{ footer: 'f', signature: { reason: 'PK-0001 issued' } },
  blocks: [
    { kind: 'paragraph', text: 'The first page. '.repeat(900) },
    { kind: 'paragraph', text: 'The end.' },
  ],
};

let folder: string;
let printed: string;
let room: SignatureRoom;
let authority: LocalAuthority;
let files = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-signing-'));
  makeAuthorities(folder);
  authority = await openAuthority(folder);
  printed = path.join(folder, 'printed.pdf');
  const { signature } = await renderDocument(DOCUMENT, createWriteStream(printed));
  if (signature === null) throw new Error('no room');
  room = signature;
});
afterAll(async () => {
  await authority.close();
  rmSync(folder, { recursive: true, force: true });
});

const own = () => openIdentity({ dataDir: folder, publicUrl: 'https://portal.example', signature: NONE }, AT);
const given = (more: Partial<Config['signature']> = {}) => {
  const [certificateFile, keyFile] = ['chain.crt', 'signer.key'].map((name) => path.join(folder, name));
  const signature = { ...NONE, certificateFile: certificateFile ?? '', keyFile: keyFile ?? '', ...more };
  return openIdentity({ dataDir: folder, publicUrl: 'https://portal.example', signature }, AT);
};
const stamped = (): Config['signature'] => ({
  ...NONE,
  tsaUrl: authority.url,
  tsaRootsFile: path.join(folder, 'root.crt'),
});
const copy = () => {
  const file = path.join(folder, `${(files += 1)}.pdf`);
  copyFileSync(printed, file);
  return file;
};
const signed = async (identity = own(), settings = NONE, at = AT) => {
  const file = copy();
  return { file, facts: await signPdf(file, room, { identity, at, settings }) };
};
/** Reads with other eyes than those that wrote; says what they said either way. */
const says = (tool: 'pdfsig' | 'qpdf', ...args: string[]): string => {
  try {
    return execFileSync(tool, args, { encoding: 'utf8' });
  } catch (error) {
    const { code, stdout } = error as NodeJS.ErrnoException & { stdout?: string };
    if (code === 'ENOENT') throw new Error(`${tool} is missing: install poppler-utils and qpdf`);
    return stdout ?? '';
  }
};
/** The message and the bytes that it covers, cut out by the file's own byte range. */
function takenOut(file: string): { message: string; covered: string; bytes: Buffer } {
  const whole = readFileSync(file);
  const range = /\/ByteRange\[(\d+) (\d+) +(\d+) +(\d+) *\]/.exec(whole.toString('latin1'))?.slice(1).map(Number);
  const [from = 0, first = 0, second = 0, rest = 0] = range ?? [];
  const bytes = Buffer.from(whole.toString('latin1', first + 1, second - 1), 'hex');
  const [message, covered] = [`${file}.der`, `${file}.covered`];
  writeFileSync(message, bytes);
  writeFileSync(covered, Buffer.concat([whole.subarray(from, first), whole.subarray(second, second + rest)]));
  return { message, covered, bytes };
}

describe('a signed packet', () => {
  it('is valid, whole and in order to pdfsig, qpdf and openssl, by the portal’s own certificate', async () => {
    const { file, facts } = await signed();
    expect(facts).toMatchObject({ level: 'B-B', algorithm: 'ECDSA with SHA-256', signedAt: AT, timestampAt: null });
    const said = says('pdfsig', file);
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Holdfast portal portal.example');
    expect(said).toMatch(new RegExp(`Signing Time: \\w+ \\d+ (?:${years(0)}|${years(1)})`));
    expect(says('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
    const { message, covered } = takenOut(file);
    const check = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', message, '-content', covered];
    openssl(folder, ...check, '-CAfile', ownFileOf({ dataDir: folder }), '-purpose', 'any', '-out', `${file}.out`);
    expect(() => openssl(folder, ...check, '-CAfile', 'root.crt', '-purpose', 'any')).toThrow('Verification failure');
  });

  it('carries the registrant’s own certificate and chain, and an authority’s timestamp that openssl verifies', async () => {
    const { file, facts } = await signed(given(), stamped());
    expect(facts).toMatchObject({ level: 'B-T', algorithm: 'RSA with SHA-256' });
    expect(facts.timestampAuthority).toContain('Spec authority');
    expect(says('pdfsig', file)).toContain('Signature is Valid');
    const { message, covered, bytes } = takenOut(file);
    const check = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', message, '-content', covered];
    openssl(folder, ...check, '-CAfile', 'root.crt', '-purpose', 'any', '-out', `${file}.out`);
    const read = readSignedMessage(bytes);
    writeFileSync(`${file}.tst`, read.unsigned.get(OID.timestampToken) ?? '');
    writeFileSync(`${file}.sig`, read.signature);
    const over = ['-token_in', '-in', `${file}.tst`, '-data', `${file}.sig`, '-CAfile', 'root.crt'];
    expect(openssl(folder, 'ts', '-verify', ...over)).toContain('Verification: OK');
  });

  it('names its certificate within what is signed', async () => {
    const identity = given();
    const { bytes } = takenOut((await signed(identity)).file);
    const message = readSignedMessage(bytes);
    const { certificateSha256, subject, selfMade } = certificateFacts(identity);
    expect(Buffer.from(statedCertificateDigest(message) ?? []).toString('hex')).toBe(certificateSha256);
    expect([subject, selfMade]).toEqual(['O=Tarnbrook\\, Prüfung, CN=Spec signer', false]);
  });

  it('is broken by any one byte changed, and by bytes added', async () => {
    const { file } = await signed();
    const whole = readFileSync(file);
    const [, end] = [room.contents.offset, room.contents.offset + room.contents.length];
    for (const at of [
      20,
      room.byteRange.offset - 3,
      room.time.offset + 5,
      room.contents.offset - 2,
      end + 3,
      whole.length - 8,
    ]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(`${file}.x`, changed);
      expect(says('pdfsig', `${file}.x`)).not.toContain('Signature is Valid');
    }
    const { bytes } = takenOut(file);
    const message = readSignedMessage(bytes);
    expect(() => signerOf(message, Buffer.from('other'))).toThrow('other bytes');
    writeFileSync(`${file}.y`, Buffer.concat([whole, Buffer.from('\n%')]));
    expect(says('pdfsig', `${file}.y`)).not.toContain('Total document signed');
  });

  it('is the same as the next one, but for time, range and signature', async () => {
    const [one, two] = [await signed(), await signed(given(), NONE, `${years(2)}-01-01T00:00:00.000Z`)];
    const blank = (file: string) => {
      const bytes = readFileSync(file);
      for (const { offset, length } of [room.byteRange, room.time, room.contents])
        bytes.fill(0, offset, offset + length);
      return bytes;
    };
    expect(blank(one.file).equals(blank(two.file))).toBe(true);
    expect(readFileSync(one.file).equals(readFileSync(two.file))).toBe(false);
  });
});

describe('the certificate', () => {
  it('is made once, readable by its owner only, and used again', () => {
    const [one, two] = [own(), own()];
    expect(certificateFacts(one)).toEqual(certificateFacts(two));
    expect(statSync(ownFileOf({ dataDir: folder })).mode & 0o077).toBe(0);
    expect(certificateFacts(one)).toMatchObject({ selfMade: true, notAfter: `${years(10)}-12-31T23:59:59.000Z` });
  });

  it('is refused when the key is another one’s, when it is not there, and past its time', async () => {
    const keyFile = path.join(folder, 'authority.key');
    expect(() => given({ keyFile })).toThrow('is not that of the first certificate');
    expect(() => given({ certificateFile: keyFile })).toThrow('holds no certificate');
    await expect(signed(given(), NONE, `${years(30)}-01-01T00:00:00.000Z`)).rejects.toThrow('is good from');
  });

  it('may have its key under a passphrase', () => {
    const keyFile = path.join(folder, 'locked.key');
    openssl(folder, 'pkey', '-in', 'signer.key', '-aes256', '-passout', 'pass:open', '-out', keyFile);
    expect(given({ keyFile, passphrase: 'open' }).keyType).toBe('rsa');
    expect(() => given({ keyFile, passphrase: 'shut' })).toThrow();
  });
});

describe('a timestamp', () => {
  const without = async (settings: Config['signature'], answer: LocalAuthority['answer']) => {
    authority.answer = answer;
    const said = await signed(own(), settings).then(
      () => 'nothing',
      (error: unknown) => (error as Error).message,
    );
    authority.answer = null;
    expect(said).toMatch(/^No timestamp from 127\.0\.0\.1/);
    return said;
  };
  const answering =
    (body: Buffer, status = 200) =>
    () => ({ status, body });

  it('is taken only as an answer to this question, over these bytes, by whom the roots vouch for', async () => {
    const { file } = await signed(own(), stamped());
    const earlier = readFileSync(path.join(folder, 'answer.tsr'));
    expect(await without(stamped(), answering(earlier))).toContain('over other bytes');
    const noNonce = (question: Buffer) => {
      const digest = question.subarray(question.indexOf(Buffer.from([4, 32])) + 2).subarray(0, 32);
      openssl(
        folder,
        'ts',
        '-query',
        '-digest',
        digest.toString('hex'),
        '-sha256',
        '-no_nonce',
        '-cert',
        '-out',
        'plain.tsq',
      );
      return { status: 200, body: authority.reply(readFileSync(path.join(folder, 'plain.tsq'))) };
    };
    expect(await without(stamped(), noNonce)).toContain('another question');
    const others = { ...stamped(), tsaRootsFile: path.join(folder, 'signer.crt') };
    expect(await without(others, null)).toContain('does not lead to the configured roots');
    expect(takenOut(file).bytes.length).toBeGreaterThan(1000);
  });

  it('stays away in words when the authority fails, refuses, babbles or floods', async () => {
    expect(await without(stamped(), answering(Buffer.from('no'), 503))).toContain('it answered 503');
    expect(await without(stamped(), answering(Buffer.from([0x30, 0x05, 0x30, 0x03, 2, 1, 2])))).toContain('status 2');
    expect(await without(stamped(), answering(Buffer.from('<html>')))).toContain('Not the DER');
    expect(await without(stamped(), answering(Buffer.alloc(80_000)))).toContain('longer than');
  });
});
