import { asOwner } from '../support/database';
import { agreeImpact } from '../support/impact';
import { openTestPortal, type TestPortal, type TestVendor } from '../support/portal';

const FACTS = {
  impactAnalysis: 'analysed',
  mtpdMinutes: 480,
  highestImpact: 3,
  substitutability: 'slow',
  volumeSharePct: 60,
  sensitiveData: true,
  lifeSafety: false,
  icfrRelevant: true,
  sharedConcentration: false,
  regulatorCallsCritical: false,
};
const DECISION = {
  ...FACTS,
  tier: 'T2',
  flags: ['customer_contact', 'agents_on_site'],
  accounts: 'Refunds and chargebacks',
  icfrReason: 'Agents enter refunds that post to the ledger',
  reason: 'As the rule proposes',
};

describe('vendors and services', () => {
  let house: TestPortal;
  let northwell: TestVendor;
  let harbour: TestVendor;
  beforeAll(async () => {
    house = await openTestPortal();
    northwell = await house.vendor('Northwell Contact');
    harbour = await house.vendor('Harbour Data');
  });
  afterAll(() => house.close());

  const addService = async (name: string, vendor = northwell) => {
    const { body } = await house.dana
      .post(`/api/vendors/${vendor.id}/services`, { name, category: 'voice_agents' })
      .expect(201);
    return String(body.id);
  };
  const versionOf = async (id: string) =>
    Number((await house.ines.get(`/api/services/${id}`).expect(200)).body.version);

  describe('the register', () => {
    it('enters a vendor as a prospect with a reference of its own', async () => {
      const { body } = await house.ines.get(`/api/vendors/${northwell.id}`).expect(200);
      expect(body).toMatchObject({ name: 'Northwell Contact', state: 'prospect', registeredByName: 'Ines Okafor' });
      expect(body.ref).toMatch(/^VN-\d{4}$/);
      expect(body.contacts).toEqual([]);
    });

    it('refuses a name that is taken, beside the field', async () => {
      const { body } = await house.ines
        .post('/api/vendors', { name: 'northwell contact', legalName: 'Other LLC', country: 'US' })
        .expect(409);
      expect(body).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
    });

    it('shows a vendor itself only, and nothing of another', async () => {
      const { body } = await northwell.contributor.get('/api/vendors').expect(200);
      expect(body.items.map((vendor: { id: string }) => vendor.id)).toEqual([northwell.id]);
      await northwell.contributor.get(`/api/vendors/${harbour.id}`).expect(404);
      await northwell.contributor.patch(`/api/vendors/${northwell.id}`, { summary: 'x', version: 1 }).expect(403);
    });

    it('changes fields once for each reading', async () => {
      const { body } = await house.dana
        .patch(`/api/vendors/${harbour.id}`, { contractNoticeMinutes: 0, summary: 'Hosts the till data', version: 1 })
        .expect(200);
      expect(body).toMatchObject({ contractNoticeMinutes: 0, version: 2 });
      const stale = await house.ines.patch(`/api/vendors/${harbour.id}`, { summary: 'Other', version: 1 }).expect(409);
      expect(stale.body.code).toBe('stale-version');
      const { body: trail } = await house.ines
        .get(`/api/trail?subjectId=${harbour.id}&deed=vendor.changed`)
        .expect(200);
      expect(trail.items[0].particulars.changes).toEqual({
        contractNoticeMinutes: { before: null, after: 0 },
        summary: { before: '', after: 'Hosts the till data' },
      });
    });
  });

  describe('services and scope', () => {
    it('proposes a tier with its reason and saves nothing', async () => {
      const id = await addService('Order desk');
      const { body } = await house.ines.post(`/api/services/${id}/tier-proposals`, FACTS).expect(200);
      expect(body).toMatchObject({ tier: 'T2' });
      expect(body.reason).toContain('within 24 hours');
      expect((await house.ines.get(`/api/services/${id}`)).body.tier).toBeNull();
    });

    it('refuses a category that the catalogue does not know', async () => {
      const { body } = await house.dana
        .post(`/api/vendors/${northwell.id}/services`, { name: 'Odd', category: 'teleportation' })
        .expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/category' }]);
    });

    it('puts a decision that follows the proposal in force at once', async () => {
      const id = await addService('Refund desk');
      const { body } = await house.ines
        .post(`/api/services/${id}/scope-decisions`, { ...DECISION, version: 1 })
        .expect(201);
      expect(body).toMatchObject({ needsApproval: false, inForce: true, proposedTier: 'T2', previousTier: null });
      const service = (await northwell.contributor.get(`/api/services/${id}`).expect(200)).body;
      expect(service).toMatchObject({ tier: 'T2', icfrRelevant: true, scopeDecisions: [] });
      expect(service.flags).toEqual(['icfr_relevant', 'customer_contact', 'agents_on_site']);
    });

    it('needs the accounts of an ICFR-relevant service', async () => {
      const id = await addService('Chargeback desk');
      const incomplete = { ...DECISION, accounts: ' ' };
      const { body } = await house.ines
        .post(`/api/services/${id}/scope-decisions`, { ...incomplete, version: 1 })
        .expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/accounts', code: 'accounts_missing' }]);
    });

    it('lets a lowered tier wait for another person of the second line', async () => {
      const id = await addService('Night desk');
      await house.ines.post(`/api/services/${id}/scope-decisions`, { ...DECISION, version: 1 }).expect(201);
      const lowered = {
        ...{ ...DECISION, icfrRelevant: false, impactAnalysis: 'never_unacceptable', mtpdMinutes: undefined },
        ...{ tier: 'T3', accounts: '', icfrReason: 'Refunds moved to another desk', reason: 'Volume fell' },
      };
      const decided = await house.ines
        .post(`/api/services/${id}/scope-decisions`, { ...lowered, version: await versionOf(id) })
        .expect(201);
      expect(decided.body).toMatchObject({
        ...{ needsApproval: true, inForce: false, effectiveFrom: null },
        approvalGrounds: ['tier_lowered', 'icfr_switched_off'],
      });
      const waiting = (await house.ines.get(`/api/services/${id}`)).body;
      expect(waiting).toMatchObject({ tier: 'T2', icfrRelevant: true, scopeDecisionWaiting: true });
      const approval = { decision: 'approved', reason: 'Agreed' };
      const doors = `/api/scope-decisions/${decided.body.id}/approvals`;
      await house.ines.post(doors, approval).expect(403);
      await house.ines
        .post(`/api/services/${id}/scope-decisions`, { ...DECISION, version: waiting.version })
        .expect(409);
      const early = await house.ruben.post(doors, approval).expect(422);
      expect(early.body.errors[0].code).toBe('sox_office_approval_missing');
      const office = await house.mei.post(doors, { decision: 'approved', reason: 'No account is left.' }).expect(201);
      expect(office.body).toMatchObject({ inForce: false, soxAnswer: 'approved', soxAnsweredByName: 'Mei Castellan' });
      await house.mei.post(doors, approval).expect(422);
      const approved = await house.ruben.post(doors, approval).expect(201);
      expect(approved.body).toMatchObject({ inForce: true, approvedByName: 'Ruben Halloway' });
      expect((await house.ines.get(`/api/services/${id}`)).body).toMatchObject({ tier: 'T3', icfrRelevant: false });
      await house.ruben.post(doors, approval).expect(409);
    });

    it('leaves everything as it was when the second line rejects', async () => {
      const id = await addService('Day desk');
      const decided = await house.ines
        .post(`/api/services/${id}/scope-decisions`, { ...DECISION, tier: 'T1', version: 1 })
        .expect(201);
      expect(decided.body.approvalGrounds).toEqual(['proposal_overridden']);
      await house.ruben
        .post(`/api/scope-decisions/${decided.body.id}/approvals`, { decision: 'rejected', reason: 'Not founded' })
        .expect(201);
      expect((await house.ines.get(`/api/services/${id}`)).body).toMatchObject({
        tier: null,
        scopeDecisionWaiting: false,
      });
    });
  });

  describe('recovery objectives', () => {
    it('refuses numbers that do not hold together, each beside its field', async () => {
      const id = await addService('Claims desk');
      await agreeImpact([house.dana, northwell.attestor], id, 240);
      const { body } = await house.dana
        .post(`/api/services/${id}/objective-sets`, {
          ...{ rtoMinutes: 240, rpoMinutes: 15, mtpdMinutes: 240 },
          dependencies: [{ name: 'Telephony', rtoMinutes: 300 }],
          backups: [{ dataSet: 'Tickets', intervalMinutes: 60, copyLagMinutes: 5 }],
        })
        .expect(422);
      expect(body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code])).toEqual([
        ['/rtoMinutes', 'rto_not_below_mtpd'],
        ['/dependencies/0/rtoMinutes', 'dependency_slower_than_service'],
        ['/backups/0/intervalMinutes', 'backup_too_seldom_for_rpo'],
      ]);
    });

    it('come into force when both sides accepted, and end the ones before', async () => {
      const id = await addService('Billing desk');
      await agreeImpact([house.dana, northwell.attestor], id, 480);
      const propose = async (rtoMinutes: number) => {
        const { body } = await house.dana
          .post(`/api/services/${id}/objective-sets`, { rtoMinutes, rpoMinutes: 0, mtpdMinutes: 480, wrtMinutes: 60 })
          .expect(201);
        return String(body.id);
      };
      const accept = async (set: string) => {
        await house.dana.post(`/api/objective-sets/${set}/acceptances`).expect(201);
        const { body } = await northwell.attestor.post(`/api/objective-sets/${set}/acceptances`).expect(201);
        expect(body.state).toBe('in_force');
      };
      const first = await propose(240);
      expect((await house.ines.get(`/api/services/${id}`)).body).toMatchObject({ objectives: null });
      await accept(first);
      const withdrawn = await propose(200);
      const second = await propose(180);
      await northwell.contributor.post(`/api/objective-sets/${withdrawn}/acceptances`).expect(409);
      expect((await house.ines.get(`/api/services/${id}`)).body.objectives).toMatchObject({ id: first });
      await accept(second);
      await northwell.contributor.post(`/api/objective-sets/${second}/acceptances`).expect(409);
      const { body } = await northwell.contributor.get(`/api/services/${id}`).expect(200);
      expect(body.objectives).toMatchObject({ id: second, rtoMinutes: 180, rpoMinutes: 0 });
      expect(body.objectiveSets.map((set: { state: string }) => set.state)).toEqual([
        ...['in_force', 'superseded', 'superseded'],
      ]);
    });

    it('are accepted for the own service only', async () => {
      const id = await addService('Foreign desk');
      await agreeImpact([house.dana, northwell.attestor], id, null);
      const { body } = await house.dana
        .post(`/api/services/${id}/objective-sets`, { rtoMinutes: 60, rpoMinutes: 5 })
        .expect(201);
      await harbour.contributor.post(`/api/objective-sets/${body.id}/acceptances`).expect(404);
    });
  });

  describe('sites and systems', () => {
    it('belong to the vendor and are tied to its services', async () => {
      const site = { name: 'Tulsa', kind: 'contact_centre', city: 'Tulsa', country: 'US', timeZone: 'America/Chicago' };
      const wrong = await house.dana
        .post(`/api/vendors/${northwell.id}/sites`, { ...site, timeZone: 'Mars/Olympus' })
        .expect(422);
      expect(wrong.body.errors).toMatchObject([{ pointer: '/timeZone' }]);
      const { body: tulsa } = await house.dana.post(`/api/vendors/${northwell.id}/sites`, site).expect(201);
      const { body: foreign } = await house.dana.post(`/api/vendors/${harbour.id}/sites`, site).expect(201);
      const id = await addService('Site desk');
      const refused = await house.dana
        .put(`/api/services/${id}/sites`, { siteIds: [tulsa.id, foreign.id] })
        .expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/siteIds/1' }]);
      await house.dana.put(`/api/services/${id}/sites`, { siteIds: [tulsa.id] }).expect(200);
      const changed = { ...site, hazardZones: ['tornado'], version: 1 };
      await house.dana.patch(`/api/vendors/${northwell.id}/sites/${tulsa.id}`, changed).expect(200);
      await house.dana.patch(`/api/vendors/${northwell.id}/sites/${tulsa.id}`, changed).expect(409);
      const { body } = await northwell.contributor.get(`/api/vendors/${northwell.id}/sites`).expect(200);
      expect(body.items).toMatchObject([{ name: 'Tulsa', hazardZones: ['tornado'], serviceIds: [id], version: 2 }]);
      await harbour.contributor.get(`/api/vendors/${northwell.id}/sites`).expect(404);
    });

    it('keeps systems the same way', async () => {
      const { body: system } = await house.dana
        .post(`/api/vendors/${northwell.id}/systems`, { name: 'Ticketing', kind: 'application' })
        .expect(201);
      const id = await addService('System desk');
      const { body } = await house.dana.put(`/api/services/${id}/systems`, { systemIds: [system.id] }).expect(200);
      expect(body).toEqual([{ id: system.id, name: 'Ticketing', kind: 'application' }]);
      await house.dana.put(`/api/services/${id}/systems`, { systemIds: [] }).expect(200);
      expect((await house.ines.get(`/api/services/${id}`)).body.systems).toEqual([]);
    });
  });

  describe('the lifecycle', () => {
    it('takes only the moves of the table, by the right people, on its grounds', async () => {
      const vendor = await house.vendor('Cedar Claims');
      const move = (to: string, by = house.ines) =>
        by.post(`/api/vendors/${vendor.id}/transitions`, { to, reason: 'Agreed in the vendor board' });
      const jump = await move('active').expect(409);
      expect(jump.body.detail).toContain('can only become onboarding');
      await move('onboarding', house.dana).expect(201);

      const bare = await move('active').expect(422);
      expect(bare.body.errors.map((e: { message: string }) => e.message).join(' ')).toMatch(/no service.*no contact/s);
      const id = await addService('Claims', vendor);
      await house.ines.post(`/api/services/${id}/scope-decisions`, { ...DECISION, version: 1 }).expect(201);
      const { body: contact } = await house.dana
        .post(`/api/vendors/${vendor.id}/contacts`, {
          name: 'Bo Reyes',
          roleLabel: 'Coordinator',
          email: 'bo@cedar.example',
        })
        .expect(201);
      const unverified = await move('active').expect(422);
      expect(unverified.body.errors[0].message).toContain('Bo Reyes');
      await house.dana
        .post(`/api/vendor-contacts/${contact.id}/verifications`, { how: 'Called back', version: 1 })
        .expect(201);
      const byOwner = await move('active', house.dana).expect(422);
      expect(byOwner.body.errors[0].code).toBe('role_not_allowed');

      const { personId, name } = vendor.attestor;
      const unproven = await move('active').expect(422);
      expect(unproven.body.errors).toMatchObject([
        { code: 'ground_missing', message: `No authority to sign is verified and unexpired: ${name}.` },
      ]);
      const authority = { personId, title: 'Chief Operating Officer', basis: 'Board resolution 7' };
      const verifications = `/api/vendors/${vendor.id}/authority-verifications`;
      const verify = (expiresOn: string) => house.ines.post(verifications, { ...authority, expiresOn }).expect(201);
      const first = await verify('2099-12-31');
      await house.ines.post(`/api/authority-verifications/${first.body.id}/revocations`).expect(201);
      expect((await move('active').expect(422)).body.errors[0].code).toBe('ground_missing');
      await verify('2099-12-31');
      const { body: active } = await move('active').expect(201);
      expect(active.grounds.map((one: { answer: string }) => one.answer)).toEqual(['holds', 'holds', 'holds']);
      expect(active.grounds[2].detail).toBe(`Verified: ${name} until 2099-12-31.`);
    });

    it('ends with the second line, once data return and retention are settled', async () => {
      const vendor = await house.vendor('Pell Print');
      await asOwner(house.access, `UPDATE vendor SET state = 'active' WHERE id = '${vendor.id}'`);
      const move = (to: string) => house.dana.post(`/api/vendors/${vendor.id}/transitions`, { to, reason: 'Tendered' });
      const suspended = await move('suspended').expect(422);
      expect(suspended.body.errors).toMatchObject([{ code: 'role_not_allowed', pointer: '/to' }]);
      await move('exiting').expect(201);
      await move('exited').expect(422);
      const exit = { reason: 'Contract ended', dataReturn: 'Destroyed, certificate 7', retention: 'R-SOX7' };
      const doors = `/api/vendors/${vendor.id}/exits`;
      await house.ines.post(doors, exit).expect(403);
      const seen = (await house.ruben.get(`/api/vendors/${vendor.id}`).expect(200)).body;
      expect(seen.moves).toEqual([{ to: 'exited', refusals: [] }]);
      const { body } = await house.ruben.post(doors, exit).expect(201);
      expect(body).toMatchObject({
        from: 'exiting',
        to: 'exited',
        retention: 'R-SOX7',
        decidedByName: 'Ruben Halloway',
      });
      await house.ruben.post(doors, exit).expect(409);
      const after = (await vendor.contributor.get(`/api/vendors/${vendor.id}`).expect(200)).body;
      expect(after).toMatchObject({ state: 'exited', moves: [] });
      expect(after.transitions).toHaveLength(2);
    });

    it('makes a changed address of a contact unverified again', async () => {
      const { body: contact } = await house.dana
        .post(`/api/vendors/${harbour.id}/contacts`, {
          name: 'Kim Vale',
          roleLabel: 'Night desk',
          email: 'kim@harbour.example',
        })
        .expect(201);
      const verified = await house.ines
        .post(`/api/vendor-contacts/${contact.id}/verifications`, { how: 'Called back', version: 1 })
        .expect(201);
      expect(verified.body).toMatchObject({ verifiedByName: 'Ines Okafor', verifiedHow: 'Called back' });
      const changed = await house.dana
        .patch(`/api/vendor-contacts/${contact.id}`, { phone: '+1 918 555 0100', version: 2 })
        .expect(200);
      expect(changed.body).toMatchObject({ verifiedOn: null, verifiedHow: '' });
      await house.dana.delete(`/api/vendor-contacts/${contact.id}`).expect(204);
      expect((await house.ines.get(`/api/vendors/${harbour.id}`)).body.contacts).toEqual([]);
    });
  });
});
