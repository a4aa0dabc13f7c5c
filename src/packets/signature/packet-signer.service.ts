import { Inject, Injectable } from '@nestjs/common';
import type { X509Certificate } from 'node:crypto';
import { Work } from '../../audit-trail/work';
import type { Deeds, Subject } from '../../audit-trail/deeds';
import type { Actor } from '../../foundation/actor';
import { Clock } from '../../foundation/clock';
import type { Config } from '../../foundation/config';
import { CONFIG } from '../../foundation/foundation.module';
import { derivedId } from '../../foundation/ids';
import type { SignatureRoom } from '../document/document.model';
import '../packets.deeds';
import { signPdf, type SignatureFacts } from './signing';
import { openIdentity, type SigningIdentity } from './signing-identity';

/** A signature with the certificate that it stands on. */
export interface Signed extends SignatureFacts {
  readonly certificate: CertificateFacts;
}

export interface CertificateFacts {
  readonly certificateSha256: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  /** UTC ISO instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly selfMade: boolean;
  /** PEM, the signer's own first. */
  readonly certificates: string;
}

/** Signs issued packets with the portal's certificate, and sees to it that the trail knows the certificate before anything is signed with it. */
@Injectable()
export class PacketSigner {
  private opened: SigningIdentity | null = null;

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Writes the certificate into the registrant's trail, once. */
  async introduce(worker: Actor): Promise<void> {
    const facts = certificateFacts(this.identity);
    const subject = subjectOfCertificate(facts);
    const known = await this.work.read(worker, async ({ manager }) => {
      const sql = `SELECT 1 FROM audit_event WHERE subject_id = $1 AND deed = 'signing-certificate.introduced' LIMIT 1`;
      return (await manager.query<unknown[]>(sql, [subject.id])).length > 0;
    });
    if (known) return;
    await this.work.perform(worker, (w) => w.record('signing-certificate.introduced', subject, introduction(facts)));
  }

  /** What the event that introduced the certificate is about, so that a packet can carry the proof of it. */
  get certificateId(): string {
    return subjectOfCertificate(certificateFacts(this.identity)).id;
  }

  async sign(file: string, room: SignatureRoom): Promise<Signed> {
    const { identity, config } = this;
    const facts = await signPdf(file, room, { identity, at: this.clock.iso(), settings: config.signature });
    return { ...facts, certificate: certificateFacts(identity) };
  }

  /** Opened at the first packet: a portal that issues none needs no key. */
  private get identity(): SigningIdentity {
    this.opened ??= openIdentity(this.config, this.clock.iso());
    return this.opened;
  }
}

function subjectOfCertificate({ certificateSha256 }: CertificateFacts): Subject {
  return { kind: 'signing_certificate', id: derivedId(`certificate ${certificateSha256}`), vendorId: null };
}

function introduction(facts: CertificateFacts): Deeds['signing-certificate.introduced'] {
  const { certificateSha256, subject, issuer, notBefore, notAfter, selfMade } = facts;
  return { certificateSha256, subject, issuer, notBefore, notAfter, selfMade };
}

export function certificateFacts({ chain, selfMade }: SigningIdentity): CertificateFacts {
  const [own] = chain;
  return {
    certificateSha256: own.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: inOneLine(own.subject),
    issuer: inOneLine(own.issuer),
    serialNumber: own.serialNumber.toLowerCase(),
    notBefore: instant(own.validFrom),
    notAfter: instant(own.validTo),
    selfMade,
    certificates: chain.map((one: X509Certificate) => one.toString()).join(''),
  };
}

const inOneLine = (name: string): string => name.replaceAll('\n', ', ');
const instant = (words: string): string => new Date(words).toISOString();
