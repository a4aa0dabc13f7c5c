import type { Response } from 'supertest';
import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import { PacketIssuer } from '../../src/packets/packet-issuer.service';
import type { PacketDetail } from '../../src/packets/packets.dto';
import type { Person } from './person';
import type { TestVendor } from './portal';
import { bringFor, obligationOf, openReviewable, type Reviewable } from './reviewable';

/** A portal with a signed trail in which one vendor's packet can be built and issued, without the job queue. */
export interface PacketScene extends Reviewable {
  quill: TestVendor;
  /** Builds a packet and answers it assembled. */
  assembled(): Promise<PacketDetail>;
  /** The same, approved by the second line and issued. */
  issued(): Promise<PacketDetail>;
  /** What a person downloads of a packet: `pdf`, `manifest`, `binder`. */
  download(id: string, part: string, who?: Person): Promise<Buffer>;
}

export async function openPacketScene(env: Record<string, string> = {}): Promise<PacketScene> {
  const scene = await openReviewable({ trail: true, env });
  const { house } = scene;
  const quill = await scene.vendor('Quillfeather Contact Services', 'T1');
  const policy = String((await obligationOf(quill, 'GOV-01')).id);
  await bringFor(quill.contributor, 'EV-POL', { obligationIds: policy, title: 'Политика непрерывности' });
  await bringFor(quill.contributor, 'EV-ORG', { obligationIds: policy, title: 'Appointments' });
  await reviewedAsMet(scene, quill, policy);
  const seen = async (id: string): Promise<PacketDetail> =>
    (await house.ines.get(`/api/packets/${id}`).expect(200)).body;
  const assembled = async () => {
    const asked = { vendorId: quill.id, periodId: scene.periodId };
    const { body } = await house.ines.post('/api/packets', asked).expect(201);
    await house.app.get(PacketBuilder).build(house.registrantId, String(body.id));
    return seen(String(body.id));
  };
  const issued = async () => {
    const { id } = await assembled();
    await house.ruben.confirms();
    await house.ruben
      .post(`/api/packets/${id}/approvals`, { decision: 'approved', reason: 'Read in full.' })
      .expect(201);
    await house.app.get(PacketIssuer).issue(house.registrantId, id);
    await house.app.get(Sequencer).drain();
    return seen(id);
  };
  return { ...scene, quill, assembled, issued, download: (id, part, who = house.ines) => bytesOf(who, id, part) };
}

async function bytesOf(who: Person, id: string, part: string): Promise<Buffer> {
  const answer = await who
    .get(`/api/packets/${id}/${part}`)
    .buffer(true)
    .parse(collected as never)
    .expect(200);
  return answer.body as Buffer;
}

function collected(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', (error) => done(error, Buffer.alloc(0)));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

async function reviewedAsMet({ house }: Reviewable, by: TestVendor, id: string): Promise<void> {
  const made: Response = await by.contributor.post('/api/submissions', { obligationIds: [id] }).expect(201);
  const taken = await house.ines.post(`/api/submissions/${made.body.id}/reviews`).expect(201);
  const { body: workspace } = await house.ines.get(`/api/submissions/${made.body.id}`).expect(200);
  await house.ines
    .post(`/api/reviews/${taken.body.id}/conclusions`, {
      ...{ conclusion: 'satisfactory_with_exceptions', summary: 'Policy and appointments were read.' },
      obligations: workspace.obligations.map((one: { id: string; statement: string }) => ({
        ...{ obligationId: one.id, procedurePerformed: 'Read the files', criteria: one.statement, conclusion: 'met' },
        ...{ judgement: 'What was brought shows it.', overrideReason: 'Followed up in the next quarter.' },
      })),
      lines: workspace.lines.map((one: { id: string }) => ({
        ...{ submissionLineId: one.id, decision: 'accepted', reason: 'Read it.' },
      })),
    })
    .expect(201);
  await house.ruben
    .post(`/api/reviews/${taken.body.id}/approvals`, { decision: 'approved', reason: 'Read.' })
    .expect(201);
}
