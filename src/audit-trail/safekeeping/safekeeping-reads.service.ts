import { Injectable } from '@nestjs/common';
import path from 'node:path';
import type { Actor } from '../../foundation/actor';
import { Work } from '../work';
import type { SafekeepingList, SafekeepingPlace } from './safekeeping.dto';

const PLACES = `
  SELECT p.place, c.address, c.tree_size::float8 AS "treeSize", c.kept_at AS "keptAt", p.problem, p.disagreement,
    (SELECT count(*)::int FROM checkpoint_copy n WHERE n.place = p.place) AS copies
  FROM checkpoint_place p
  LEFT JOIN LATERAL (SELECT * FROM checkpoint_copy c WHERE c.place = p.place ORDER BY c.tree_size DESC LIMIT 1) c ON true
  ORDER BY p.place`;

type Row = Omit<SafekeepingPlace, 'keptAt' | 'address'> & { keptAt: Date | null; address: string | null };

@Injectable()
export class SafekeepingReads {
  constructor(private readonly work: Work) {}

  places(actor: Actor): Promise<SafekeepingList> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: Row[] = await manager.query(PLACES);
      return { items: rows.map(shown) };
    });
  }
}

/** Of a file only its name: where it lies on the server is nobody's business who reads the trail. */
function shown({ keptAt, address, ...row }: Row): SafekeepingPlace {
  const told = row.place === 'file' ? path.basename(address ?? '') : (address ?? '');
  return { ...row, address: told, keptAt: keptAt?.toISOString() ?? null };
}
