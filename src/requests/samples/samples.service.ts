import { Injectable } from '@nestjs/common';
import { Work, type OpenWork } from '../../audit-trail/work';
import type { Actor } from '../../foundation/actor';
import { heed, notFound } from '../../foundation/problem';
import '../requests.deeds';
import { sampleDetail, sampleList } from './sample-reads';
import { itemOf, pickSample, subjectOfSample } from './sample-picking';
import { Sample, SampleItem } from './sample.entity';
import { replacementOf } from './sample.rules';
import type { PickSample, ReplaceSampleItem, SampleDetail, SampleList, SamplesQuery } from './samples.dto';

/** Samples of frozen populations: how they were picked stays on record, so that anybody can pick them again. */
@Injectable()
export class SamplesService {
  constructor(private readonly work: Work) {}

  list(actor: Actor, query: SamplesQuery): Promise<SampleList> {
    return this.work.read(actor, ({ manager }) => sampleList(manager, query));
  }

  one(actor: Actor, id: string): Promise<SampleDetail> {
    return this.work.read(actor, ({ manager }) => sampleDetail(manager, id));
  }

  /** Picks a sample for the registrant's own testing. */
  pick(actor: Actor, choice: PickSample): Promise<SampleDetail> {
    return this.work.perform(actor, async (w) => {
      const { id } = await pickSample(w, choice, 'management_testing');
      return sampleDetail(w.manager, id);
    });
  }

  /** Puts another item in the place of one that cannot be tested, by the sample's own rule. */
  replace(actor: Actor, id: string, given: ReplaceSampleItem): Promise<SampleDetail> {
    return this.work.perform(actor, async (w) => {
      // Two at once would take the same next item.
      await w.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sample ${id}`]);
      const sample = await requireSample(w, id);
      const items = await w.manager.getRepository(SampleItem).find({ where: { sampleId: id } });
      const [counted]: { count: number }[] = await w.manager.query(
        'SELECT row_count AS count FROM population WHERE id = $1',
        [sample.populationId],
      );
      const replacement = replacementOf({
        ...{ method: sample.method, seed: sample.seed, populationSha256: sample.populationSha256 },
        ...{ count: counted?.count ?? 0, out: given.item, wanted: given.by ?? null },
        picked: items.map(({ populationNumber }) => populationNumber),
        replaced: items.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
      });
      if ('refusal' in replacement) return heedInstead(replacement.refusal);
      const { number: by } = replacement;
      const reason = given.reason.trim();
      const placed = { number: items.length + 1, populationNumber: by, replaces: given.item, reason };
      await w.manager.getRepository(SampleItem).insert(itemOf(w, sample, placed));
      await w.record('sample.item-replaced', subjectOfSample(sample), { out: given.item, by, reason });
      return sampleDetail(w.manager, id);
    });
  }
}

function heedInstead(refusal: Parameters<typeof heed>[0]): never {
  heed(refusal);
  throw new Error('A refusal was not heard.');
}

export async function requireSample(w: OpenWork, id: string): Promise<Sample> {
  const sample = await w.manager.getRepository(Sample).findOne({ where: { id } });
  if (!sample) throw notFound('sample');
  return sample;
}
