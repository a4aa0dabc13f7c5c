import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { ObjectStore } from '../foundation/object-store';
import { disposalView } from './disposal-reads';
import { Erasure } from './erasure';
import type { DisposalVerification, TombstoneView } from './retention.dto';
import { statementsOf } from './tombstone.rules';

interface Trail {
  eventId: string | null;
  /** Digest of the tombstone by version, as the trail holds it. */
  tombstones: Map<string, string>;
  received: Map<string, string>;
}

/** Checks that what stays of disposed evidence is what the trail says, and that its bytes are gone. */
@Injectable()
export class TombstoneVerification {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly erasure: Erasure,
  ) {}

  async verify(actor: Actor, id: string): Promise<DisposalVerification> {
    const { disposal, trail } = await this.work.read(actor, async ({ manager }) => {
      const found = await disposalView(manager, id);
      const rows: { id: string; deed: string; particulars: Particulars }[] = await manager.query(
        `SELECT id, deed, body::jsonb -> 'particulars' AS particulars FROM audit_event
         WHERE subject_id = $1 AND deed IN ('evidence.received', 'evidence.disposed') ORDER BY at`,
        [found.evidenceItemId],
      );
      return { disposal: found, trail: trailOf(rows) };
    });
    const statements = [];
    for (const tombstone of disposal.tombstones)
      statements.push(...statementsOf(await this.factsOf(actor, tombstone, trail)));
    if (disposal.state !== 'executed')
      statements.push({ ...NOTHING, words: `${disposal.ref} was not executed: there is nothing to verify.` });
    return { ref: disposal.ref, holds: statements.every(({ holds }) => holds), statements, eventId: trail.eventId };
  }

  private async factsOf(actor: Actor, { evidenceVersionId, fileName, body, sha256 }: TombstoneView, trail: Trail) {
    return {
      ...{ fileName, body, recordedSha256: sha256 },
      trail: {
        tombstoneSha256: trail.tombstones.get(evidenceVersionId) ?? null,
        receivedSha256: trail.received.get(evidenceVersionId) ?? null,
      },
      stored: (await this.store.size(sha256)) !== null,
      neededElsewhere: await this.erasure.stillNeeded(actor, sha256),
    };
  }
}

const NOTHING = { holds: false, computed: null, recorded: null };

interface Particulars {
  versionId?: string;
  sha256?: string;
  tombstones?: { versionId: string; tombstoneSha256: string }[];
}

function trailOf(rows: readonly { id: string; deed: string; particulars: Particulars }[]): Trail {
  const disposed = rows.find(({ deed }) => deed === 'evidence.disposed');
  const received = rows.flatMap(({ deed, particulars: { versionId, sha256 } }) =>
    deed === 'evidence.received' && versionId !== undefined && sha256 !== undefined
      ? [[versionId, sha256] as const]
      : [],
  );
  return {
    eventId: disposed?.id ?? null,
    tombstones: new Map(
      (disposed?.particulars.tombstones ?? []).map((one) => [one.versionId, one.tombstoneSha256] as const),
    ),
    received: new Map(received),
  };
}
