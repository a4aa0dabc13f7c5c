import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../../foundation/entity-columns';

/** The one row that says whose log this is and how many leaves its tree has. */
@Entity('audit_log')
export class AuditLog {
  @PrimaryColumn('boolean') one: boolean;
  @Column('text') origin: string;
  @Column('bigint', { name: 'tree_size', transformer: wholeNumber }) treeSize: number;
}

@Entity('audit_leaf')
export class AuditLeaf {
  @PrimaryColumn('bigint', { name: 'leaf_index', transformer: wholeNumber }) leafIndex: number;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('bytea') sha256: Buffer;
}

@Entity('audit_node')
export class AuditNode {
  @PrimaryColumn('integer') height: number;
  @PrimaryColumn('bigint', { name: 'node_index', transformer: wholeNumber }) nodeIndex: number;
  @Column('bytea') sha256: Buffer;
}

@Entity('audit_checkpoint')
export class AuditCheckpoint {
  @PrimaryColumn('bigint', { name: 'tree_size', transformer: wholeNumber }) treeSize: number;
  @Column('bytea', { name: 'root_sha256' }) rootSha256: Buffer;
  @Column('text') note: string;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
}

@Entity('audit_log_key')
export class AuditLogKey {
  @PrimaryColumn('text', { name: 'key_id' }) keyId: string;
  @Column('text', { name: 'verifier_key' }) verifierKey: string;
  @Column('timestamptz', { name: 'introduced_at', transformer: isoTime }) introducedAt: string;
  @Column('uuid', { name: 'introduced_by' }) introducedBy: string;
  @Column('timestamptz', { name: 'retired_at', nullable: true, transformer: isoTime }) retiredAt: string | null;
  @Column('uuid', { name: 'retired_by', nullable: true }) retiredBy: string | null;
}
