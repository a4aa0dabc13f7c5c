import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Work } from '../audit-trail/work';
import { contentHeaders } from '../evidence/safe-content.rules';
import type { Actor } from '../foundation/actor';
import { ObjectStore, vanished } from '../foundation/object-store';
import { BinderService } from './binder/binder.service';
import { pdfOf, notYet } from './binder/packet-parts';
import type { Packet } from './packet.entity';
import { requirePacket, subjectOf } from './packet-record';
import './packets.deeds';
import { certificatesOf } from './signature/kept-signature';

export interface OpenedFile {
  headers: Record<string, string>;
  content: Readable | string;
}

/** Hands out packets: the final once there is one, before that the draft. Every time is on record. */
@Injectable()
export class PacketFilesService {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly binders: BinderService,
  ) {}

  async pdf(actor: Actor, packetId: string, inline: boolean): Promise<OpenedFile> {
    const { packet, fileName } = await this.named(actor, packetId);
    const file = pdfOf(packet);
    if (!(await this.store.verify(file.sha256))) throw vanished(file.sha256);
    await this.note(actor, packet, { part: 'pdf', sha256: file.sha256, inline });
    const facts = { ...file, fileName: `${fileName}.pdf`, detectedType: 'application/pdf' };
    return { headers: contentHeaders(facts, inline), content: await this.store.read(file.sha256) };
  }

  /** The exact bytes whose SHA-256 is the packet's identity. */
  async manifest(actor: Actor, packetId: string): Promise<OpenedFile> {
    const { packet, fileName } = await this.named(actor, packetId);
    if (packet.manifest === null || packet.manifestSha256 === null) throw notYet(packet);
    await this.note(actor, packet, { part: 'manifest', sha256: packet.manifestSha256, inline: false });
    const headers = contentHeaders(
      {
        fileName: `${fileName}-manifest.json`,
        detectedType: 'application/json',
        bytes: Buffer.byteLength(packet.manifest),
        sha256: packet.manifestSha256,
      },
      false,
    );
    return { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, content: packet.manifest };
  }

  certificates(actor: Actor, packetId: string): Promise<string> {
    return this.work.read(actor, async ({ manager }) => {
      await requirePacket(manager, packetId);
      return certificatesOf(manager, packetId);
    });
  }

  /** Everything as one bag: the PDF, manifest, proofs, all exhibits that may be passed on, and the verifier. */
  async binder(actor: Actor, packetId: string): Promise<OpenedFile> {
    const { packet, fileName } = await this.named(actor, packetId);
    const { content, bytes } = await this.binders.open(packet);
    const sha256 = packet.manifestSha256 ?? '';
    await this.note(actor, packet, { part: 'binder', sha256, inline: false });
    const facts = { fileName: `${fileName}-binder.zip`, detectedType: 'application/zip', bytes, sha256 };
    // Its own digest is known only when it has been sent.
    const { 'holdfast-sha256': manifestSha256 = '', ...headers } = contentHeaders(facts, false);
    return { headers: { ...headers, 'holdfast-manifest-sha256': manifestSha256 }, content };
  }

  private named(actor: Actor, packetId: string): Promise<{ packet: Packet; fileName: string }> {
    return this.work.read(actor, async ({ manager }) => {
      const packet = await requirePacket(manager, packetId);
      const [row]: { vendor: string | null; period: string }[] = await manager.query(
        'SELECT v.name AS vendor, p.code AS period FROM compliance_period p LEFT JOIN vendor v ON v.id = $1 WHERE p.id = $2',
        [packet.vendorId, packet.periodId],
      );
      return { packet, fileName: [packet.ref, row?.vendor ?? 'All vendors', row?.period ?? ''].join('-') };
    });
  }

  private async note(
    actor: Actor,
    packet: Packet,
    what: { part: 'pdf' | 'manifest' | 'binder'; sha256: string; inline: boolean },
  ): Promise<void> {
    await this.work.perform(actor, (w) =>
      w.record('packet.downloaded', subjectOf(packet), { ...what, state: packet.state }),
    );
  }
}
