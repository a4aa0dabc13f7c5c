import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Certificates made by openssl in a folder: a root, and whom it vouches for. */
export function openssl(folder: string, ...args: string[]): string {
  return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

const EXTENSIONS = `[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign
[signer]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
extendedKeyUsage=emailProtection
[authority]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
[tsa]
signer_cert=authority.crt
signer_key=authority.key
certs=root.crt
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256
serial=serial.txt
accuracy=secs:1
ess_cert_id_alg=sha256
`;

/** Makes root, signer (RSA) and timestamp authority (EC) with openssl; files `<name>.key`, `<name>.crt`, and `chain.crt`. */
export function makeAuthorities(folder: string): void {
  writeFileSync(path.join(folder, 'own.cnf'), EXTENSIONS);
  writeFileSync(path.join(folder, 'serial.txt'), '01\n');
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const root = ['-keyout', 'root.key', '-out', 'root.crt', '-subj', '/CN=Spec root', '-days', '3650'];
  openssl(folder, 'req', '-x509', ...ec, '-noenc', ...root, '-config', 'own.cnf', '-extensions', 'root');
  issue(folder, 'signer', ['-newkey', 'rsa:2048']);
  issue(folder, 'authority', ec);
  const [signer, issuer] = ['signer.crt', 'root.crt'].map((name) => readFileSync(path.join(folder, name), 'utf8'));
  writeFileSync(path.join(folder, 'chain.crt'), `${signer}${issuer}`);
}

function issue(folder: string, name: string, kind: string[]): void {
  const subject = ['-subj', `/O=Tarnbrook, Prüfung/CN=Spec ${name}`, '-utf8', '-config', 'own.cnf'];
  openssl(folder, 'req', ...kind, '-noenc', '-keyout', `${name}.key`, '-out', `${name}.csr`, ...subject);
  const by = ['-CA', 'root.crt', '-CAkey', 'root.key', '-CAcreateserial', '-days', '3650'];
  const what = ['-extfile', 'own.cnf', '-extensions', name];
  openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...by, '-out', `${name}.crt`, ...what);
}

export interface LocalAuthority {
  url: string;
  /** What it answers instead, from now on; null to answer honestly. */
  answer: ((question: Buffer) => { status: number; body: Buffer }) | null;
  /** Answers a question as openssl does. */
  reply(question: Buffer): Buffer;
  close(): Promise<void>;
}

/** A timestamp authority on the loopback: HTTP in front of `openssl ts`. */
export async function openAuthority(folder: string): Promise<LocalAuthority> {
  const reply = (question: Buffer): Buffer => {
    writeFileSync(path.join(folder, 'question.tsq'), question);
    const files = ['-queryfile', 'question.tsq', '-out', 'answer.tsr'];
    openssl(folder, 'ts', '-reply', '-config', 'own.cnf', '-section', 'tsa', ...files);
    return readFileSync(path.join(folder, 'answer.tsr'));
  };
  const authority: LocalAuthority = { url: '', answer: null, reply, close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const question = Buffer.concat(pieces);
      const { status, body } = authority.answer?.(question) ?? { status: 200, body: reply(question) };
      response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  authority.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  authority.close = () => new Promise((resolve) => server.close(() => resolve()));
  return authority;
}
