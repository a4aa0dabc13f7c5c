import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('packet_signature')
export class PacketSignature {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'packet_id' }) packetId: string;
  @Column('text', { name: 'pdf_sha256' }) pdfSha256: string;
  @Column('text') level: 'B-B' | 'B-T';
  @Column('text') algorithm: string;
  @Column('timestamptz', { name: 'signed_at', transformer: isoTime }) signedAt: string;
  @Column('text') subject: string;
  @Column('text') issuer: string;
  @Column('text', { name: 'serial_number' }) serialNumber: string;
  @Column('timestamptz', { name: 'not_before', transformer: isoTime }) notBefore: string;
  @Column('timestamptz', { name: 'not_after', transformer: isoTime }) notAfter: string;
  @Column('boolean', { name: 'self_made' }) selfMade: boolean;
  @Column('text', { name: 'certificate_sha256' }) certificateSha256: string;
  /** PEM, the signer's own first. */
  @Column('text') certificates: string;
  @Column('timestamptz', { name: 'timestamp_at', nullable: true, transformer: isoTime }) timestampAt: string | null;
  @Column('text', { name: 'timestamp_authority', nullable: true }) timestampAuthority: string | null;
}
