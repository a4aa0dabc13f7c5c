import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/open-work';
import { CatalogueService } from '../catalogue/catalogue.service';
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
import {
  numberedQuestionnaire,
  ownQuestionnaireNumber,
  ownQuestionnaireProblems,
  questionnaireNumberedAsBase,
  type QuestionnaireLimits,
} from './own-questionnaire.rules';
import { questionnaireLine } from './questionnaire-difference.rules';
import { readShippedQuestionnaireDocument } from './questionnaire.file';
import { insertVersion, newestVersion } from './questionnaire-rows';
import { parseQuestionnaire } from './questionnaire.rules';

const VERSIONS = `
  SELECT id, code || ' ' || version AS label, title, registrant_id IS NOT NULL AS "isOwn", published_at AS "publishedAt",
    document_sha256 AS "documentSha256", questions AS items
  FROM questionnaire_version
  ORDER BY coalesce(nullif(split_part(version, '+', 2), ''), '0')::integer DESC,
    string_to_array(split_part(version, '+', 1), '.')::integer[] DESC`;

/** What the drafts know of the questionnaire. Its references are looked up in the catalogue that the registrant uses now. */
@Injectable()
export class QuestionnaireKind implements DraftKind, OnModuleInit {
  readonly kind = 'questionnaire';
  private readonly shipped = readShippedQuestionnaireDocument();

  constructor(
    private readonly kinds: DraftKinds,
    private readonly catalogues: CatalogueService,
  ) {}

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

  async periods(manager: EntityManager): Promise<Map<string, string[]>> {
    const rows: { id: string; codes: string[] }[] = await manager.query(
      `SELECT q.questionnaire_version_id AS id, array_agg(p.code ORDER BY p.starts_on) AS codes
       FROM period_questionnaire q JOIN compliance_period p ON p.id = q.period_id GROUP BY 1`,
    );
    return new Map(rows.map(({ id, codes }) => [id, codes]));
  }

  /** A registrant may ask what it likes, as long as its own questions are told from shipped ones. */
  async limits(manager: EntityManager): Promise<QuestionnaireLimits> {
    return { catalogue: (await this.catalogues.current(manager)).catalogue, shipped: this.shipped };
  }

  parse(document: unknown, limits: unknown): Problem[] {
    return ownQuestionnaireProblems(document, limits as QuestionnaireLimits);
  }

  adopt(document: unknown, base: unknown): unknown {
    return questionnaireNumberedAsBase(document, base);
  }

  diff(base: unknown, next: unknown): DiffLine[] {
    return diffOf(base, next, 'sections').map((line) => questionnaireLine(line, { base, next }));
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
    const { catalogue, code, version: current } = await this.catalogues.current(w.manager);
    const document = numberedQuestionnaire(draft.document, { version, catalogue: { id: code, version: current } });
    const read = parseQuestionnaire(document, catalogue);
    if (!('questionnaire' in read)) throw new Error(`The approved draft ${draft.ref} can no longer be read.`);
    const id = newId();
    const documentSha256 = sha256Hex(canonicalJson(document));
    const origin = { registrantId: w.actor.registrantId, source: `published from ${draft.ref}` };
    await insertVersion(w, { id, version, documentSha256, questionnaire: read.questionnaire, document, ...origin });
    return id;
  }
}
