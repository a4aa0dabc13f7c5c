import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Work, type OpenWork } from '../../audit-trail/work';
import { contentHeaders } from '../../evidence/safe-content.rules';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import { newId } from '../../foundation/ids';
import { ObjectStore, vanished, type Stored } from '../../foundation/object-store';
import { Problem } from '../../foundation/problem';
import '../requests.deeds';
import { Population, PopulationItem } from './population.entity';
import { PopulationPrint } from './population-print';
import { populationDetail, populationItems, populationList, registrantName } from './population-reads';
import { runPopulation, type PopulationRun } from './population-run';
import { reconciles } from './population.rules';
import type {
  FreezePopulation,
  PopulationDetail,
  PopulationItemsPage,
  PopulationList,
  PopulationsQuery,
} from './populations.dto';

type About = { id: string; ref: string; vendorId: string | null };

export interface OpenedPopulation {
  headers: Record<string, string>;
  stream: Readable;
}

/** Populations: what a printed query found at one moment, frozen as a file under its digest. */
@Injectable()
export class PopulationsService {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
    private readonly press: PopulationPrint,
  ) {}

  list(actor: Actor, query: PopulationsQuery): Promise<PopulationList> {
    return this.work.read(actor, ({ manager }) => populationList(manager, query));
  }

  one(actor: Actor, id: string): Promise<PopulationDetail> {
    return this.work.read(actor, ({ manager }) => populationDetail(manager, id));
  }

  items(actor: Actor, id: string, from?: number): Promise<PopulationItemsPage> {
    return this.work.read(actor, ({ manager }) => populationItems(manager, id, from));
  }

  /** Runs the query in one snapshot, keeps the file, and records both. */
  async freeze(actor: Actor, asked: FreezePopulation): Promise<PopulationDetail> {
    const runAt = this.clock.iso();
    const run = await this.work.snapshot(actor, ({ manager }) => runPopulation(manager, asked, runAt));
    const { leftOut, sourceCount, rows } = run;
    if (!reconciles({ rows: rows.length, leftOut, source: sourceCount }))
      throw new Problem('internal', 'The rows of this population and those left out are not all rows of its source.');
    const stored = await this.kept(run.csv);
    const lines = await this.kept(run.lines);
    return this.work.perform(actor, async (w) => {
      const population = await keepPopulation(w, { run, asked, runAt, stored, lines });
      return populationDetail(w.manager, population.id);
    });
  }

  /** The frozen file, compared with its digest before it is handed out. */
  async file(actor: Actor, id: string): Promise<OpenedPopulation> {
    const { ref, sha256, bytes, vendorId } = await this.one(actor, id);
    return this.opened(
      actor,
      { id, ref, vendorId },
      { sha256, bytes, fileName: `${ref}.csv`, detectedType: 'text/csv' },
    );
  }

  /** The same as JSON lines. Throws `gone` for a population that was frozen without them. */
  async lines(actor: Actor, id: string): Promise<OpenedPopulation> {
    const { ref, linesSha256: sha256, linesBytes: bytes, vendorId } = await this.one(actor, id);
    if (sha256 === null || bytes === null)
      throw new Problem('gone', `${ref} was frozen as CSV alone. Freeze it anew to have it as JSON lines too.`);
    const file = { sha256, bytes, fileName: `${ref}.jsonl`, detectedType: 'application/x-ndjson' };
    return this.opened(actor, { id, ref, vendorId }, file);
  }

  /** A print of it as PDF, with the frozen CSV file attached. Throws `gone` for a population that was frozen without JSON lines. */
  async print(actor: Actor, id: string): Promise<OpenedPopulation> {
    const { one, registrant } = await this.work.read(actor, async ({ manager }) => ({
      one: await populationDetail(manager, id),
      registrant: await registrantName(manager),
    }));
    const { ref, sha256: csvSha256, linesSha256, runBy, vendorId } = one;
    if (linesSha256 === null)
      throw new Problem('gone', `${ref} was frozen as CSV alone. Freeze it anew to have it as PDF too.`);
    const { bytes, sha256, stream } = await this.press.print({ ref, registrant, runBy, csvSha256, linesSha256 });
    await this.recordDownload(actor, { id, ref, vendorId }, sha256).catch((error: unknown) => {
      stream.destroy();
      throw error;
    });
    const file = { fileName: `${ref}.pdf`, detectedType: 'application/pdf', bytes, sha256 };
    return { headers: contentHeaders(file, false), stream };
  }

  private kept(text: string): Promise<Stored> {
    return this.store.put(Readable.from([Buffer.from(text, 'utf8')]), 'made');
  }

  private async opened(
    actor: Actor,
    about: About,
    file: Parameters<typeof contentHeaders>[0],
  ): Promise<OpenedPopulation> {
    const { sha256 } = file;
    if (!(await this.store.verify(sha256))) throw vanished(sha256);
    await this.recordDownload(actor, about, sha256);
    return { headers: contentHeaders(file, false), stream: await this.store.read(sha256) };
  }

  private recordDownload(actor: Actor, about: About, sha256: string): Promise<string> {
    return this.work.perform(actor, (w) =>
      w.record('population.downloaded', { kind: 'population', ...about }, { sha256 }),
    );
  }
}

interface Frozen {
  run: PopulationRun;
  asked: FreezePopulation;
  runAt: string;
  stored: Stored;
  lines: Stored;
}

async function keepPopulation(w: OpenWork, { run, asked, runAt, stored, lines }: Frozen): Promise<Population> {
  const { definition, parameters, rows, totals, leftOut, sourceCount } = run;
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('PO') AS ref`);
  const population: Population = {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId: asked.vendorId ?? null, ref: counted?.ref ?? '' },
    ...{ kind: definition.kind, title: definition.title, periodId: asked.periodId },
    requirementCode: parameters['requirement'] ?? null,
    ...{ queryWords: definition.words, queryCode: definition.code, parameters, runBy: w.actor.personId, runAt },
    ...{ rowCount: rows.length, sourceCount, leftOut, totals, csvSha256: stored.sha256, csvBytes: stored.bytes },
    ...{ linesSha256: lines.sha256, linesBytes: lines.bytes },
  };
  await w.manager.getRepository(Population).insert(population);
  await keepItems(w, population, run);
  const { id, vendorId, ref, kind, periodId, requirementCode: requirement, queryWords, queryCode } = population;
  await w.record(
    'population.frozen',
    { kind: 'population', id, vendorId, ref },
    {
      ...{ kind, periodId, requirement, queryWords, queryCode, parameters, runAt, rows: rows.length },
      ...{ sourceRows: sourceCount, leftOut, totals, ...stored, linesSha256: lines.sha256 },
    },
  );
  return population;
}

const BATCH = 2000;

async function keepItems(w: OpenWork, population: Population, { definition, rows }: PopulationRun): Promise<void> {
  const items = rows.map((row, at): PopulationItem => ({
    ...{ id: newId(), registrantId: population.registrantId, vendorId: population.vendorId },
    ...{ populationId: population.id, number: at + 1, subjectKind: definition.subjectKind, subjectId: row.subjectId },
    ...{ itemVendorId: row.vendorId, label: row.label, happenedOn: row.happenedOn },
  }));
  for (let at = 0; at < items.length; at += BATCH)
    await w.manager.getRepository(PopulationItem).insert(items.slice(at, at + BATCH));
}
