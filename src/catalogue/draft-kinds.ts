import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenWork } from '../audit-trail/open-work';
import type { DiffLine } from './diff.rules';
import type { Problem } from './document.rules';

export const DRAFT_KINDS = ['catalogue', 'questionnaire'] as const;
export type DraftKindName = (typeof DRAFT_KINDS)[number];

/** A published version as a draft starts from it. */
export interface BaseVersion {
  id: string;
  /** Such as `vcc 1.0.0`. */
  label: string;
  /** The document word for word, keys as in its file. */
  document: unknown;
}

/** A published version in the list of versions; whether it was withdrawn or superseded is found out by the drafts. */
export interface VersionRow {
  id: string;
  /** Such as `vcc 1.0.0`. */
  label: string;
  title: string;
  /** False for a version that was shipped with the portal. */
  isOwn: boolean;
  /** ISO 8601 UTC. */
  publishedAt: string;
  documentSha256: string;
  /** How many requirements or questions it has. */
  items: number;
}

/** What is published: the draft as it was approved. */
export interface ApprovedDraft {
  id: string;
  /** Such as `CD-0001`. */
  ref: string;
  base: BaseVersion;
  document: unknown;
}

/** What the drafts need to know of a kind of document; the room that owns the document registers it. */
export interface DraftKind {
  kind: DraftKindName;
  /**
   * The newest version that the registrant of this transaction would use now: its own before a shipped one, and none
   * that `version_withdrawal` names.
   */
  base(manager: EntityManager): Promise<BaseVersion>;
  /** One version that this tenant may see, or null. */
  version(manager: EntityManager, id: string): Promise<BaseVersion | null>;
  /** Every version that this tenant may see, newest first. */
  versions(manager: EntityManager): Promise<VersionRow[]>;
  /** Codes of the periods that are pinned to each version, by the version's id. */
  periods(manager: EntityManager): Promise<Map<string, string[]>>;
  /** What a document of this registrant is measured against, for `parse` only. */
  limits(manager: EntityManager): Promise<unknown>;
  /** Problems of a document, by JSON pointer, and what a registrant may not say in it. */
  parse(document: unknown, limits: unknown): Problem[];
  /** A document that was handed in, as a draft keeps it: what the portal decides itself (such as its number) as in the base. */
  adopt?(document: unknown, base: unknown): unknown;
  /** What `next` changes in `base`; empty only when both are equal. */
  diff(base: unknown, next: unknown): DiffLine[];
  /** Publishes for the registrant of `w` and records its own deed; answers the id of the new version. */
  publish(w: OpenWork, draft: ApprovedDraft): Promise<string>;
}

/** The kinds of documents that a registrant may draft. A room registers its own when its module starts. */
@Injectable()
export class DraftKinds {
  private readonly kinds = new Map<DraftKindName, DraftKind>();

  register(kind: DraftKind): void {
    this.kinds.set(kind.kind, kind);
  }

  /** Null when no room registered it. */
  of(name: DraftKindName): DraftKind | null {
    return this.kinds.get(name) ?? null;
  }

  all(): DraftKind[] {
    return [...this.kinds.values()];
  }
}
