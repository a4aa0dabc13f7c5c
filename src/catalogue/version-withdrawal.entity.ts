import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { DraftKindName } from './draft-kinds';

@Entity('version_withdrawal')
export class VersionWithdrawal {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('text') kind: DraftKindName;
  @Column('uuid', { name: 'version_id' }) versionId: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'withdrawn_by' }) withdrawnBy: string;
  @Column('timestamptz', { name: 'withdrawn_at', transformer: isoTime }) withdrawnAt: string;
}
