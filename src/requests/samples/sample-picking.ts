import { randomBytes } from 'node:crypto';
import type { OpenWork } from '../../audit-trail/work';
import { newId } from '../../foundation/ids';
import { heed, notFound } from '../../foundation/problem';
import { Population } from '../populations/population.entity';
import '../requests.deeds';
import { Sample, SampleItem } from './sample.entity';
import {
  pickedItems,
  RANDOM_ALGORITHM,
  refusalToPick,
  REPLACEMENT_RULES,
  type PickFacts,
  type SamplePurpose,
} from './sample.rules';
import type { SampleChoice } from './samples.dto';

/** Picks a sample within a Work, for the client's own testing or for what an auditor asks. */
export async function pickSample(w: OpenWork, choice: SampleChoice, purpose: SamplePurpose): Promise<Sample> {
  const population = await w.manager.getRepository(Population).findOne({ where: { id: choice.populationId } });
  if (!population) throw notFound('population');
  const facts = factsOf(choice, population);
  heed(refusalToPick(facts));
  const { method } = choice;
  const seed = method === 'random' ? (choice.seed ?? randomBytes(16).toString('hex')) : null;
  const [counted]: { ref: string }[] = await w.manager.query(`SELECT app.next_reference('SM') AS ref`);
  const sample: Sample = {
    ...{ id: newId(), registrantId: w.actor.registrantId, vendorId: population.vendorId, ref: counted?.ref ?? '' },
    ...{ populationId: population.id, populationSha256: population.csvSha256, purpose, method, seed },
    ...{ algorithm: seed === null ? null : RANDOM_ALGORITHM, reason: facts.reason.trim() },
    ...{ replacementRule: REPLACEMENT_RULES[method], pickedBy: w.actor.personId, pickedAt: w.at },
  };
  const items = pickedItems({ ...facts, seed: seed ?? '', populationSha256: population.csvSha256 });
  await keepSample(w, sample, items);
  return sample;
}

function factsOf({ method, size, items = [], reason = '' }: SampleChoice, { rowCount }: Population): PickFacts {
  return { method, count: rowCount, size: size ?? null, items, reason };
}

const BATCH = 2000;

async function keepSample(w: OpenWork, sample: Sample, items: number[]): Promise<void> {
  await w.manager.getRepository(Sample).insert(sample);
  const rows = items.map((populationNumber, at) => itemOf(w, sample, { number: at + 1, populationNumber }));
  for (let at = 0; at < rows.length; at += BATCH)
    await w.manager.getRepository(SampleItem).insert(rows.slice(at, at + BATCH));
  const { populationId, populationSha256, purpose, method, algorithm, seed, reason, replacementRule } = sample;
  await w.record('sample.picked', subjectOfSample(sample), {
    ...{ populationId, populationSha256, purpose, method, algorithm, seed, reason, replacementRule, items },
  });
}

export const subjectOfSample = ({ id, vendorId, ref }: Pick<Sample, 'id' | 'vendorId' | 'ref'>) => ({
  kind: 'sample',
  id,
  vendorId,
  ref,
});

/** A row of a sample; one that takes another's place names it and why. */
export function itemOf(
  w: OpenWork,
  sample: Sample,
  item: { number: number; populationNumber: number; replaces?: number; reason?: string },
): SampleItem {
  const { id: sampleId, registrantId, vendorId } = sample;
  const { number, populationNumber, replaces = null, reason = null } = item;
  const place = { id: newId(), registrantId, vendorId, sampleId, number, populationNumber };
  return { ...place, replaces, replacementReason: reason, addedBy: w.actor.personId, addedAt: w.at };
}
