import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'token_hash' }) tokenHash: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
  @Column('timestamptz', { name: 'expires_at', transformer: isoTime }) expiresAt: string;
  @Column('timestamptz', { name: 'used_at', nullable: true, transformer: isoTime }) usedAt: string | null;
}
