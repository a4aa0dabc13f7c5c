import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('period_questionnaire')
export class PeriodQuestionnaire {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'questionnaire_version_id' }) questionnaireVersionId: string;
  @Column('timestamptz', { name: 'chosen_at', transformer: isoTime }) chosenAt: string;
}
