import type { Telling } from './telling';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

/** What does not stand as it should, and what is allowed to: each told by the vendor's own person. */
export function standingStories(told: Telling): void {
  const read = async (email: string) => {
    const person = await told.signIn(email);
    const get = async (path: string) => (await person.get(path).expect(200)).body;
    return { get, list: async (path: string): Promise<any[]> => (await get(path)).items };
  };

  it('Saltmarsh, told by Joel Abernathy: both circuits in one duct, a critical finding, no unqualified attestation', async () => {
    const { get, list } = await read('joel.abernathy@saltmarsh.example');
    const [finding] = await list('/api/findings');
    expect(finding).toMatchObject({ severity: 'critical', state: 'in_progress', requirementCode: 'TEC-04' });
    expect(finding).toMatchObject({ title: 'Both circuits run through duct GS-41', dueOn: '2027-01-15' });
    expect(finding.dueChanges).toMatchObject([{ dueBefore: '2026-12-15' }]);
    expect((await get(`/api/findings/${finding.id}`)).actions).toHaveLength(2);
    const [attestation] = await told.inYear('/api/attestations', 'Saltmarsh', 'FY2026');
    const view = await get(`/api/attestations/${attestation.id}`);
    expect(view).toMatchObject({ state: 'signed', qualified: true, criticalFindings: [{ listed: true }] });
    expect(view.signature.shownText).toContain('duct GS-41');
    const shared = (await (await told.ines().get('/api/concentration').expect(200)).body.items).filter(
      ({ name }: any) => name === 'Saltmarsh Carrier Exchange',
    );
    expect(shared).toMatchObject([{ kind: 'platform', vendors: 2, tier1: 1, icfr: 1 }]);
    const [run] = await told.listOf('/api/loss-simulations');
    expect(run).toMatchObject({ title: 'One dig through duct GS-41', ranByName: 'Ines Okafor' });
    expect(run.summary).toMatchObject({ hit: 2, down: 2, tier1Down: 1 });
  });

  it('Brindlewick, told by Tamsin Hale: the plan’s review is overdue, and one of three health plans is missing', async () => {
    const { list } = await read('tamsin.hale@brindlewick.example');
    const [plan] = await list('/api/plans');
    expect(plan.inForce).toMatchObject({ label: '2.0', reviewDueOn: '2026-09-11', reviewOverdue: true });
    const days = (Date.parse('2026-11-21') - Date.parse(plan.inForce.reviewDueOn)) / 86_400_000;
    expect(days).toBe(71);
    const overlay = (await told.inYear('/api/obligations', 'Brindlewick', 'FY2026')).filter(
      ({ requirementCode }) => requirementCode === 'SEC-HLT-01',
    );
    expect(overlay).toMatchObject([{ conclusion: 'not_met', concludedByName: 'Ines Okafor' }]);
    expect(await list('/api/findings')).toMatchObject([{ severity: 'medium', requirementCode: 'SEC-HLT-01' }]);
    const [seats] = await list('/api/alternate-places');
    expect(seats).toMatchObject({ kind: 'hosted_seats', reserved: false });
    expect(seats.gaps.map(({ code }: any) => code)).toContain('relied_on_not_reserved');
  });

  it('Vantelle, told by Camille Roussel: no exit was rehearsed; an exception stands until 31 March 2027', async () => {
    const { get, list } = await read('camille.roussel@vantelle.example');
    const [excepted] = await list('/api/exceptions');
    expect(excepted).toMatchObject({ requirementCode: 'SEC-EUF-01', until: '2027-03-31' });
    expect(['active', 'expiring']).toContain(excepted.state);
    const view = await get(`/api/exceptions/${excepted.id}`);
    expect(view.measures.map(({ verdict }: any) => verdict)).toEqual(['works', 'works']);
    const [exit] = (await told.inYear('/api/obligations', 'Vantelle', 'FY2026')).filter(
      ({ requirementCode }) => requirementCode === 'SEC-EUF-01',
    );
    expect(exit.conclusion).not.toBe('met');
    const lines = await list('/api/dependencies?kind=site');
    expect(lines.map(({ what, sharePct }) => [what, sharePct]).toSorted()).toEqual([
      ['Gent data centre', 40],
      ['Lyon data centre', 60],
    ]);
  });

  it('Harrowgate, told by Imogen Farr: declined while nothing was proven, then proven and signed with what is not there', async () => {
    const { get } = await read('imogen.farr@harrowgate.example');
    const attestations = await told.inYear('/api/attestations', 'Harrowgate', 'FY2026');
    const [declined] = attestations.filter(({ state }) => state === 'declined');
    const [accepted] = attestations.filter(({ state }) => state === 'accepted');
    expect(attestations).toHaveLength(2);
    expect(JSON.stringify(await get(`/api/attestations/${declined.id}`))).toContain(
      'my authority to sign has not been',
    );
    expect(accepted).toMatchObject({ qualified: true, attestorName: 'Desmond Achterberg', late: false });
    const { lines } = await get(`/api/attestations/${accepted.id}`);
    const open = lines.filter(({ answer }: any) => answer === 'not_met').map((one: any) => one.requirementCode);
    expect(open.toSorted()).toEqual(['PLN-04', 'PLN-05', 'PLN-06', 'TST-02']);
    const vendor = await get(`/api/vendors/${told.idOf('Harrowgate')}`);
    expect(vendor.state).toBe('active');
  });

  it('Farrow & Stone, told by Priya Lindqvist: twelve requests, a sample drawn by its seed, and a packet for exactly one vendor', async () => {
    const { get, list } = await read('priya.lindqvist@farrow-stone.example');
    const [interim] = await list('/api/request-lists');
    expect(interim).toMatchObject({ requests: 12, closed: 6, open: 6 });
    const { items } = await get(`/api/request-lists/${interim.id}`);
    const count = (state: string) => items.filter((one: any) => one.state === state).length;
    expect(['closed', 'delivered', 'in_progress', 'requested', 'returned'].map(count)).toEqual([6, 3, 1, 1, 1]);
    const again = await get(`/api/audit-requests/${items[0].id}`);
    expect(again.history.map(({ number }: any) => number)).toEqual([2, 1]);
    const [picked, drawn] = await list('/api/samples');
    expect(drawn).toMatchObject({ method: 'random', size: 5, of: 10 });
    expect(await get(`/api/samples/${drawn.id}`)).toMatchObject({ seed: 'tarnbrook-2026-10-05' });
    const { packets } = await get(`/api/samples/${picked.id}`);
    expect(packets).toMatchObject([{ vendorName: 'Nettlecombe Letters', state: 'issued', builtForIt: true }]);
    const holds = (await told.listOf('/api/legal-holds')).map(({ state, vendorName }) => [state, vendorName]);
    expect(holds).toEqual([
      ['active', 'Fenwick Rise Emergency Overflow'],
      ['released', null],
    ]);
  });
}
