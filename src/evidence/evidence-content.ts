import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Work } from '../audit-trail/work';
import type { Actor } from '../foundation/actor';
import { ObjectStore, vanished } from '../foundation/object-store';
import { Problem } from '../foundation/problem';
import type { EvidenceVerification } from './evidence.dto';
import { contentHeaders, isViewable } from './safe-content.rules';
import { subjectOf, versionFacts, type VersionFacts } from './version-facts';
import './evidence.deeds';

export interface OpenedContent {
  headers: Record<string, string>;
  stream: Readable;
}

/** The received bytes, handed out whole or not at all, and every time on record. */
@Injectable()
export class EvidenceContent {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
  ) {}

  /**
   * Opens a version for download or for showing in place. The bytes are compared with their digest first.
   * Throws `stored-file-unavailable` when they are gone or differ; that is recorded too.
   */
  async open(actor: Actor, versionId: string, inline: boolean): Promise<OpenedContent> {
    const facts = await this.facts(actor, versionId);
    if (!(await this.store.verify(facts.sha256))) {
      await this.note(actor, facts, false);
      throw vanished(facts.sha256);
    }
    const shown = inline && isViewable(facts.detectedType);
    await this.work.perform(actor, (w) =>
      w.record('evidence.downloaded', subjectOf(facts), { versionId, sha256: facts.sha256, inline: shown }),
    );
    return { headers: contentHeaders(facts, shown), stream: await this.store.read(facts.sha256) };
  }

  /** What `open` would say of the file, without its bytes: nothing is handed out, so nothing is on record. */
  async describe(actor: Actor, versionId: string, inline: boolean): Promise<Record<string, string>> {
    const facts = await this.facts(actor, versionId);
    return contentHeaders(facts, inline && isViewable(facts.detectedType));
  }

  /** Reads the stored bytes again and compares them with the digest that was taken when they arrived. */
  async verifyVersion(actor: Actor, versionId: string): Promise<EvidenceVerification> {
    const facts = await this.facts(actor, versionId);
    const intact = await this.store.verify(facts.sha256);
    await this.note(actor, facts, intact);
    return { versionId, sha256: facts.sha256, intact };
  }

  private async facts(actor: Actor, versionId: string): Promise<VersionFacts> {
    const facts = await this.work.read(actor, ({ manager }) => versionFacts(manager, versionId));
    if (facts.disposal !== null) throw disposed(facts, facts.disposal);
    return facts;
  }

  private async note(actor: Actor, facts: VersionFacts, intact: boolean): Promise<void> {
    const { id: versionId, sha256 } = facts;
    await this.work.perform(actor, (w) =>
      w.record('evidence.verified', subjectOf(facts), { versionId, sha256, intact }),
    );
  }
}

function disposed({ itemRef, number }: VersionFacts, { ref, on }: { ref: string; on: string }): Problem {
  return new Problem(
    'gone',
    `Version ${number} of ${itemRef} was disposed of on ${on} under ${ref}. Its record and digest are kept.`,
  );
}
