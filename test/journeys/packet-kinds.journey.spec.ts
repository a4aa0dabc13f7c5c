import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import { PacketIssuer } from '../../src/packets/packet-issuer.service';
import type { Manifest } from '../../src/packets/manifest.model';
import { PACKET_KINDS } from '../../src/packets/packet-kinds.rules';
import type { PacketDetail } from '../../src/packets/packets.dto';
import { brokenRules, taggedFile } from '../oracles/pdf/accessible';
import { FINAL_CODES, codesOf, preflight } from '../oracles/pdf/preflight';
import { lostWays, unlinkedExhibits } from '../oracles/pdf/ways';
import { openPacketScene, type PacketScene } from '../support/issued-packet';
import type { Person } from '../support/person';
import { bringFor, obligationOf } from '../support/reviewable';
import { buildVerifier, told, verified } from '../support/verified';

describe('packets of six kinds', () => {
  let scene: PacketScene;
  let first: PacketDetail;
  let disruptionId: string;
  let serviceId: string;

  beforeAll(async () => {
    buildVerifier();
    scene = await openPacketScene();
    const { house, quill } = scene;
    await scene.vendor('Larkmoor Payroll & Time', 'T2');
    serviceId = (await house.ines.get(`/api/services?vendorId=${quill.id}`).expect(200)).body.items[0].id;
    const { body } = await quill.contributor.post('/api/disruptions', EVENT(serviceId)).expect(201);
    disruptionId = String(body.id);
    first = await scene.issued();
  });
  afterAll(() => scene.house.close());

  const ask = (who: Person, about: object) => who.post('/api/packets', { periodId: scene.periodId, ...about });
  const built = async (about: object): Promise<{ packet: PacketDetail; manifest: Manifest }> => {
    const { body } = await ask(scene.house.ines, about).expect(201);
    await scene.house.app.get(PacketBuilder).build(scene.house.registrantId, String(body.id));
    const packet = (await scene.house.ines.get(`/api/packets/${body.id}`).expect(200)).body as PacketDetail;
    const manifest = JSON.parse((await scene.download(packet.id, 'manifest')).toString('utf8')) as Manifest;
    return { packet, manifest };
  };
  const issue = async (id: string): Promise<void> => {
    await scene.house.ruben.confirms();
    await scene.house.ruben
      .post(`/api/packets/${id}/approvals`, { decision: 'approved', reason: 'Read in full.' })
      .expect(201);
    await scene.house.app.get(PacketIssuer).issue(scene.house.registrantId, id);
  };

  it('refuse a subject that does not belong to their kind', async () => {
    const { ines } = scene.house;
    const missing = await ask(ines, { kind: 'IP' }).expect(422);
    expect(missing.body.errors).toMatchObject([{ pointer: '/disruptionId', code: 'packet-subject' }]);
    await ask(ines, { kind: 'VP', vendorId: scene.quill.id, serviceId }).expect(422);
    await ask(ines, { kind: 'XX' }).expect(400);
    await ask(ines, { kind: 'RP', requirementCode: 'NOT-01' }).expect(404);
    const programme = await ask(ines, { kind: 'RP', requirementCode: 'REC-01' }).expect(422);
    expect(programme.body.errors).toMatchObject([{ pointer: '/requirementCode', code: 'packet-subject' }]);
    await ask(ines, { kind: 'SP', serviceId: scene.quill.id }).expect(404);
    await ask(scene.quill.contributor, { kind: 'PP' }).expect(403);
  });

  it('tell one service, with what stands behind it and how much is left out', async () => {
    const { packet, manifest } = await built({ kind: 'SP', serviceId });
    expect(packet).toMatchObject({ kindName: 'service packet', vendorId: scene.quill.id, failingChecks: 0 });
    expect(manifest.services.map(({ id }) => id)).toEqual([serviceId]);
    expect(manifest.narrowed?.rule).toContain('what was asked of SV-0001');
    expect(manifest.checks.find(({ id }) => id === 'totals')?.verdict).toBe('pass');
  });

  it('tell one requirement across every vendor that it is asked of', async () => {
    const { packet, manifest } = await built({ kind: 'RP', requirementCode: 'GOV-01' });
    expect(packet).toMatchObject({ vendorId: null, vendorName: null, subject: expect.stringMatching(/^GOV-01 /) });
    expect(manifest.vendors?.map(({ ref }) => ref)).toEqual(['VN-0001', 'VN-0002']);
    expect(new Set(manifest.obligations.map(({ code }) => code))).toEqual(new Set(['GOV-01']));
    expect(manifest.exhibits.map(({ title }) => title)).toEqual(['Политика непрерывности', 'Appointments']);
    expect(packet.exhibits).toHaveLength(2);
  });

  it('tell the programme in lines, without exhibits, as a population to sample from', async () => {
    const { packet, manifest } = await built({ kind: 'PP' });
    expect(packet).toMatchObject({ vendorId: null, subject: 'All vendors', exhibits: [], failingChecks: 0 });
    const { occurrences = [], vendors = [] } = manifest.programme ?? {};
    expect(vendors.map(({ ref }) => ref)).toEqual(['VN-0001', 'VN-0002']);
    const met = occurrences.filter(({ result }) => result === 'met');
    expect(met).toMatchObject([{ code: 'GOV-01', vendorRef: 'VN-0001', concludedBy: 'Ruben Halloway' }]);
    expect(manifest.populations.find(({ table }) => table === 'Occurrences')?.rows).toBe(occurrences.length);
    expect(manifest.populations.filter(({ control }) => control == null)).toEqual([]);
    expect(manifest.access?.roles.length).toBeGreaterThan(0);
  });

  it('puts each requirement into the same lane in the programme as in the packet of its vendor', async () => {
    const { manifest } = await built({ kind: 'PP' });
    const own = JSON.parse((await scene.download(first.id, 'manifest')).toString('utf8')) as Manifest;
    const lanes = (all: readonly { code: string; lane: string; forceLabel?: string }[]) =>
      all.map(({ code, lane, forceLabel }) => `${code} ${lane} ${forceLabel}`).sort();
    const lines = manifest.programme?.occurrences.filter(({ vendorRef }) => vendorRef === 'VN-0001') ?? [];
    expect(lanes(lines)).toEqual(lanes(own.obligations));
  });

  it('tell one real event, and say which sections hold nothing of it', async () => {
    const { packet, manifest } = await built({ kind: 'IP', disruptionId });
    expect(packet).toMatchObject({ kindName: 'incident packet', subject: expect.stringContaining('Ice storm') });
    expect(manifest.events?.disruptions.map(({ id }) => id)).toEqual([disruptionId]);
    expect(manifest.obligations).toEqual([]);
    expect(manifest.narrowed?.omitted['12']).toContain('no statement that there is nothing');
    expect(manifest.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  });

  it('tell what changed since an earlier packet, and nothing else', async () => {
    const again = await built({ kind: 'DP', basePacketId: first.id });
    expect(again.manifest.delta).toMatchObject({ before: { ref: first.ref }, same: true });
    expect(again.manifest.exhibits).toEqual([]);
    await bringFor(scene.quill.contributor, 'EV-ORG', {
      obligationIds: String((await obligationOf(scene.quill, 'GOV-01')).id),
      title: 'A deputy',
    });
    const { manifest } = await built({ kind: 'DP', basePacketId: first.id });
    const exhibits = manifest.delta?.registers.find(({ register }) => register === 'Exhibits');
    expect(exhibits?.records).toMatchObject([{ change: 'added', title: 'A deputy' }]);
    expect(manifest.exhibits.map(({ title }) => title)).toEqual(['A deputy']);
    await ask(scene.house.ines, { kind: 'DP', basePacketId: disruptionId }).expect(404);
  });

  it('are compared two by two, by those who may read them', async () => {
    const { packet } = await built({ vendorId: scene.quill.id });
    const { house } = scene;
    const at = (before: string, after: string) => `/api/packets/comparisons?before=${before}&after=${after}`;
    const { body } = await house.ines.get(at(first.id, packet.id)).expect(200);
    expect(body).toMatchObject({ same: false, before: { ref: first.ref }, after: { ref: packet.ref } });
    const changed = body.registers.filter(({ records }: { records: unknown[] }) => records.length > 0);
    expect(changed.map(({ register }: { register: string }) => register)).toEqual(['Exhibits']);
    await house.ines.get(at(first.id, first.id)).expect(422);
    const service = await built({ kind: 'SP', serviceId });
    const mixed = await house.ines.get(at(first.id, service.packet.id)).expect(422);
    expect(mixed.body.errors).toMatchObject([{ code: 'other-kind', pointer: '/after' }]);
    expect(mixed.body.detail).toContain('is a vendor packet');
    await house.priya.get(at(first.id, packet.id)).expect(404);
    await scene.quill.contributor.get(at(first.id, packet.id)).expect(403);
  });

  it('are withdrawn by the second line with a reason that stands on their page; the bytes stay', async () => {
    const { house } = scene;
    await house.ines.post(`/api/packets/${first.id}/withdrawals`, { reason: 'x' }).expect(403);
    await house.ruben.confirms();
    await house.ruben.post(`/api/packets/${first.id}/withdrawals`, { reason: ' ' }).expect(400);
    const reason = 'The wrong plan version was cited.';
    await house.ruben.post(`/api/packets/${first.id}/withdrawals`, { reason }).expect(201);
    const { body } = await house.priya.get(`/api/packets/${first.id}`).expect(200);
    expect(body).toMatchObject({ state: 'withdrawn', statusWord: 'Withdrawn', withdrawnReason: reason });
    expect(body.withdrawnBy).toBe('Ruben Halloway');
    expect((await scene.download(first.id, 'pdf', house.priya)).length).toBe(first.pdfBytes);
    await house.ruben.post(`/api/packets/${first.id}/withdrawals`, { reason }).expect(409);
  });

  it('of all vendors are not shown to an auditor whose grant names vendors, and supersede their own subject only', async () => {
    const { packet } = await built({ kind: 'PP' });
    await issue(packet.id);
    const other = await built({ kind: 'RP', requirementCode: 'GOV-01' });
    expect(other.packet.state).toBe('assembled');
    const { body } = await scene.house.ines.get(`/api/packets/${packet.id}`).expect(200);
    expect(body.state).toBe('issued');
    const newer = await built({ kind: 'PP' });
    await issue(newer.packet.id);
    const old = (await scene.house.ines.get(`/api/packets/${packet.id}`).expect(200)).body;
    expect(old).toMatchObject({ state: 'superseded', supersededByRef: newer.packet.ref });
  });

  it('are each verified as issued, as PDF and as binder, by the key of the portal’s log; archival to PDFBox, and accessible', async () => {
    const { house } = scene;
    const keys = (await house.ines.get('/api/audit-trail/keys').expect(200)).body.items as { verifierKey: string }[];
    const known = { keys: keys.map(({ verifierKey }) => verifierKey) };
    const listed = (await house.ines.get('/api/packets').expect(200)).body.items as PacketDetail[];
    const files = new Map<string, Buffer>();
    for (const kind of PACKET_KINDS) {
      const packet = listed.find((one) => one.kind === kind && ['assembled', 'issued'].includes(one.state))!;
      if (packet.state === 'assembled') await issue(packet.id);
      await house.app.get(Sequencer).drain();
      for (const part of ['pdf', 'binder']) {
        const file = await scene.download(packet.id, part);
        if (part === 'pdf') files.set(kind, file);
        const report = await verified(file, known);
        expect([kind, part, told(report, 'wrong'), report.isIssued]).toEqual([kind, part, [], true]);
      }
    }
    for (const [kind, said] of preflight(files)) expect([kind, codesOf(said)]).toEqual([kind, FINAL_CODES]);
    for (const [kind, file] of files) {
      const tagged = taggedFile(file);
      expect([kind, brokenRules(tagged), lostWays(tagged), unlinkedExhibits(tagged)]).toEqual([kind, [], [], []]);
    }
  });
});

const EVENT = (serviceId: string) => ({
  ...{
    title: 'Ice storm takes the power',
    description: 'Both feeders were down.',
    disruptionTypes: ['regional_event'],
  },
  ...{ timeZone: 'America/New_York', occurredAt: '2026-01-26T09:14:00Z', detectedAt: '2026-01-26T09:15:00Z' },
  services: [{ serviceId, effect: 'stopped' }],
});
