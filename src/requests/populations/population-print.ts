import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CsvValue } from '../../foundation/csv.rules';
import { ObjectStore, vanished } from '../../foundation/object-store';
import { inThread } from '../../foundation/thread';
import { printFile } from '../../packets/document/printing';
import { PRINTING } from '../../packets/packet-press';
import { populationDocument, type PrintedPopulation } from './population-document.rules';
import type { LinesFacts } from './population-lines.rules';

const COMPILED_WORKER = path.join(__dirname, '../../packets/document/printing-worker.js');

type About = Pick<PrintedPopulation, 'ref' | 'registrant' | 'runBy' | 'csvSha256' | 'linesSha256'>;
type FirstLine = Omit<LinesFacts, 'source'> & { sourceRows: number; columns: string[] };

export interface PrintOfPopulation {
  bytes: number;
  /** Of the printed file, lower-case hex. */
  sha256: string;
  /** Reads the file once; it is gone when the stream ends. */
  stream: Readable;
}

/** Prints what a frozen population holds, with the frozen CSV file attached. The same population gives the same bytes. */
@Injectable()
export class PopulationPrint {
  constructor(private readonly store: ObjectStore) {}

  /** Throws `stored-file-unavailable` where a frozen file is not what its digest says. */
  async print(about: About): Promise<PrintOfPopulation> {
    for (const sha256 of [about.csvSha256, about.linesSha256])
      if (!(await this.store.verify(sha256))) throw vanished(sha256);
    const read = await this.read(about.linesSha256);
    // The sweep of packets clears what a killed portal left here too.
    const folder = await mkdtemp(path.join(tmpdir(), PRINTING));
    const target = path.join(folder, 'population.pdf');
    try {
      const document = populationDocument({ ...about, ...read });
      const exhibits = [await this.frozen(about, read.facts.ranAt)];
      await inThread(COMPILED_WORKER, { document, exhibits, target }, printFile);
      const hash = createHash('sha256');
      await pipeline(createReadStream(target), hash);
      const stream = createReadStream(target);
      stream.once('close', () => void rm(folder, { recursive: true, force: true }));
      return { bytes: (await stat(target)).size, sha256: hash.digest('hex'), stream };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private async read(sha256: string): Promise<Pick<PrintedPopulation, 'facts' | 'file'>> {
    const text = await readFile(this.store.pathOf(sha256), 'utf8');
    const [first = '{}', ...lines] = text.trimEnd().split('\n');
    const { sourceRows: source, columns, ...facts } = JSON.parse(first) as FirstLine;
    const rows = lines.map((line) => {
      const item = JSON.parse(line) as Record<string, CsvValue>;
      return columns.map((column) => item[column] ?? null);
    });
    return { facts: { ...facts, source }, file: { columns, rows } };
  }

  private async frozen({ ref, csvSha256: sha256 }: About, createdAt: string) {
    return {
      ...{ name: `${ref}.csv`, mime: 'text/csv', sha256, createdAt, relationship: 'Source' as const },
      bytes: (await this.store.size(sha256)) ?? 0,
      description: 'The frozen file of this population, byte for byte',
      path: this.store.pathOf(sha256),
    };
  }
}
