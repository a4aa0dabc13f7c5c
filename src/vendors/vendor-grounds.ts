import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { groundOfContacts, type Ground, type GroundAnswer } from './vendor-lifecycle.rules';

export type AnswerForGround = (manager: EntityManager, vendorId: string) => Promise<GroundAnswer>;

/**
 * Facts that a vendor's move depends on and that only higher rooms know: they answer here, this room never asks them by
 * name. A ground without an answering room is recorded as not asked.
 */
@Injectable()
export class VendorGrounds {
  private readonly answering = new Map<Ground, AnswerForGround>([['contacts', contacts]]);

  on(ground: Ground, answer: AnswerForGround): void {
    this.answering.set(ground, answer);
  }

  async answers(manager: EntityManager, vendorId: string, grounds: readonly Ground[]): Promise<GroundAnswer[]> {
    const answers: GroundAnswer[] = [];
    for (const ground of grounds) {
      const answer = this.answering.get(ground);
      answers.push(answer ? await answer(manager, vendorId) : notAsked(ground));
    }
    return answers;
  }
}

const notAsked = (ground: Ground): GroundAnswer => ({
  ground,
  answer: 'not_asked',
  detail: 'No part of this portal holds this fact yet; the person who decides has to know it.',
});

async function contacts(manager: EntityManager, vendorId: string): Promise<GroundAnswer> {
  const rows: { name: string; verifiedOn: string | null }[] = await manager.query(
    'SELECT name, verified_on::text AS "verifiedOn" FROM vendor_contact WHERE vendor_id = $1 AND removed_at IS NULL ORDER BY name',
    [vendorId],
  );
  return groundOfContacts(rows);
}
