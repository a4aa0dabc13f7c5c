import { textOf } from './bytes';
import type { Report } from './report';
import { digestOf, wholeOf, type Files, type Source } from './source';

/** Checks a bag as BagIt 1.0 (RFC 8493) asks: every file listed is there with its digest, and every file of the payload is listed. */
export async function checkBag(bag: Files, report: Report): Promise<void> {
  const before = report.count('wrong');
  const declared = await textIn(bag, 'bagit.txt');
  if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n$/.test(declared))
    report.wrong('Binder', 'bagit.txt does not declare a bag of BagIt 1.0.');
  const payload = await checkList(bag, 'manifest-sha256.txt', report);
  await checkList(bag, 'tagmanifest-sha256.txt', report);
  for (const path of bag.keys())
    if (path.startsWith('data/') && !payload.has(path))
      report.wrong('Binder', `${path} is in the binder, and in none of its lists.`);
  await checkTotals(bag, report);
  if (report.count('wrong') === before)
    report.proved(
      'Binder',
      `All ${payload.size} files of the binder are there, with the digests that its lists give them.`,
    );
}

async function textIn(bag: Files, name: string): Promise<string> {
  const file = bag.get(name);
  return file ? (textOf(await wholeOf(file)) ?? '') : '';
}

async function checkList(bag: Files, name: string, report: Report): Promise<Set<string>> {
  const listed = new Set<string>();
  if (!bag.has(name)) report.wrong('Binder', `${name} is missing.`);
  for (const line of (await textIn(bag, name)).split(/\r?\n/).filter((one) => one !== '')) {
    const { digest, path } = entryOf(line);
    const fault = listed.has(path) ? `stands in ${name} twice` : await faultOf(bag.get(path), { digest, name });
    if (path === '') report.wrong('Binder', `A line of ${name} is damaged.`);
    else if (fault !== null) report.wrong('Binder', `${path} ${fault}.`);
    listed.add(path);
  }
  return listed;
}

/** A line's digest and path; an empty path for a line that is none. */
function entryOf(line: string): { digest: string; path: string } {
  const [, digest = '', written = ''] = /^([0-9a-f]{64})[ \t]+\*?(.+)$/i.exec(line) ?? [];
  const path = written.replace(/%(25|0A|0D)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return { digest, path };
}

async function faultOf(
  file: Source | undefined,
  { digest, name }: { digest: string; name: string },
): Promise<string | null> {
  if (!file) return `is in ${name}, and missing`;
  const isSame = (await digestOf(file)) === digest.toLowerCase();
  return isSame ? null : `was changed: it does not have its digest in ${name}`;
}

async function checkTotals(bag: Files, report: Report): Promise<void> {
  const [, bytes, count] = /^Payload-Oxum: (\d+)\.(\d+)\r?$/m.exec(await textIn(bag, 'bag-info.txt')) ?? [];
  if (bytes === undefined) return;
  const payload = [...bag].filter(([path]) => path.startsWith('data/'));
  const all = payload.reduce((sum, [, { size }]) => sum + size, 0);
  if (all !== Number(bytes) || payload.length !== Number(count))
    report.wrong(
      'Binder',
      `bag-info.txt says that the binder holds ${count ?? ''} files of ${bytes} bytes; it holds ${payload.length} of ${all}.`,
    );
}
