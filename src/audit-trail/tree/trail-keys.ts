import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { systemActor, type Actor } from '../../foundation/actor';
import type { Config } from '../../foundation/config';
import { CONFIG } from '../../foundation/foundation.module';
import { Work, type OpenWork } from '../work';
import { freshKey, givenSigners, keyFileOf, writeKeys } from './key-file';
import { verifierKey, type NoteSigner } from './signed-note.rules';
import { LOG_SUBJECT } from './tree.deeds';

/** Who keeps the log: it belongs to no registrant. */
export const sequencerActor = (): Actor => systemActor(LOG_SUBJECT.id, 'audit-log', 'holdfast_sequencer');

interface KnownKey {
  keyId: string;
  verifierKey: string;
  retired: boolean;
}

/** The log's own keys: made at its founding unless given, and every coming and going of a key is an event of the log. */
@Injectable()
export class TrailKeys {
  private signing: readonly NoteSigner[] = [];

  constructor(
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The keys that sign from now on. Empty until `open`. */
  get signers(): readonly NoteSigner[] {
    return this.signing;
  }

  /** Founds the log or finds it, and writes down which keys came and went since the portal ran last. */
  async open(): Promise<void> {
    this.signing = await this.work.perform(sequencerActor(), async (w) => {
      const origin = await originOf(w.manager);
      const signers = this.given(origin);
      if (origin === null) await this.found(w, signers);
      await this.settle(w, signers);
      return signers;
    });
  }

  private given(origin: string | null): NoteSigner[] {
    const signers = givenSigners(this.config) ?? this.make(origin);
    const name = origin ?? signers[0]?.name;
    const stranger = signers.find((signer) => signer.name !== name);
    if (stranger)
      throw new Error(
        `The audit trail is signed as ${name}, but a signing key is for ${stranger.name}. Give the keys of this portal.`,
      );
    return signers;
  }

  /** A log that is there already gets a key by itself only when somebody said that its own are lost. */
  private make(origin: string | null): NoteSigner[] {
    if (origin !== null && !this.config.trail.keysLost) throw new Error(missingKeys(this.config));
    writeKeys(keyFileOf(this.config), [freshKey(origin ?? this.newOrigin())]);
    return givenSigners(this.config) ?? [];
  }

  private newOrigin(): string {
    return `${new URL(this.config.publicUrl).hostname}/holdfast/${randomBytes(4).toString('hex')}`;
  }

  private async found(w: OpenWork, signers: readonly NoteSigner[]): Promise<void> {
    const origin = signers[0]?.name ?? '';
    await w.manager.query('INSERT INTO audit_log (origin) VALUES ($1) ON CONFLICT DO NOTHING', [origin]);
    await w.record('audit-log.founded', LOG_SUBJECT, { origin, verifierKeys: signers.map(verifierKey) });
  }

  private async settle(w: OpenWork, signers: readonly NoteSigner[]): Promise<void> {
    const known: KnownKey[] = await w.manager.query(
      `SELECT key_id AS "keyId", verifier_key AS "verifierKey", retired_at IS NOT NULL AS retired FROM audit_log_key`,
    );
    const back = signers.find(({ keyId }) => known.some((key) => key.keyId === keyId && key.retired));
    if (back) throw new Error(`Key ${back.keyId} of the audit trail was retired and may not sign again.`);
    const isGiven = (key: KnownKey) => signers.some(({ keyId }) => keyId === key.keyId);
    const overlapping = known.some((key) => !key.retired && isGiven(key));
    if (known.length > 0 && !overlapping && !this.config.trail.keysLost) throw new Error(missingKeys(this.config));
    for (const signer of signers.filter(({ keyId }) => !known.some((key) => key.keyId === keyId)))
      await introduce(w, signer, overlapping);
    for (const key of known.filter((one) => !one.retired && !isGiven(one))) await retire(w, key);
  }
}

const missingKeys = (config: Config): string =>
  `The audit trail of this database is signed with keys that were not given. Put them back at ${keyFileOf(config)} or into HOLDFAST_TRAIL_KEYS. If they are lost for good, start once with HOLDFAST_TRAIL_KEYS_LOST=yes: a new key takes over, and the trail says that it did so without the old one.`;

async function originOf(manager: EntityManager): Promise<string | null> {
  const [log]: { origin: string }[] = await manager.query('SELECT origin FROM audit_log');
  return log?.origin ?? null;
}

async function introduce(w: OpenWork, signer: NoteSigner, overlapping: boolean): Promise<void> {
  const key = verifierKey(signer);
  const eventId = await w.record('audit-log.key-introduced', LOG_SUBJECT, { verifierKey: key, overlapping });
  await w.manager.query(
    'INSERT INTO audit_log_key (key_id, verifier_key, introduced_at, introduced_by) VALUES ($1, $2, $3, $4)',
    [signer.keyId, key, w.at, eventId],
  );
}

async function retire(w: OpenWork, key: KnownKey): Promise<void> {
  const eventId = await w.record('audit-log.key-retired', LOG_SUBJECT, { verifierKey: key.verifierKey });
  await w.manager.query('UPDATE audit_log_key SET retired_at = $2, retired_by = $3 WHERE key_id = $1', [
    key.keyId,
    w.at,
    eventId,
  ]);
}
