import { createHash, sign, X509Certificate } from 'node:crypto';
import { copyFileSync, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PacketDocument, SignatureRoom } from '../../src/packets/document/document.model';
import { renderDocument } from '../../src/packets/document/render-document';
import { nameOfCertificate } from '../../src/packets/signature/cms-reading.rules';
import { attributesToSign, detachedSignature, OID, signedAttributes } from '../../src/packets/signature/cms.rules';
import { sealFile } from '../../src/packets/signature/seal-file';
import { openIdentity } from '../../src/packets/signature/signing-identity';
import { Pdf } from '../../verifier/pdf';
import { Report } from '../../verifier/report';
import { checkSignature } from '../../verifier/signed';
import { bytesSource } from '../../verifier/source';
import { trustedIn } from '../../verifier/trusted';
import { makeAuthorities, openAuthority, openssl, type LocalAuthority } from '../support/certificates';
import { told } from '../support/verified';

// openssl dates its certificates by the machine's own clock.
const AT = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}.000Z`;
const DOCUMENT: PacketDocument = {
  ...{ title: 'Packet', subject: 's', language: 'en-GB', author: 'a', createdAt: AT, digest: 'ab'.repeat(32) },
  ...{ footer: 'f', signature: { reason: 'PK-0001 issued' } },
  blocks: [{ kind: 'paragraph', text: 'The only page.' }],
};

describe('the time stamp of a packet, set beside real answers of a time-stamp authority', () => {
  let folder: string;
  let printed: string;
  let room: SignatureRoom;
  let authority: LocalAuthority;
  let files = 0;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'holdfast-stamps-'));
    makeAuthorities(folder);
    authority = await openAuthority(folder);
    printed = path.join(folder, 'printed.pdf');
    const { signature } = await renderDocument(DOCUMENT, createWriteStream(printed));
    room = signature!;
  });
  afterAll(async () => {
    await authority.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A token over some bytes as the authority gives it; `at` is the time of the machine. */
  const stamp = (over: Uint8Array): Buffer => {
    const digest = createHash('sha256').update(over).digest('hex');
    openssl(folder, 'ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', 'q.tsq');
    writeFileSync(path.join(folder, 'a.tsr'), authority.reply(readFileSync(path.join(folder, 'q.tsq'))));
    openssl(folder, 'ts', '-reply', '-in', 'a.tsr', '-token_out', '-out', 'token.der');
    return readFileSync(path.join(folder, 'token.der'));
  };
  /** What the authority says, signed in its form by somebody of its name whom the root has issued another certificate. */
  const stampBy = (name: string, extension: string, days: number) => {
    writeFileSync(path.join(folder, `${name}.cnf`), `${extension}\n`);
    const issued = ['-CA', 'root.crt', '-CAkey', 'root.key', '-CAcreateserial', '-days', `${days}`];
    openssl(
      folder,
      'x509',
      '-req',
      '-in',
      'authority.csr',
      ...issued,
      '-extfile',
      `${name}.cnf`,
      '-out',
      `${name}.crt`,
    );
    return (over: Uint8Array): Buffer => {
      stamp(over);
      openssl(
        folder,
        'cms',
        '-verify',
        '-noverify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        'token.der',
        '-out',
        'said.der',
      );
      const form = ['-binary', '-nodetach', '-cades', '-econtent_type', OID.timestampInfo, '-md', 'sha256'];
      const by = ['-signer', `${name}.crt`, '-inkey', 'authority.key', '-outform', 'DER', '-out', 'other.der'];
      openssl(folder, 'cms', '-sign', ...form, '-in', 'said.der', ...by);
      return readFileSync(path.join(folder, 'other.der'));
    };
  };
  /** Signed with the registrant's own certificate, which the root of this folder has issued. */
  const signed = async (token: ((over: Uint8Array) => Buffer) | null, at = AT): Promise<string> => {
    const file = path.join(folder, `${(files += 1)}.pdf`);
    copyFileSync(printed, file);
    const [certificateFile = '', keyFile = ''] = ['chain.crt', 'signer.key'].map((name) => path.join(folder, name));
    const own = { certificateFile, keyFile, passphrase: null, tsaUrl: null, tsaRootsFile: null };
    const { key, keyType, chain } = openIdentity(
      { dataDir: folder, publicUrl: 'https://a.example', signature: own },
      AT,
    );
    await sealFile(file, room, {
      at,
      sign: (digest) => {
        const attributes = signedAttributes(digest, createHash('sha256').update(chain[0].raw).digest());
        const signature = sign('sha256', attributesToSign(attributes), key);
        const certificates = chain.map((one) => one.raw);
        const made = { signer: nameOfCertificate(chain[0].raw), certificates, attributes, keyType, signature };
        return Promise.resolve(detachedSignature({ ...made, timestamp: token?.(signature) ?? null }));
      },
    });
    return file;
  };
  const digestOf = (name: string): string =>
    new X509Certificate(readFileSync(path.join(folder, name))).fingerprint256.replaceAll(':', '').toLowerCase();
  const pem = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const judged = async (file: string, known: { certificates?: string[]; authorities?: string[] } = {}) => {
    const report = new Report();
    const pdf = await Pdf.open(bytesSource(new Uint8Array(readFileSync(file))));
    const trusted = (texts: string[] = []) => texts.flatMap((one) => trustedIn(one) ?? []);
    const trust = { certificates: trusted(known.certificates), authorities: trusted(known.authorities) };
    const signer = await checkSignature(pdf, { proofs: null, trust: { ...trust, isLogKnown: false } }, report);
    return {
      signer,
      wrong: told(report, 'wrong'),
      proved: told(report, 'proved').join('\n'),
      open: told(report, 'open').join('\n'),
    };
  };
  it('is open until the authority is named, by its certificate’s digest, by the certificate, or by who issued it', async () => {
    const file = await signed(stamp);
    const alone = await judged(file);
    expect(alone.wrong).toEqual([]);
    expect(alone.open).toContain(digestOf('authority.crt'));
    expect(alone.open).toMatch(
      /That it existed at .* issued by Spec root, good from .* nothing here tells who that is/,
    );
    expect(alone.proved).not.toContain('existed');
    for (const authorities of [[digestOf('authority.crt')], [pem('authority.crt')], [pem('root.crt')]]) {
      const known = await judged(file, { authorities });
      expect([known.wrong, known.open.includes('existed')]).toEqual([[], false]);
      expect(known.proved).toMatch(/It existed at \d{4}-.*which you named, says so/);
    }
    expect((await judged(file, { authorities: [digestOf('signer.crt')] })).wrong).toEqual([
      expect.stringContaining('and not by the one that you named'),
    ]);
  });

  it('tells of the signer who issued its certificate and when it is good, and follows it up to one that is named', async () => {
    const file = await signed(null);
    const { signer, proved, open } = await judged(file);
    expect(signer?.isTrusted).toBe(false);
    expect(proved).toMatch(/as Spec signer signed it; certificate [0-9a-f]{64}, issued by Spec root, good from \d{4}-/);
    expect(open).toContain('Whose certificate this is cannot be told');
    for (const one of [digestOf('signer.crt'), pem('root.crt')])
      expect((await judged(file, { certificates: [one] })).signer?.isTrusted).toBe(true);
    const other = await judged(file, { certificates: [pem('authority.crt')] });
    expect([other.signer?.isTrusted, other.wrong.length]).toEqual([false, 1]);
  });

  it('is wrong over another signature, and where it was changed', async () => {
    const roots = { authorities: [pem('root.crt')] };
    const { wrong, proved } = await judged(await signed(() => stamp(Buffer.from('other bytes'))), roots);
    expect(wrong).toEqual(['Signature: The time stamp does not hold: it belongs to another signature.']);
    expect(proved).not.toContain('existed');
    const later = (over: Uint8Array): Buffer => {
      const token = stamp(over);
      // The time of the token is the first one in it: GeneralizedTime, 15 signs.
      token.write('2019', token.indexOf(Buffer.from([0x18, 15])) + 2, 'latin1');
      return token;
    };
    const found = await judged(await signed(later), roots);
    expect(found.wrong).toContain('Signature: The time stamp does not hold: it was changed.');
  });

  it('is wrong by a certificate that is none for time stamps, or was not good then, though all else is right', async () => {
    const roots = { authorities: [pem('root.crt')] };
    const [purpose, none] = ['extendedKeyUsage=critical,timeStamping', 'basicConstraints=critical,CA:FALSE'];
    const fault = async (name: string, extension: string, days: number) =>
      (await judged(await signed(stampBy(name, extension, days)), roots)).wrong;
    expect(await fault('good', purpose, 3650)).toEqual([]);
    expect(await fault('bare', none, 3650)).toEqual([
      'Signature: The time stamp does not hold: its certificate is not one for time stamps.',
    ]);
    expect(await fault('stale', purpose, -1)).toEqual([
      expect.stringMatching(/The time stamp does not hold: its certificate was not good at \d{4}-/),
    ]);
  });

  it('finds a signature that says it was made when its certificate was not good', async () => {
    const { wrong } = await judged(await signed(null, '2016-01-01T00:00:00.000Z'), { certificates: [pem('root.crt')] });
    expect(wrong).toEqual([
      'Signature: The PDF was signed at 2016-01-01T00:00:00Z, when its certificate was not good.',
    ]);
  });
});
