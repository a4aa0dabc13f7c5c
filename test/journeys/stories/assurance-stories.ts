import type { Telling } from './telling';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

/** Larkmoor's and Quillfeather's SOC 1 reports, and the vault that Larkmoor shares with the registrant. */
export function assuranceStories(told: Telling): void {
  const reportOf = async (name: string, who = told.ines()) => {
    const [found] = await told.inYear('/api/assurance-reports', name, 'FY2026');
    return (await who.get(`/api/assurance-reports/${String(found.id)}`).expect(200)).body;
  };

  describe('Larkmoor', () => {
    it('brings a SOC 1 report to 30 June: 184 days to the year end, covered by an extra procedure', async () => {
      const report = await reportOf('Larkmoor');
      expect(report).toMatchObject({ state: 'evaluated', coversTo: '2026-06-30', restrictedUse: true });
      expect(report.years).toMatchObject([
        { gapDays: 184, reportEnd: '2026-06-30', standing: 'procedure_done', monthsCovered: 6 },
      ]);
      expect(report.own.gapCovers).toMatchObject([{ kind: 'procedure', madeByName: 'Mei Castellan' }]);
      expect(report.own.evaluations[0]).toMatchObject({ decision: 'approved', decidedByName: 'Ruben Halloway' });
      expect(report.next).toEqual([]);
      const file = await told
        .ines()
        .get(`/api/evidence/${String(report.evidenceItemId)}`)
        .expect(200);
      expect(file.body.kind).toBe('EV-SOC1');
    });

    it('counts on eleven controls of ours; one failed and was evaluated by somebody who does not own it', async () => {
      const { own } = await reportOf('Larkmoor');
      expect(own.counts).toEqual({ total: 11, unmapped: 0, withoutOwner: 0, failedWithoutEvaluation: 0, notTested: 0 });
      const failed = own.userControls.filter(({ state }: any) => state === 'failed_evaluated');
      expect(failed).toMatchObject([{ controlRef: 'PAY-07', ownerName: 'Oren Tal, payroll manager' }]);
      expect(failed[0].tests[0]).toMatchObject({ effect: 'compensated', evaluatedByName: 'Mei Castellan' });
      expect(own.userControls.filter(({ state }: any) => state === 'passed')).toHaveLength(10);
    });

    it('carves Copperline out; the registrant says how that is covered, and Larkmoor sees nothing of it', async () => {
      const { subservices } = await reportOf('Larkmoor');
      expect(subservices).toMatchObject([
        { name: 'Copperline Vaulting', method: 'carve_out', fourthPartyRef: 'SO-0001' },
      ]);
      expect(subservices[0].cover).toMatchObject({ coveredBy: 'monitoring', decidedByName: 'Mei Castellan' });
      const soren = await told.signIn('soren.whitby@larkmoor.example');
      const seen = await reportOf('Larkmoor', soren);
      expect([seen.own, seen.subservices[0].cover, seen.deviations[0].evaluation]).toEqual([null, null, null]);
    });
  });

  describe('Quillfeather', () => {
    it('brings a SOC 1 report to 30 September: 92 days are left, and a letter for them is due', async () => {
      const report = await reportOf('Quillfeather');
      expect(report).toMatchObject({ state: 'evaluated', coversTo: '2026-09-30', letterDueOn: '2026-12-31' });
      expect(report.years).toMatchObject([{ gapDays: 92, standing: 'needed', letterDueOn: '2026-12-31' }]);
      expect(report.next).toMatchObject([{ kind: 'bring_letter', by: 'vendor' }]);
      expect(report.own.counts).toMatchObject({ total: 3, notTested: 0, failedWithoutEvaluation: 0 });
    });
  });

  describe('Copperline', () => {
    it('is what Larkmoor rests on, as both of them say: six hours, after four were too few', async () => {
      const lines = await told.listOf(`/api/dependencies?vendorId=${told.idOf('Larkmoor')}&kind=fourth_party`);
      expect(lines).toMatchObject([
        { what: 'Copperline Vaulting', standing: 'confirmed', theirRtoMinutes: 360, match: { ref: 'SR-0001' } },
      ]);
      expect(lines[0].us).toMatchObject({ state: 'confirmed', by: 'Soren Whitby', on: '2026-03-23' });
      expect(lines[0].them).toMatchObject({ state: 'confirmed', on: '2026-03-25' });
      expect(lines[0].them.by).toContain('Wendell Oakes');
      const wendell = await told.signIn('wendell.oakes@copperline.example');
      const asked = (await wendell.get('/api/dependency-requests').expect(200)).body.items;
      expect(asked.map(({ state }: any) => state).sort()).toEqual(['confirmed', 'objected']);
      expect(JSON.stringify(asked)).not.toContain(told.idOf('Larkmoor'));
    });

    it('names who recovers its vault and its store, and has read the lines of both', async () => {
      const register = await told.listOf(`/api/dependencies?vendorId=${told.idOf('Copperline')}`);
      const lines = register.filter(({ kind }: any) => kind === 'site' || kind === 'system');
      expect(lines.map(({ what, standing }: any) => [what, standing])).toEqual([
        ['Salina vault', 'confirmed'],
        ['Vault store', 'confirmed'],
      ]);
      for (const { ownerName } of lines) expect(ownerName).not.toBe('');
    });

    it('restores a sample and compares it with its source: three records differ, and each is resolved before the report', async () => {
      const [test] = await told.listOf(`/api/exercises?vendorId=${told.idOf('Copperline')}`);
      expect(test).toMatchObject({
        title: 'Restore sample of payroll backups',
        state: 'aar_issued',
        achievedRtoMinutes: 388,
      });
      const wendell = await told.signIn('wendell.oakes@copperline.example');
      const { body } = await wendell.get(`/api/exercises/${test.id}/reconciliation`).expect(200);
      expect(body).toMatchObject({ state: 'reconciled', differingRecords: 3, openRecords: 0 });
      const ways = body.comparisons[1].differences.map((one: any) => one.resolutions.at(-1).way);
      expect(ways).toEqual(['explained', 'replayed']);
    });

    it('promises the registrant twelve hours, which only the registrant sees', async () => {
      const query = `?vendorId=${told.idOf('Larkmoor')}`;
      const codes = (items: any[]) => items.map(({ code }) => code);
      expect(codes(await told.listOf(`/api/dependency-conflicts${query}`))).toContain('contradicted_by_provider');
      const soren = await told.signIn('soren.whitby@larkmoor.example');
      const { body } = await soren.get('/api/dependency-conflicts').expect(200);
      expect(codes(body.items)).not.toContain('contradicted_by_provider');
    });
  });
}
