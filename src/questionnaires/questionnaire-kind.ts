import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/open-work';
import { readShippedCatalogue } from '../catalogue/catalogue.file';
import type { Catalogue } from '../catalogue/catalogue.rules';
import { diffOf, type DiffLine } from '../catalogue/diff.rules';
import type { Problem } from '../catalogue/document.rules';
import {
  DraftKinds,
  type ApprovedDraft,
  type BaseVersion,
  type DraftKind,
  type VersionRow,
} from '../catalogue/draft-kinds';
import { canonicalJson } from '../foundation/canonical-json';
import { newId, sha256Hex } from '../foundation/ids';
import { numberedQuestionnaire, ownQuestionnaireNumber, questionnaireNumberedAsBase } from './own-questionnaire.rules';
import { insertVersion, newestVersion } from './questionnaire-rows';
import { parseQuestionnaire } from './questionnaire.rules';

const VERSIONS = `
  SELECT id, code || ' ' || version AS label, title, registrant_id IS NOT NULL AS "isOwn", published_at AS "publishedAt",
    document_sha256 AS "documentSha256", questions AS items
  FROM questionnaire_version
  ORDER BY coalesce(nullif(split_part(version, '+', 2), ''), '0')::integer DESC,
    string_to_array(split_part(version, '+', 1), '.')::integer[] DESC`;

/** What the drafts know of the questionnaire. Its references are looked up in the shipped catalogue. */
@Injectable()
export class QuestionnaireKind implements DraftKind, OnModuleInit {
  readonly kind = 'questionnaire';
  private catalogue: Catalogue | null = null;

  constructor(private readonly kinds: DraftKinds) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async base(manager: EntityManager): Promise<BaseVersion> {
    const newest = await newestVersion(manager);
    const base = newest && (await this.version(manager, newest.id));
    if (!base) throw new Error('No questionnaire is published; a portal publishes the shipped one when it starts.');
    return base;
  }

  async version(manager: EntityManager, id: string): Promise<BaseVersion | null> {
    const [row]: BaseVersion[] = await manager.query(
      `SELECT id, code || ' ' || version AS label, document FROM questionnaire_version WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async versions(manager: EntityManager): Promise<VersionRow[]> {
    const rows: (VersionRow & { publishedAt: Date | string })[] = await manager.query(VERSIONS);
    return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt).toISOString() }));
  }

  /** A registrant may ask what it likes: nothing in a questionnaire is measured against the shipped one. */
  shipped(): Promise<unknown> {
    return Promise.resolve(null);
  }

  parse(document: unknown): Problem[] {
    this.catalogue ??= readShippedCatalogue();
    const read = parseQuestionnaire(document, this.catalogue);
    return 'errors' in read ? read.errors : [];
  }

  adopt(document: unknown, base: unknown): unknown {
    return questionnaireNumberedAsBase(document, base);
  }

  diff(base: unknown, next: unknown) {
    return diffOf(base, next, 'sections').map(byQuestion);
  }

  /** The approved document with a number of its own, as a version of the registrant. */
  async publish(w: OpenWork, draft: ApprovedDraft): Promise<string> {
    // Two publications of one registrant take their numbers one after the other.
    await w.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`own questionnaire ${w.actor.registrantId}`]);
    const taken: { version: string }[] = await w.manager.query(
      'SELECT version FROM questionnaire_version WHERE registrant_id IS NOT NULL',
    );
    const version = ownQuestionnaireNumber(
      draft.base.document,
      taken.map((row) => row.version),
    );
    const document = numberedQuestionnaire(draft.document, version);
    const read = parseQuestionnaire(document, (this.catalogue ??= readShippedCatalogue()));
    if (!('questionnaire' in read)) throw new Error(`The approved draft ${draft.ref} can no longer be read.`);
    const id = newId();
    const documentSha256 = sha256Hex(canonicalJson(document));
    const origin = { registrantId: w.actor.registrantId, source: `published from ${draft.ref}` };
    await insertVersion(w, { id, version, documentSha256, questionnaire: read.questionnaire, document, ...origin });
    return id;
  }
}

const IN_QUESTION = /^\/sections\/[^/]+\/questions\/([^/]+)(?:\/follow_ups\/([^/]+))?(?:\/(.*))?$/;

/** A difference inside a question belongs to the question, not to its section. */
function byQuestion(line: DiffLine): DiffLine {
  const [, question, followUp, rest = ''] = IN_QUESTION.exec(line.pointer) ?? [];
  if (question === undefined) return line;
  return { ...line, part: followUp ?? question, field: rest.split('/').join(', ').replaceAll('_', ' ') };
}
