import { Sequencer } from '../../src/audit-trail/tree/sequencer';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import { acceptVersion, planFile, serviceOf, wholeDraft } from '../support/continuity';
import { openPacketScene, type PacketScene } from '../support/issued-packet';
import { buildVerifier, told, verified } from '../support/verified';

describe('a section of a plan that a packet keeps back', () => {
  let scene: PacketScene;
  let versionId: string;
  let packetId: string;
  let withheldId: string;
  let opening: string;
  const SECRET = 'Promote the database in Tucson';

  beforeAll(async () => {
    buildVerifier();
    scene = await openPacketScene();
    const { house, quill } = scene;
    ({ versionId } = await wholeDraft(quill, { serviceId: await serviceOf(house, quill, 'Voice') }));
    await acceptVersion(house, quill, { versionId, from: '2026-03-01' });
    await planFile(quill, 'A file of no plan');
    await house.app.get(Sequencer).drain();
  });
  afterAll(() => scene.house.close());

  const ask = (withhold: object[]) =>
    scene.house.ines.post('/api/packets', { vendorId: scene.quill.id, periodId: scene.periodId, withhold });
  const openings = (known: string[]) =>
    scene.download(packetId, 'binder').then((binder) => verified(binder, { openings: known }));

  it('is named when the packet is asked for, with a reason, and must be one that the packet would print', async () => {
    const none = await ask([{ planVersionId: scene.periodId, section: 'steps', reason: 'Not ours.' }]).expect(422);
    expect(none.body.errors).toMatchObject([{ code: 'no-such-plan', pointer: '/withhold/0/planVersionId' }]);
    await ask([{ planVersionId: versionId, section: 'contacts', reason: 'No such section.' }]).expect(400);
    const steps = { planVersionId: versionId, section: 'steps', reason: ' ' };
    const unsaid = await ask([steps]).expect(400);
    expect(unsaid.body.errors).toMatchObject([{ pointer: '/withhold/0/reason', message: 'Say why it is kept back.' }]);
    const twice = await ask([1, 2].map(() => ({ ...steps, reason: 'Names.' }))).expect(422);
    expect(twice.body.errors).toMatchObject([{ code: 'withheld-twice', pointer: '/withhold/1/section' }]);
    const { body } = await ask([{ planVersionId: versionId, section: 'steps', reason: 'Names of systems.' }]).expect(
      201,
    );
    packetId = String(body.id);
    await scene.house.app.get(PacketBuilder).build(scene.house.registrantId, packetId);
  });

  it('leaves nothing of its text in manifest, PDF, proofs or binder, and says so with its commitment', async () => {
    const binder = await scene.download(packetId, 'binder');
    const manifest = (await scene.download(packetId, 'manifest')).toString('utf8');
    for (const place of [binder.toString('latin1'), manifest]) expect(place).not.toContain(SECRET);
    const [version] = JSON.parse(manifest).plans[0].versions;
    expect(version.steps.map((step: { title: string }) => step.title)).toEqual(['Withheld', 'Withheld', 'Withheld']);
    expect(version.withheld).toMatchObject([{ section: 'steps', reason: 'Names of systems.' }]);
    const plan = JSON.parse(manifest).exhibits.find(
      (one: { versionId: string }) => one.versionId === version.sourceEvidenceVersionId,
    );
    expect(plan).toMatchObject({
      attachedAs: null,
      inBinderAs: null,
      notAttachedReason: expect.stringContaining('withheld'),
    });
  });

  it('is proved to be withheld, and nothing else of the packet suffers', async () => {
    const report = await openings([]);
    expect(told(report, 'wrong')).toEqual([]);
    const open = told(report, 'open').join('\n');
    expect(open).toMatch(/Opened: PL-\d+ v3.2, steps: the text is withheld; the packet commits to it/);
    expect(open).toMatch(/1 event of section 17 stand in the trail, and their text is withheld/);
  });

  it('is opened by the officer, on record, and the verifier tells that it is the same text', async () => {
    const path = `/api/packets/${packetId}/withheld-sections`;
    const { body } = await scene.house.ines.get(path).expect(200);
    expect(body.items).toMatchObject([{ section: 'steps', label: '3.2', withheldBy: 'Ines Okafor' }]);
    withheldId = String(body.items[0].id);
    expect((await scene.house.ruben.get(path).expect(200)).body).toEqual(body);
    await scene.house.priya.get(path).expect(404);
    await scene.house.priya.get(`${path}/${withheldId}/opening`).expect(403);
    await scene.quill.contributor.get(path).expect(403);
    await scene.quill.contributor.get(`${path}/${withheldId}/opening`).expect(403);
    await scene.house.ines.get(`${path}/${packetId}/opening`).expect(404);
    const answer = await scene.house.ines.get(`${path}/${withheldId}/opening`).expect(200);
    opening = JSON.stringify(answer.body);
    expect(opening).toContain(SECRET);
    expect(told(await openings([opening]), 'proved').join('\n')).toMatch(
      /Opened: PL-\d+ v3.2, steps: the text that was opened is the one/,
    );
    const trail = await scene.house.ines.get(`/api/trail?subjectId=${packetId}&deed=packet.section-`).expect(200);
    expect(trail.body.items.map((one: { deed: string }) => one.deed)).toEqual([
      'packet.section-opened',
      'packet.section-withheld',
    ]);
    expect(JSON.stringify(trail.body)).not.toContain(SECRET);
  });

  it('is not opened by another text, nor by the same one with another salt', async () => {
    for (const other of [opening.replace('Tucson', 'Toledo'), opening.replace(/"salt":"./, '"salt":"x'), '{}'])
      expect(told(await openings([other]), 'wrong')).toEqual([
        'Opened: What was opened is not a text that this packet committed to: it was changed, or belongs to another packet.',
      ]);
  });
});
