import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hashQuickly, onDisk } from './on-disk';
import { reportLines } from './report';
import { verify, type Known } from './verify';

const USAGE = `Use: holdfast-verify <packet.pdf | binder.zip | folder> [options]

Verifies a packet without the portal and without a network. Ends with 0 when nothing is wrong, with 1 when something is,
with 2 when it could not be asked.

  --older FILE        a packet, binder or checkpoint from before, to see whether the log was rewritten since (repeatable)
  --growth FILE       what the portal answers to GET /api/audit-trail/consistency-proof, where the packet holds no such proof
  --key FILE|KEY      verifier key of the portal's log, which you have from elsewhere (repeatable)
  --certificate HEX   SHA-256 of the portal's certificate
  --identity HEX      the manifest's digest, as a cover or a letter tells it
  --opening FILE      an opened section that the packet withheld (repeatable)
  --json              the report as JSON`;

const texts = (files: readonly string[] = []): Promise<string[]> =>
  Promise.all(files.map((file) => readFile(file, 'utf8')));

/** A key itself, or the lines of a file with keys. */
async function keysOf(given: readonly string[] = []): Promise<string[]> {
  const read = given.map(async (one) => (one.includes('+') ? one : readFile(one, 'utf8')));
  return (await Promise.all(read)).flatMap((text) => text.split('\n').filter((line) => line.trim() !== ''));
}

const OPTIONS = {
  older: { type: 'string', multiple: true },
  growth: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  opening: { type: 'string', multiple: true },
  certificate: { type: 'string' },
  identity: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function knownOf(values: Values): Promise<Known> {
  return {
    earlier: await Promise.all((values.older ?? []).map(onDisk)),
    ...{ keys: await keysOf(values.key), growth: await texts(values.growth), openings: await texts(values.opening) },
    identity: values.identity ?? null,
    certificateSha256: values.certificate?.replaceAll(/[:\s]/g, '').toLowerCase() ?? null,
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
  const { judgement, title, identity, lines } = report;
  const told = values.json ? [JSON.stringify({ judgement, title, identity, lines }, null, 2)] : reportLines(report);
  process.stdout.write(`${told.join('\n')}\n`);
  return report.holds ? 0 : 1;
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
