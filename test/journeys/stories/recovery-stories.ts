import type { Telling } from './telling';

/* eslint-disable @typescript-eslint/no-explicit-any -- JSON answers */

/** Tests of recovery, each told by the vendor's own person: what was planned, what happened, what came of it. */
export function recoveryStories(told: Telling): void {
  const read = async (email: string) => {
    const person = await told.signIn(email);
    const get = async (path: string) => (await person.get(path).expect(200)).body;
    return { get, list: async (path: string): Promise<any[]> => (await get(path)).items };
  };
  const partsOf = (opened: any) =>
    opened.findings.map((one: any) => [one.part.split(' ')[0], one.severity, one.joined, one.state]);

  it('Quillfeather, told by Marguerite Stroud: clean in May, two steps to change, a plan that takes them in', async () => {
    const { get, list } = await read('marguerite.stroud@quillfeather.example');
    const exercises = await list('/api/exercises');
    const test = exercises.find(({ day }) => day === '2026-05-16');
    expect(test).toMatchObject({
      ...{ achievedRtoMinutes: 192, rtoObjectiveMinutes: 240, achievedRpoMinutes: 9, rpoObjectiveMinutes: 15 },
      ...{ outcome: 'satisfactory', stepCount: 42, planVersionLabel: '3.2', planInForce: true },
    });
    const { steps } = await get(`/api/exercises/${test.id}`);
    const outcomes = steps.map(({ result }: any) => result.outcome);
    expect(outcomes.filter((one: string) => one === 'pass')).toHaveLength(40);
    expect(outcomes.filter((one: string) => one === 'pass_with_issue')).toHaveLength(2);
    const took = (title: string) => {
      const { result } = steps.find((step: any) => step.title === title);
      return (Date.parse(result.finishedAt) - Date.parse('2026-05-16T11:00:00Z')) / 60_000;
    };
    expect(['Declare and page', 'Promote database in Tucson', 'Verify and announce'].map(took)).toEqual([6, 62, 192]);
    const opened = await get(`/api/exercises/${test.id}/opened`);
    expect(partsOf(opened)).toEqual([
      ['step', 'medium', false, 'ready_to_verify'],
      ['step', 'medium', false, 'ready_to_verify'],
    ]);
    expect(opened.revisions).toMatchObject([{ label: '3.3', state: 'accepted', changes: 2 }]);
    const cancelled = exercises.find(({ state }) => state === 'cancelled');
    expect(cancelled).toMatchObject({ kind: 'simulation', stateApprover: 'Alden Pryce' });
    const [year] = await list('/api/exercise-programmes');
    expect(year).toMatchObject({ state: 'agreed', activitiesDone: 3, decidedByName: 'Ines Okafor' });
  });

  it('Osprey Hollow, told by Teodor Vance: 2:47 against 1:00, what was repaired showed again, 0:48 in the retest', async () => {
    const { get, list } = await read('teodor.vance@ospreyhollow.example');
    const exercises = await list('/api/exercises');
    const on = (day: string) => exercises.find((one) => one.day === day);
    const [miss, retest] = [on('2026-06-20'), on('2026-09-12')];
    expect(miss).toMatchObject({ achievedRtoMinutes: 167, rtoObjectiveMinutes: 60, outcome: 'unsatisfactory' });
    const view = await get(`/api/exercises/${miss.id}`);
    expect(view.objectives[0]).toMatchObject({ measures: 'rto', rating: 'M' });
    expect(partsOf(await get(`/api/exercises/${miss.id}/opened`))).toEqual([
      ['step', 'medium', true, 'closed_verified'],
      ['rto', 'high', true, 'closed_verified'],
      ['step', 'medium', false, 'closed_verified'],
      ['step', 'high', false, 'closed_verified'],
    ]);
    expect(retest).toMatchObject({ achievedRtoMinutes: 48, outcome: 'satisfactory', kind: 'functional' });
    expect((await get(`/api/exercises/${retest.id}`)).programme.retestOf).toMatchObject({ id: miss.id });
    const [missed] = (await list('/api/findings')).filter(({ sourcePart }) => sourcePart.startsWith('rto '));
    const { verifications } = await get(`/api/findings/${missed.id}`);
    expect(verifications.map((one: any) => [one.result, one.method, one.retestExerciseId])).toEqual([
      ['not_fixed', 'retest', miss.id],
      ['fixed', 'retest', retest.id],
    ]);
    const [set] = await told.inYear('/api/questionnaires', 'Osprey', 'FY2026');
    const { sections } = await get(`/api/questionnaires/${set.id}`);
    const cells: any[] = sections.flatMap(({ questions }: any) => questions.flatMap((one: any) => one.cells));
    const contradiction = cells.flatMap(({ queries }) => queries).find(({ ruleCode }) => ruleCode === 'CR-02');
    expect(contradiction).toMatchObject({ state: 'resolved', resolvedByName: 'Ines Okafor' });
  });

  it('Nettlecombe, told by Bettina Rowe: the old plan on the table was no test, the tabletop of August is enough for T3', async () => {
    const { get, list } = await read('bettina.rowe@nettlecombe.example');
    const [first, second] = (await list('/api/exercises')).toSorted((a, b) => a.day.localeCompare(b.day));
    expect(first).toMatchObject({ planVersionLabel: '1.0', planInForce: false, outcome: 'not_a_valid_test' });
    expect((await get(`/api/exercises/${first.id}`)).outcomeReason).toContain('CR-12');
    expect(second).toMatchObject({ kind: 'tabletop', planVersionLabel: '1.1', planInForce: true });
    expect(second.outcome).toBe('satisfactory');
    expect(partsOf(await get(`/api/exercises/${second.id}/opened`))).toEqual([
      ['step', 'low', true, 'ready_to_verify'],
    ]);
    const tested = (await told.inYear('/api/obligations', 'Nettlecombe', 'FY2026')).find(
      ({ requirementCode }) => requirementCode === 'TST-02',
    );
    expect(tested.conclusion).toBe('met');
    expect((await list('/api/drills'))[0]).toMatchObject({ kind: 'evacuation', called: 36, reached: 36, minutes: 6 });
  });

  it('Fenwick Rise, told by Nell Sandoval: 6:12 in recovery mode, notice after 0:38, and a qualified attestation', async () => {
    const { get, list } = await read('nell.sandoval@fenwickrise.example');
    const [summary] = await list('/api/disruptions');
    expect(summary).toMatchObject({ state: 'closed', recoveryModeMinutes: 372, longestOutageMinutes: 24, openGaps: 0 });
    expect(summary.notice).toMatchObject({ result: 'in_time', minutes: 38, from: 'detection', isProvisional: false });
    const storm = await get(`/api/disruptions/${summary.id}`);
    expect(storm.hits).toMatchObject([{ rtoObjectiveMinutes: 30, rtoMissed: false, rto: { minutes: 24 } }]);
    expect(storm.activations).toMatchObject([{ label: '2.3', wasInForce: true }]);
    expect(storm.reconciliations).toMatchObject([{ processedCount: 1286, differenceCount: 4, resolvedCount: 4 }]);
    expect(storm.reports).toHaveLength(1);
    const [test] = await list('/api/exercises');
    expect(test).toMatchObject({ ref: summary.countsAs[0], kind: 'full_interruption', disruptionId: summary.id });
    expect(partsOf(await get(`/api/exercises/${test.id}/opened`))).toHaveLength(2);
    const [certification] = (await told.inYear('/api/obligations', 'Fenwick', 'FY2026')).filter(
      ({ requirementCode }) => requirementCode === 'SEC-EMS-01',
    );
    expect(certification).toMatchObject({ conclusion: 'met_with_exceptions', forceLabel: 'Legal duty - vendor' });
    const { items: measures } = await get(`/api/obligations/${certification.id}/reliability-measures`);
    const instead = measures.find(({ stance }: any) => stance === 'alternative');
    expect(instead).toMatchObject({ area: 'circuit_diversity', decision: 'accepted', decidedByName: 'Ines Okafor' });
    const [attestation] = await told.inYear('/api/attestations', 'Fenwick', 'FY2026');
    expect(attestation).toMatchObject({ state: 'signed', qualified: true });
    const { signature } = await get(`/api/attestations/${attestation.id}`);
    expect(signature.shownText).toContain(instead.words);
  });
}
