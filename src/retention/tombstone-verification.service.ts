import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import { systemActor, type Actor } from '../foundation/actor';
import { ObjectStore } from '../foundation/object-store';
import { disposalView } from './disposal-reads';
import { Erasure } from './erasure';
import type { DisposalVerification, DisposalView, TombstoneView } from './retention.dto';
import { statementsOf } from './tombstone.rules';
import type { RecordKind } from './record.rules';

interface Trail {
  eventId: string | null;
  /** Digest of the tombstone by version of the evidence or file of a request, as the trail holds it. */
  tombstones: Map<string, string>;
  received: Map<string, string>;
}

/** Checks that what stays of a disposed record is what the trail says, and that its bytes are gone. */
@Injectable()
export class TombstoneVerification {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly erasure: Erasure,
  ) {}

  async verify(actor: Actor, id: string): Promise<DisposalVerification> {
    const disposal = await this.work.read(actor, ({ manager }) => disposalView(manager, id));
    const trail = await this.trailOf(actor, disposal);
    const statements = [];
    for (const tombstone of disposal.tombstones)
      statements.push(...statementsOf(await this.factsOf(actor, tombstone, trail)));
    if (disposal.state !== 'executed')
      statements.push({ ...NOTHING, words: `${disposal.ref} was not executed: there is nothing to verify.` });
    return { ref: disposal.ref, holds: statements.every(({ holds }) => holds), statements, eventId: trail.eventId };
  }

  /** Read in the portal's own name: who sees the disposal may not see an event of no vendor, and is then shown no link to it. */
  private async trailOf(actor: Actor, { recordId, kind }: DisposalView): Promise<Trail> {
    const { registrantId, requestId } = actor;
    const rows = await this.work.read(systemActor(registrantId, requestId), async ({ manager }) => {
      const told: Told[] = await manager.query(
        `SELECT id, deed, body::jsonb -> 'particulars' AS particulars FROM audit_event
         WHERE subject_id = $1 AND deed = ANY ($2) ORDER BY at`,
        [recordId, TOLD[kind]],
      );
      return told;
    });
    const trail = trailOf(rows, recordId);
    const seen: unknown[] = await this.work.read(actor, ({ manager }) =>
      manager.query('SELECT 1 FROM audit_event WHERE id = $1', [trail.eventId]),
    );
    return seen.length > 0 ? trail : { ...trail, eventId: null };
  }

  private async factsOf(actor: Actor, { recordId, fileName, body, sha256 }: TombstoneView, trail: Trail) {
    return {
      ...{ fileName, body, recordedSha256: sha256 },
      trail: {
        tombstoneSha256: trail.tombstones.get(recordId) ?? null,
        receivedSha256: trail.received.get(recordId) ?? null,
      },
      stored: (await this.store.size(sha256)) !== null,
      neededElsewhere: await this.erasure.stillNeeded(actor, sha256),
    };
  }
}

const NOTHING = { holds: false, computed: null, recorded: null };

/** What the trail says of a record's arrival and of its end. */
const TOLD: Record<RecordKind, string[]> = {
  evidence: ['evidence.received', 'evidence.disposed'],
  request_file: ['request-file.received', 'request-file.disposed'],
};

interface Told {
  id: string;
  deed: string;
  particulars: Particulars;
}

interface Particulars {
  versionId?: string;
  sha256?: string;
  tombstoneSha256?: string;
  tombstones?: { versionId: string; tombstoneSha256: string }[];
}

/** Evidence arrives version by version; a file of a request is the record itself, and its events name no other. */
function trailOf(rows: readonly Told[], recordId: string): Trail {
  const disposed = rows.find(({ deed }) => deed.endsWith('.disposed'));
  const received = rows.flatMap(({ deed, particulars: { versionId = recordId, sha256 } }) =>
    deed.endsWith('.received') && sha256 !== undefined ? [[versionId, sha256] as const] : [],
  );
  const { tombstones = [], tombstoneSha256 } = disposed?.particulars ?? {};
  const own = tombstoneSha256 === undefined ? [] : [{ versionId: recordId, tombstoneSha256 }];
  return {
    eventId: disposed?.id ?? null,
    tombstones: new Map([...tombstones, ...own].map((one) => [one.versionId, one.tombstoneSha256] as const)),
    received: new Map(received),
  };
}
