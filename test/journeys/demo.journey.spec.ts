import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { AppModule } from '../../src/app.module';
import { DEMO_PASSWORD } from '../../src/demo/cast';
import { DemoSeeder, type DemoAccount, type DemoState } from '../../src/demo/demo.seeder';
import { seedDemo } from '../../src/demo/seed-demo';
import { SettableClock } from '../../src/foundation/clock';
import { readConfig, type Config } from '../../src/foundation/config';
import type { DatabaseAccess } from '../../src/foundation/database/access';
import { Jobs } from '../../src/foundation/jobs';
import { PacketBuilder } from '../../src/packets/packet-builder.service';
import { furnish, httpAdapter } from '../../src/portal-host/http';
import { asOwner, freshDatabase } from '../support/database';
import { Person } from '../support/person';
import { assuranceStories } from './stories/assurance-stories';
import { packetStories } from './stories/packet-stories';
import { recoveryStories } from './stories/recovery-stories';
import { standingStories } from './stories/standing-stories';
import type { Telling } from './stories/telling';

describe('the demo', () => {
  let accounts: DemoAccount[];
  const states: DemoState[] = [];
  const undo: (() => Promise<void> | void)[] = [];
  let url: string;
  let portal: NestFastifyApplication;
  let access: DatabaseAccess;
  let config: Config;
  let ines: Person;
  let vendors: { id: string; name: string; state: string }[];
  let periods: Record<'FY2025' | 'FY2026', string>;

  beforeAll(async () => {
    const database = await freshDatabase();
    access = database.access;
    undo.push(() => database.drop());
    const dataDir = mkdtempSync(path.join(tmpdir(), 'holdfast-demo-'));
    undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
    config = readConfig({ PORT: '0', HOLDFAST_DATA_DIR: dataDir, HOLDFAST_LOG_LEVEL: 'silent' });
    await inContext(async (context, clock) => {
      await context.get(Jobs).start(access.jobsUrl);
      const seeder = new DemoSeeder(context, clock, () => undefined);
      states.push(await seeder.state());
      accounts = await seedDemo(context, clock, () => undefined);
      states.push(await seeder.state());
    });
    // As a portal does that tells the demo.
    await asOwner(access, 'ANALYZE');
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.on({ config, loginUrl: access.loginUrl, poolSize: 8 }),
      httpAdapter(config),
      { logger: false, abortOnError: false },
    );
    await furnish(app, config);
    await app.listen(0, '127.0.0.1');
    undo.push(() => app.close());
    portal = app;
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    ines = await signIn('ines.okafor@tarnbrook.example');
    vendors = (await ines.get('/api/vendors').expect(200)).body.items;
    periods = Object.fromEntries(
      (await listOf('/api/periods')).map((one: { code: string; id: string }) => [one.code, one.id]),
    ) as typeof periods;
  }, 900_000);

  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });

  async function inContext(
    told: (
      context: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>,
      clock: SettableClock,
    ) => Promise<void>,
  ): Promise<void> {
    const clock = new SettableClock('2025-01-02T12:00:00Z');
    const context = await NestFactory.createApplicationContext(
      AppModule.on({ config, loginUrl: access.loginUrl, clock }),
      { logger: ['error', 'warn'], abortOnError: false },
    );
    try {
      await told(context, clock);
    } finally {
      await context.close();
    }
  }

  async function signIn(email: string): Promise<Person> {
    const answer = await request(url).post('/api/sessions').send({ email, password: DEMO_PASSWORD }).expect(201);
    const token = /__Host-holdfast=([A-Za-z0-9_-]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? null;
    return new Person(email, url, token, email, String(answer.body.personId));
  }

  const idOf = (name: string) => vendors.find((vendor) => vendor.name.startsWith(name))!.id;
  const listOf = async (path: string) => (await ines.get(path).expect(200)).body.items;
  /** A list of one vendor in one year. */
  const inYear = (path: string, name: string, code: 'FY2025' | 'FY2026') =>
    listOf(`${path}?vendorId=${idOf(name)}&periodId=${periods[code]}`);

  interface ToldCell {
    questionId: string;
    answer: { answeredByName: string; source: string } | null;
    decision: { decision: string } | null;
    queries: { ruleCode: string | null; kind: string; state: string; replies: unknown[] }[];
  }
  /** Every cell of a questionnaire. */
  const cellsOf = async (id: string): Promise<ToldCell[]> => {
    const { body } = await ines.get(`/api/questionnaires/${id}`).expect(200);
    const sections = body.sections as { questions: { cells: ToldCell[] }[] }[];
    return sections.flatMap(({ questions }) => questions.flatMap(({ cells }) => cells));
  };

  it('is told to its end on an empty database, and known as such afterwards', () => {
    expect(states).toEqual(['empty', 'complete']);
  });

  it('gives every role somebody who can sign in', async () => {
    expect(new Set(accounts.map((account) => account.role))).toEqual(
      new Set([
        'administrator',
        'compliance_officer',
        'second_line_approver',
        'relationship_owner',
        'sox_office',
        'executive',
        'external_auditor',
        'vendor_contributor',
        'vendor_attestor',
      ]),
    );
    for (const role of ['administrator', 'external_auditor', 'vendor_attestor'])
      await signIn(accounts.find((account) => account.role === role)!.email);
  });

  it('shows ten vendors, those whose authority was proven active', () => {
    expect(vendors).toHaveLength(10);
    const active = vendors.filter((vendor) => vendor.state === 'active').map((vendor) => vendor.name.split(' ')[0]);
    expect(active.sort()).toEqual([
      'Brindlewick',
      'Fenwick',
      'Harrowgate',
      'Larkmoor',
      'Nettlecombe',
      'Osprey',
      'Quillfeather',
      'Saltmarsh',
    ]);
  });

  it('Quillfeather: last year’s roster counts for a reason that the reviewer gave', async () => {
    const submissions = await inYear('/api/submissions', 'Quillfeather', 'FY2026');
    const programme = submissions.find((one: { requirementCodes: string[] }) =>
      one.requirementCodes.includes('PPL-01'),
    );
    const { body } = await ines.get(`/api/submissions/${programme.id}`).expect(200);
    const training = body.obligations.find((one: { requirementCode: string }) => one.requirementCode === 'PPL-01');
    expect(training.concluded.outOfPeriodReason).toContain('December 2025');
    const file = body.lines.find((line: { file: { fileName: string } | null }) =>
      line.file?.fileName.includes('training roster 2025'),
    );
    expect(file.file.inPeriod).toBe(false);
  });

  it('Quillfeather: signed in time without exceptions, and a packet issued that the auditor can take away', async () => {
    const [attestation] = await inYear('/api/attestations', 'Quillfeather', 'FY2026');
    expect(attestation).toMatchObject({ state: 'accepted', qualified: false, late: false });
    expect(attestation.signedAt).toMatch(/^2026-11-09T/);
    const priya = await signIn('priya.lindqvist@farrow-stone.example');
    const { body } = await priya.get(`/api/packets?vendorId=${idOf('Quillfeather')}`).expect(200);
    expect(body.items).toHaveLength(2);
    const packet = body.items.find((one: { periodCode: string }) => one.periodCode === 'FY2026');
    expect(packet.state).toBe('issued');
    const pdf = await priya.get(`/api/packets/${packet.id}/pdf`).buffer(true).expect(200);
    expect(Buffer.from(pdf.body).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('Osprey Hollow: a program under the name of a report was refused, and the refusal is kept', async () => {
    const teodor = await signIn('teodor.vance@ospreyhollow.example');
    const { body } = await teodor.get('/api/uploads?state=refused').expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0].refusedReason).not.toBe('');
  });

  it('Brindlewick: the plan’s review is overdue', async () => {
    const [plan] = await listOf(`/api/plans?vendorId=${idOf('Brindlewick')}`);
    expect(plan.inForce).toMatchObject({ reviewDueOn: '2026-09-11', reviewOverdue: true });
  });

  it('leaves work on the desks: one submission waits, one has an open question, one waits for the second line', async () => {
    const submissions = await listOf('/api/submissions');
    const of = (name: string) => submissions.filter((one: { vendorId: string }) => one.vendorId === idOf(name));
    expect(of('Larkmoor').filter((one: { state: string }) => one.state === 'submitted')).toHaveLength(1);
    expect(of('Fenwick').filter((one: { openQueries: number }) => one.openQueries === 1)).toHaveLength(1);
    expect(of('Osprey').filter((one: { awaitsApproval: boolean }) => one.awaitsApproval)).toHaveLength(1);
  });

  it('FY2025: locked, every obligation with a conclusion, what nobody tested said by name', async () => {
    const { body } = await ines.get(`/api/periods/${periods.FY2025}/closing-checklist`).expect(200);
    expect(body).toMatchObject({ state: 'locked', periodCode: 'FY2025' });
    const conclusions: { conclusion: string; obligations: number }[] = body.conclusions;
    expect(conclusions.map((one) => one.conclusion).sort()).toEqual([
      'met',
      'met_with_exceptions',
      'not_applicable',
      'not_met',
      'not_tested',
    ]);
    const untested = (await inYear('/api/obligations', 'Nettlecombe', 'FY2025')).find(
      (one: { requirementCode: string }) => one.requirementCode === 'TST-02',
    );
    expect(untested).toMatchObject({ conclusion: 'not_tested', concludedByName: 'Ines Okafor' });
    expect(untested.conclusionReason).toContain('no exercise of it took place');
  });

  it('FY2025: five vendors signed, Quillfeather with its missed test, and a packet of that year is there', async () => {
    const signed = await listOf(`/api/attestations?periodId=${periods.FY2025}`);
    expect(signed.map((one: { vendorName: string }) => one.vendorName.split(' ')[0]).sort()).toEqual(
      ['Larkmoor', 'Nettlecombe', 'Osprey', 'Quillfeather', 'Saltmarsh'].sort(),
    );
    expect(new Set(signed.map((one: { state: string }) => one.state))).toEqual(new Set(['accepted']));
    const packets = await listOf(`/api/packets?vendorId=${idOf('Quillfeather')}`);
    expect(packets.find((one: { periodCode: string }) => one.periodCode === 'FY2025')).toMatchObject({
      ...{ state: 'issued', requestedAt: expect.stringMatching(/^2026-01-09/) },
    });
  });

  it('Quillfeather: 4:38 in 2025, 3:12 in 2026; the second test closed the finding of the first', async () => {
    const exercises = await listOf(`/api/exercises?vendorId=${idOf('Quillfeather')}`);
    const first = exercises.find((one: { day: string }) => one.day === '2025-06-14');
    expect(first).toMatchObject({ achievedRtoMinutes: 278, rtoObjectiveMinutes: 240, outcome: 'unsatisfactory' });
    const findings = await listOf(`/api/findings?vendorId=${idOf('Quillfeather')}`);
    const finding = findings.find((one: { sourcePart: string }) => one.sourcePart.startsWith('rto '));
    expect(finding).toMatchObject({ state: 'closed_verified', severity: 'high', fromTest: true });
    expect(finding.closedAt).toMatch(/^2026-06-11/);
    const { body } = await ines.get(`/api/findings/${finding.id}`).expect(200);
    const second = exercises.find((one: { day: string }) => one.day === '2026-05-16');
    expect(body.verifications).toEqual([
      expect.objectContaining({ result: 'fixed', method: 'retest', retestExerciseId: second.id }),
    ]);
  });

  it('FY2026 follows from it: the charter was due a year after the one of March 2025', async () => {
    const [charter] = (await inYear('/api/obligations', 'Quillfeather', 'FY2026')).filter(
      (one: { requirementCode: string }) => one.requirementCode === 'GOV-01',
    );
    expect(charter.dueOn).toBe('2026-03-31');
    expect(charter.dueRule).toContain('after the last completed instance on 2025-03-');
  });

  it('confirmed every quarter what changed: in time, late with a name, or not at all', async () => {
    const told = async (name: string) =>
      (await inYear('/api/change-confirmations', name, 'FY2026'))
        .map((one: { quarter: string; state: string; late: boolean; changeCount: number }) => [
          ...[one.quarter, one.state, one.late, one.changeCount],
        ])
        .sort();
    const inTime = (quarter: string) => [quarter, 'accepted', false, 0];
    expect(await told('Quillfeather')).toEqual(['Q1', 'Q2', 'Q3'].map(inTime));
    expect(await told('Osprey')).toEqual([inTime('Q1'), ['Q2', 'accepted', true, 1], inTime('Q3')]);
    expect(await told('Larkmoor')).toEqual([inTime('Q1'), inTime('Q2'), ['Q3', 'open', false, 0]]);
  });

  it('answered the questionnaire as far as each vendor is', async () => {
    const told = async (name: string, code: 'FY2025' | 'FY2026' = 'FY2026') =>
      (await inYear('/api/questionnaires', name, code))[0];
    const quillfeather = await told('Quillfeather');
    expect(quillfeather).toMatchObject({ state: 'reviewed', openQueries: 0, returned: 0 });
    expect(quillfeather.answered).toBe(quillfeather.asked);
    expect(await told('Nettlecombe', 'FY2025')).toMatchObject({ state: 'reviewed' });
    expect(await told('Nettlecombe')).toMatchObject({ state: 'returned', returned: 1 });
    expect(await told('Harrowgate')).toMatchObject({ state: 'open', answered: 0 });
    expect((await told('Saltmarsh')).gaps.critical).toBeGreaterThan(0);
    const larkmoor = await told('Larkmoor');
    expect(larkmoor.state).toBe('open');
    expect(larkmoor.answered).toBeGreaterThan(0);
    expect(larkmoor.answered).toBeLessThan(larkmoor.asked);
    const authors = (await cellsOf(larkmoor.id)).flatMap(({ answer }) => (answer ? [answer.answeredByName] : []));
    expect(new Set(authors)).toEqual(new Set(['Soren Whitby', 'Ingrid Solheim']));
  });

  it('Nettlecombe: most answers of 2025 are still true, one was too old and came back', async () => {
    const [set] = await inYear('/api/questionnaires', 'Nettlecombe', 'FY2026');
    const cells = await cellsOf(set.id);
    expect(cells.filter(({ answer }) => answer?.source === 'confirmed').length).toBeGreaterThan(20);
    const back = cells.filter(({ decision }) => decision?.decision === 'returned');
    expect(back.map(({ questionId }) => questionId)).toEqual(['QPR-2']);
  });

  it('excepts Vantelle’s exit until 31 March, lets one request wait, and keeps a finding that is void', async () => {
    const [excepted] = await listOf(`/api/exceptions?vendorId=${idOf('Vantelle')}`);
    expect(excepted).toMatchObject({ requirementCode: 'SEC-EUF-01', until: '2027-03-31' });
    expect(['active', 'expiring']).toContain(excepted.state);
    const [waiting] = await listOf(`/api/exceptions?vendorId=${idOf('Copperline')}`);
    expect(waiting).toMatchObject({ state: 'requested', requestedByName: 'Dana Whitlock' });
    const findings = await listOf(`/api/findings?vendorId=${idOf('Larkmoor')}`);
    expect(findings.filter((one: { state: string }) => one.state === 'void')).toEqual([
      expect.objectContaining({ severity: 'low', title: 'No backup history for June' }),
    ]);
  });

  it('lets the SOX office weigh a finding, which no vendor and no auditor sees', async () => {
    const mei = await signIn('mei.castellan@tarnbrook.example');
    const { items } = (await mei.get('/api/icfr-severities').expect(200)).body;
    expect(items.filter((one: { icfrSeverity: string | null }) => one.icfrSeverity !== null)).toEqual([
      expect.objectContaining({ icfrSeverity: 'deficiency', decidedByName: 'Mei Castellan' }),
    ]);
    const priya = await signIn('priya.lindqvist@farrow-stone.example');
    await priya.get('/api/icfr-severities').expect(403);
  });

  it('leaves a catalogue draft with the second line, an import in Dana’s history, and reminders of this morning', async () => {
    const ruben = await signIn('ruben.halloway@tarnbrook.example');
    const [draft] = (await ruben.get('/api/drafts').expect(200)).body.items;
    expect(draft).toMatchObject({ state: 'draft', startedByName: 'Ines Okafor' });
    const dana = await signIn('dana.whitlock@tarnbrook.example');
    const [run] = (await dana.get('/api/imports').expect(200)).body.items;
    expect(run).toMatchObject({ kind: 'contacts', state: 'applied', creates: 4 });
    const notices = (await ines.get('/api/notices').expect(200)).body.items;
    expect(notices.length).toBeGreaterThan(0);
  });

  it('leaves no obligation in an impossible state', async () => {
    for (const code of ['FY2025', 'FY2026'] as const) {
      const items = await listOf(`/api/obligations?periodId=${periods[code]}`);
      expect(items.length).toBeGreaterThan(100);
      const impossible = items.filter(
        (one: { conclusion: string | null; progress: string; concludedByName: string | null }) =>
          (one.conclusion === 'met' && one.progress !== 'submitted') ||
          (one.conclusion !== null && one.concludedByName === null) ||
          (code === 'FY2025' && one.conclusion === null),
      );
      expect(impossible).toEqual([]);
    }
  });

  it('keeps the second registrant, and one vendor from another', async () => {
    const lena = await signIn('lena.brandt@palisade.example');
    const own = (await lena.get('/api/vendors').expect(200)).body.items;
    expect(own.map((vendor: { name: string }) => vendor.name)).toEqual(['Cinder Creek Dispatch']);
    await lena.get(`/api/vendors/${idOf('Quillfeather')}`).expect(404);
    const marguerite = await signIn('marguerite.stroud@quillfeather.example');
    const seen = (await marguerite.get('/api/vendors').expect(200)).body.items;
    expect(seen.map((vendor: { id: string }) => vendor.id)).toEqual([idOf('Quillfeather')]);
    await marguerite.get(`/api/vendors/${idOf('Osprey')}`).expect(404);
  });

  it('happened in the order in which the trail keeps it, and never in the future', async () => {
    const { body } = await ines.get('/api/trail?limit=500').expect(200);
    const times = body.items.map((event: { at: string }) => event.at);
    expect([...times].sort().reverse()).toEqual(times);
    expect(times[0] <= new Date().toISOString()).toBe(true);
  });

  /** Built here, without the job queue. */
  const printed = async (about: object): Promise<Buffer> => {
    const { body } = await ines.post('/api/packets', { periodId: periods.FY2026, ...about }).expect(201);
    const session = (await ines.get('/api/session').expect(200)).body;
    await portal.get(PacketBuilder).build(String(session.registrantId), String(body.id));
    return (await ines.get(`/api/packets/${body.id}/pdf`).buffer(true).expect(200)).body as Buffer;
  };
  const telling: Telling = { signIn, ines: () => ines, idOf, listOf, inYear, printed };
  assuranceStories(telling);
  recoveryStories(telling);
  standingStories(telling);
  packetStories(telling);

  it('tells a demo that was broken off from one that is complete, and from somebody else’s data', async () => {
    const found: DemoState[] = [];
    const look = () =>
      inContext(async (context, clock) => {
        found.push(await new DemoSeeder(context, clock, () => undefined).state());
      });
    await asOwner(access, `UPDATE registrant SET name = 'Tarnbrook Holdings' WHERE name LIKE 'Tarnbrook%'`);
    await look();
    await asOwner(
      access,
      `UPDATE registrant SET name = 'Tarnbrook Outfitting Group, Inc.' WHERE name LIKE 'Tarnbrook%'`,
    );
    await look();
    await asOwner(
      access,
      `ALTER TABLE audit_event DISABLE TRIGGER ALL; DELETE FROM audit_event WHERE body::jsonb ->> 'deed' = 'demo.told'`,
    );
    await look();
    expect(found).toEqual(['other', 'complete', 'partial']);
  });
});
