import { openReviewable } from '../support/reviewable';

describe('a vendor', () => {
  it('sees whose signature expires, with the reason; nobody sees another’s', async () => {
    const { house, periodId, ...scene } = await openReviewable();
    try {
      const quill = await scene.vendor('Quillfeather Contact', 'T1');
      const other = await scene.vendor('Nettle Letters', 'T2');
      const about = { personId: quill.attestor.personId, title: 'Chief Operating Officer', basis: 'Resolution' };
      const path = `/api/vendors/${quill.id}/authority-verifications`;
      await house.ines.post(path, { ...about, expiresOn: '2026-04-20' }).expect(201);
      const { body } = await quill.contributor.get(`/api/obligation-flags?periodId=${periodId}`).expect(200);
      const flags = body.items.flatMap((one: { requirementCode: string; flags: { flag: string; reason: string }[] }) =>
        one.flags.map(({ flag, reason }) => [one.requirementCode, flag, reason]),
      );
      expect(flags).toContainEqual([
        'GOV-02',
        'expiring',
        'Avery Quillfeather Contact may sign for the vendor until 2026-04-20.',
      ]);
      const foreign = await other.contributor.get(`/api/obligation-flags?vendorId=${quill.id}`).expect(200);
      expect(foreign.body.items).toEqual([]);
      await house.sam.get('/api/obligation-flags').expect(403);
    } finally {
      await house.close();
    }
  });
});
