import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Work } from '../../audit-trail/work';
import { sha256Hex } from '../../foundation/ids';
import { ObjectStore, vanished } from '../../foundation/object-store';
import { readManifest } from '../manifest.rules';
import type { Manifest } from '../manifest.model';
import { PacketFile } from '../packet-file.entity';
import { packetWorker } from '../packet-record';
import type { Packet } from '../packet.entity';
import { PacketProofsService } from '../proof/packet-proofs.service';
import { proofsText } from '../proof/proofs.rules';
import { BAGIT, bagInfo, digestLines, type BagFile } from './bag.rules';
import { labelsOf, readMe } from './binder-words';
import { leftOutLines, leftOutOf, type LeftOut } from './left-out';
import { notYet, pdfOf } from './packet-parts';
import { verifierFiles } from './verifier-files';
import { zipStream, type ZippedFile, type ZipStream } from './zip-stream';

type StoredFile = BagFile & { stored: true };

/** Puts a packet and everything that belongs to it into one bag (BagIt 1.0), stream by stream. */
@Injectable()
export class BinderService {
  constructor(
    private readonly work: Work,
    private readonly store: ObjectStore,
    private readonly proofs: PacketProofsService,
  ) {}

  /**
   * An exhibit that was disposed of since is left out, with the event that proves it. Throws `wrong-state` before the packet
   * is assembled, `stored-file-unavailable` when a stored file is not there for any other reason.
   */
  async open(packet: Packet): Promise<ZipStream> {
    if (packet.manifest === null) throw notYet(packet);
    const manifest = readManifest(packet.manifest);
    const worker = packetWorker(packet.registrantId, packet.id);
    const left = await this.work.read(worker, ({ manager }) => leftOutOf(manager, manifest));
    const stored = await this.storedFiles(packet, manifest, left);
    for (const { sha256, bytes } of stored) if ((await this.store.size(sha256)) !== bytes) throw vanished(sha256);
    const payload = [
      ...stored.map((file) => this.fromStore(file)),
      written('data/manifest.json', packet.manifest),
      ...(packet.issuedAt === null ? [] : await this.proof(packet, manifest, { name: 'issue-proof', events: [] })),
      ...(left.length === 0 ? [] : await this.proof(packet, manifest, { name: 'disposals-proof', events: left })),
    ];
    const files = [...payload, ...tagFiles(packet, manifest, { payload, left })];
    return zipStream(files, { folder: packet.ref, at: packet.issuedAt ?? packet.assembledAt ?? packet.requestedAt });
  }

  /** PDF, companions and exhibits: what the object store holds. */
  private async storedFiles(packet: Packet, manifest: Manifest, left: readonly LeftOut[]): Promise<StoredFile[]> {
    const { stage, sha256, bytes } = pdfOf(packet);
    const worker = packetWorker(packet.registrantId, packet.id);
    const companions = await this.work.read(worker, ({ manager }) =>
      manager.getRepository(PacketFile).find({ where: { packetId: packet.id, stage }, order: { name: 'ASC' } }),
    );
    return [
      { path: 'data/packet.pdf', sha256, bytes, stored: true },
      ...companions.map((one) => ({
        path: `data/${one.name}`,
        sha256: one.sha256,
        bytes: one.bytes,
        stored: true as const,
      })),
      ...exhibitFiles(manifest, left),
    ];
  }

  private fromStore(file: StoredFile): ZippedFile {
    return { ...file, open: () => this.store.read(file.sha256) };
  }

  /** That the issue stands in the audit trail, or a disposal: only a binder can carry it, being made afterwards. */
  private async proof(
    packet: Packet,
    manifest: Manifest,
    { name, events }: { name: string; events: readonly LeftOut[] },
  ): Promise<ZippedFile[]> {
    const worker = packetWorker(packet.registrantId, packet.id);
    const asked = { ...manifest, custody: events.map(({ eventId }) => ({ id: eventId })) };
    const proofs = await this.proofs.settled(worker, asked, packet.manifestSha256 ?? '');
    return proofs ? [written(`data/${name}.json`, proofsText(proofs))] : [];
  }
}

function exhibitFiles({ exhibits }: Manifest, left: readonly LeftOut[]): StoredFile[] {
  const gone = new Set(left.map(({ versionId }) => versionId));
  return exhibits.flatMap(({ versionId, inBinderAs, attachedAs, sha256, bytes }): StoredFile[] => {
    const name = inBinderAs === undefined ? attachedAs : inBinderAs;
    return name === null || gone.has(versionId) ? [] : [{ path: `data/exhibits/${name}`, sha256, bytes, stored: true }];
  });
}

function tagFiles(
  packet: Packet,
  manifest: Manifest,
  { payload, left }: { payload: readonly BagFile[]; left: readonly LeftOut[] },
): ZippedFile[] {
  const lines = leftOutLines(manifest, left);
  const tags = [
    written('bagit.txt', BAGIT),
    written('bag-info.txt', bagInfo(labelsOf(packet, manifest, lines), payload)),
    written('manifest-sha256.txt', digestLines(payload)),
    written('READ-ME.txt', readMe(packet, manifest, lines)),
    ...verifierFiles().map(({ name, bytes }) => written(name, bytes)),
  ];
  return [...tags, written('tagmanifest-sha256.txt', digestLines(tags))];
}

function written(path: string, content: string | Buffer): ZippedFile {
  const buffer = Buffer.from(content);
  const open = () => Promise.resolve(Readable.from([buffer]));
  return { path, bytes: buffer.length, sha256: sha256Hex(buffer), open };
}
