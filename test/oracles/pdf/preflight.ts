import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FOLDER = '/usr/share/java';
const JARS = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'jaxb-api', 'javax.activation'];
const PACKAGES = 'default-jre-headless, libpdfbox2-java, libjaxb-api-java';

/**
 * What Apache PDFBox says against a packet, and why it must: it knows PDF/A-1b only, and PDF/A-3 permits each of these. Anything else is wrong,
 * and so is any of these missing, for then it looked at another file.
 */
export const OF_PART_THREE = {
  '1.2.9': 'a file is embedded',
  '1.4.7': 'embedded files stand in the tree of names',
  '3.1.11': 'no CIDSet, which only part one asks for',
  '7.11.2': 'the metadata say part three',
} as const;

/** Beside those, in a draft: part two and three permit a transparent watermark. */
export const OF_A_DRAFT = { '4.1.2': 'a watermark that lets the text shine through' } as const;

/** Judges PDF files with the preflight of Apache PDFBox, all in one process. Answers by name what it says against each: `code: words`. */
export function preflight(files: ReadonlyMap<string, Buffer>): Map<string, string[]> {
  const missing = JARS.map((jar) => path.join(FOLDER, `${jar}.jar`)).filter((jar) => !existsSync(jar));
  if (missing.length > 0) throw new Error(`${missing.join(', ')} missing: install ${PACKAGES}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-preflight-'));
  try {
    const names = [...files.keys()];
    names.forEach((name, i) => writeFileSync(path.join(folder, `${i}.pdf`), files.get(name)!));
    const list = path.join(folder, 'list');
    writeFileSync(list, names.map((_, i) => path.join(folder, `${i}.pdf`)).join('\n'));
    run(list);
    const told = readFileSync(`${list}.preflight.xml`, 'utf8').split('<preflight name="').slice(1);
    return new Map(told.map((one) => [names[parseInt(one, 10)]!, errorsIn(one)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(list: string): void {
  const jars = JARS.map((jar) => path.join(FOLDER, `${jar}.jar`)).join(':');
  // The least that a short-lived process needs: no time is spent on making code fast.
  const options = ['-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true', '-cp', jars];
  const program = ['org.apache.pdfbox.preflight.Validator_A1b', 'xml', 'group', list];
  const done = spawnSync('java', [...options, ...program], { encoding: 'utf8' });
  if (done.error) throw new Error(`Java is missing: install ${PACKAGES} (${done.error.message})`);
  if (!existsSync(`${list}.preflight.xml`)) throw new Error(`PDFBox preflight: ${done.stdout}${done.stderr}`);
}

function errorsIn(xml: string): string[] {
  const said = [...xml.matchAll(/<code>([^<]*)<\/code>\s*(?:<details>([^<]*)<\/details>)?/g)];
  if (said.length === 0 && !/<isValid[^>]*>true</.test(xml)) return ['no judgement'];
  return [...new Set(said.map(([, code = '', words = '']) => `${code}: ${words}`))];
}

/** The codes alone, each once, in order. */
export const codesOf = (said: readonly string[] | undefined): string[] =>
  [...new Set(said?.map((one) => one.split(':')[0]!))].sort();

export const FINAL_CODES = Object.keys(OF_PART_THREE).sort();
export const DRAFT_CODES = Object.keys({ ...OF_PART_THREE, ...OF_A_DRAFT }).sort();
