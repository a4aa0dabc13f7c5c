import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hashQuickly, onDisk } from './on-disk';
import { reportLines } from './report';
import { verify, type Known } from './verify';

const USAGE = `Use: holdfast-verify <packet.pdf | binder.zip | folder> [options]

Verifies a packet without the portal and without a network. Ends with 0 when nothing is wrong, with 1 when something is,
with 2 when it could not be asked. Nothing is wrong with a packet that somebody made with keys of his own, either: the first
line says whether it is the portal's, which only something that you know from elsewhere can show.

  --older FILE        a packet, binder or checkpoint from before, to see whether the log was rewritten since (repeatable)
  --growth FILE       what the portal answers to GET /api/audit-trail/consistency-proof, where the packet holds no such proof
  --key FILE|KEY      verifier key of the portal's log, which you have from elsewhere (repeatable)
  --certificate X     SHA-256 of the portal's certificate, or a PEM file with it or with who issued it (repeatable)
  --tsa X             the same of a time-stamp authority that you trust (repeatable)
  --identity HEX      the manifest's digest, as a cover or a letter tells it
  --opening FILE      an opened section that the packet withheld (repeatable)
  --require-anchor    ends with 1 unless all of it is tied to something that you gave
  --json              the report as JSON`;

const texts = (files: readonly string[] = []): Promise<string[]> =>
  Promise.all(files.map((file) => readFile(file, 'utf8')));

/** A key itself, or the lines of a file with keys. */
async function keysOf(given: readonly string[] = []): Promise<string[]> {
  const read = given.map(async (one) => (one.includes('+') ? one : readFile(one, 'utf8')));
  return (await Promise.all(read)).flatMap((text) => text.split('\n').filter((line) => line.trim() !== ''));
}

const DIGEST = /^[0-9a-f:\s]{64,}$/i;

/** Digests themselves, or what files hold. */
const certificatesOf = (given: readonly string[] = []): Promise<string[]> =>
  Promise.all(given.map((one) => (DIGEST.test(one) ? Promise.resolve(one) : readFile(one, 'utf8'))));

const OPTIONS = {
  older: { type: 'string', multiple: true },
  growth: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  opening: { type: 'string', multiple: true },
  certificate: { type: 'string', multiple: true },
  tsa: { type: 'string', multiple: true },
  identity: { type: 'string' },
  'require-anchor': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function knownOf(values: Values): Promise<Known> {
  return {
    earlier: await Promise.all((values.older ?? []).map(onDisk)),
    ...{ keys: await keysOf(values.key), growth: await texts(values.growth), openings: await texts(values.opening) },
    identity: values.identity ?? null,
    certificates: await certificatesOf(values.certificate),
    authorities: await certificatesOf(values.tsa),
  };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [place, ...more] = positionals;
  if (values.help || place === undefined || more.length > 0) {
    process.stdout.write(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  hashQuickly();
  const report = await verify(await onDisk(place), await knownOf(values));
  const { judgement, standing, title, identity, lines } = report;
  const asJson = () => JSON.stringify({ judgement, standing, title, identity, lines }, null, 2);
  process.stdout.write(`${values.json ? asJson() : reportLines(report).join('\n')}\n`);
  return (values['require-anchor'] ? report.isIssued : report.holds) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
  },
);
