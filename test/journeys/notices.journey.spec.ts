import { Client } from 'pg';
import { Jobs } from '../../src/foundation/jobs';
import { MorningService } from '../../src/notifications/morning.service';
import { startMailServer, type MailServer } from '../support/mail-server';
import type { TestVendor } from '../support/portal';
import { obligationOf, openReviewable, type Reviewable } from '../support/reviewable';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const until = async (holds: () => Promise<boolean> | boolean, what: string) => {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return;
    await pause(100);
  }
  throw new Error(`${what} did not happen within 15 s.`);
};

describe('what people are told', () => {
  let scene: Reviewable;
  let server: MailServer;
  let quill: TestVendor;
  let larch: TestVendor;
  let queue: Client;

  beforeAll(async () => {
    server = await startMailServer();
    scene = await openReviewable({
      jobs: true,
      env: { SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_FROM: 'Holdfast <holdfast@tarnbrook.example>' },
    });
    quill = await scene.vendor('Quillfeather', 'T1');
    larch = await scene.vendor('Larch Hosting', 'T2');
    queue = new Client({ connectionString: scene.house.access.ownerUrl });
    await queue.connect();
    await settled();
    server.received.length = 0;
  });
  afterAll(async () => {
    await queue.end();
    await scene.house.close();
    await server.stop();
  });

  /** Until no job is left that is due now. */
  const settled = () =>
    until(async () => {
      const { rows } = await queue.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE run_at <= now() AND task_identifier IN ('notices.tell', 'mail.send')`,
      );
      return rows[0]?.n === 0;
    }, 'The end of all jobs');
  const emails = async (): Promise<{ state: string; attempts: number; lastError: string | null; id: string }[]> =>
    (await scene.house.sam.get('/api/emails').expect(200)).body.items;
  const noticesOf = async (who: TestVendor['contributor']) => (await who.get('/api/notices').expect(200)).body;
  const addresses = new Map<TestVendor['contributor'], string>();
  const addressOf = async (who: TestVendor['contributor']): Promise<string> => {
    const known = addresses.get(who);
    if (known !== undefined) return known;
    const { body } = await who.get('/api/notice-preferences').expect(200);
    addresses.set(who, String(body.address));
    return String(body.address);
  };
  const finding = (vendor: TestVendor, title: string, dueOn = '2026-06-30') =>
    scene.house.ines
      .post('/api/findings', {
        ...{ vendorId: vendor.id, severity: 'high', title, description: 'As seen in the log.' },
        ...{ ownerName: 'Head of operations', dueOn },
      })
      .expect(201);
  const mailTo = async (who: TestVendor['contributor']) => {
    const address = await addressOf(who);
    return server.received.filter(({ to }) => to.includes(address));
  };

  it('a finding reaches the people of its vendor, in the portal and by mail, once, and nobody else', async () => {
    await finding(quill, 'Two circuits in one duct');
    await settled();
    await until(() => server.received.length === 2, 'Both messages');
    const [mail] = await mailTo(quill.contributor);
    expect(mail?.headers['subject']).toBe('Holdfast: Finding FD-0001 (high): Two circuits in one duct');
    expect(mail?.headers['from']).toBe('Holdfast <holdfast@tarnbrook.example>');
    expect(mail?.headers['auto-submitted']).toBe('auto-generated');
    expect(mail?.text).toContain('/findings/');
    expect(await mailTo(quill.attestor)).toHaveLength(1);
    expect(await noticesOf(quill.contributor)).toMatchObject({ unread: expect.any(Number) });
    const told = (await noticesOf(quill.contributor)).items[0];
    expect(told).toMatchObject({ topic: 'findings', readAt: null, mailed: true });
    const others = await noticesOf(larch.contributor);
    expect(others.items.filter((one: { topic: string }) => one.topic === 'findings')).toEqual([]);
    const { body } = await scene.house.ines.get('/api/trail?deed=email.sent').expect(200);
    expect(body.total).toBeGreaterThanOrEqual(2);
  });

  it('are read one by one or all at once, each person their own', async () => {
    const { items, unread } = await noticesOf(quill.contributor);
    expect(unread).toBe(items.length);
    await quill.attestor.post('/api/notices/readings', { ids: [items[0].id] }).expect(204);
    expect((await noticesOf(quill.contributor)).unread).toBe(unread);
    await quill.contributor.post('/api/notices/readings', { ids: [items[0].id] }).expect(204);
    expect((await noticesOf(quill.contributor)).unread).toBe(unread - 1);
    await quill.contributor.post('/api/notices/readings', {}).expect(204);
    expect((await quill.contributor.get('/api/notices?unread=true').expect(200)).body).toMatchObject({
      items: [],
      unread: 0,
    });
  });

  it('come as each person wants them; reminders never one by one', async () => {
    await quill.attestor.put('/api/notice-preferences', { topic: 'findings', delivery: 'portal_only' }).expect(200);
    await quill.contributor.put('/api/notice-preferences', { topic: 'findings', delivery: 'digest' }).expect(200);
    const refused = await quill.attestor
      .put('/api/notice-preferences', { topic: 'due', delivery: 'at_once' })
      .expect(422);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/delivery', code: 'one-by-one' });
    server.received.length = 0;
    await finding(quill, 'No spare for the head end');
    await settled();
    expect(server.received).toEqual([]);
    expect((await noticesOf(quill.attestor)).items[0].title).toContain('No spare for the head end');
  });

  it('never make a header or a line out of what somebody typed', async () => {
    server.received.length = 0;
    await quill.contributor.put('/api/notice-preferences', { topic: 'findings', delivery: 'at_once' }).expect(200);
    await finding(quill, 'Line\u2028Bcc: eve@elsewhere.example =?utf-8?q?x?=');
    await settled();
    await until(() => server.received.length === 1, 'The message');
    const [mail] = server.received;
    expect(mail?.to).toHaveLength(1);
    expect(mail?.headers['bcc']).toBeUndefined();
    expect(mail?.text.split(/\r?\n/).filter((line) => line.startsWith('Bcc:'))).toEqual([]);
  });

  describe('while the mail server is away', () => {
    it('the deed is done at once, and the message goes out once when the server is back', async () => {
      const { port } = server;
      await server.stop();
      const made = await finding(quill, 'Written during the outage');
      expect(made.body.ref).toMatch(/^FD-/);
      await settled();
      await until(
        async () => (await emails()).some(({ state, attempts }) => state === 'waiting' && attempts === 1),
        'An attempt',
      );
      const [waiting] = await emails();
      expect(waiting).toMatchObject({
        state: 'waiting',
        attempts: 1,
        lastError: expect.stringContaining('ECONNREFUSED'),
      });
      server = await startMailServer(port);
      await queue.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
      await until(() => server.received.length > 0, 'The message');
      await settled();
      expect(server.received.map(({ headers }) => headers['subject'])).toEqual([
        expect.stringContaining('Written during the outage'),
      ]);
      expect((await emails())[0]).toMatchObject({ state: 'sent', attempts: 2 });
    });

    it('two portals that both try send one', async () => {
      server.received.length = 0;
      const second = new Jobs();
      await second.start(scene.house.access.jobsUrl);
      await finding(quill, 'Seen by two portals');
      await settled();
      await until(() => server.received.length > 0, 'The message');
      await pause(300);
      await second.beforeApplicationShutdown();
      expect(server.received).toHaveLength(1);
    });

    it('a server that is busy is asked again; one that refuses the address is not, and an administrator sees why', async () => {
      server.received.length = 0;
      server.refuseNext(451, 'Try again later');
      await finding(quill, 'Asked twice');
      await settled();
      await until(async () => (await emails())[0]?.attempts === 1, 'The first attempt');
      expect((await emails())[0]).toMatchObject({
        state: 'waiting',
        lastError: expect.stringContaining('Try again later'),
      });
      await queue.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
      await until(() => server.received.length === 1, 'The second attempt');
      server.refuseNext(550, 'No such user');
      await finding(quill, 'Refused for good');
      await settled();
      await until(async () => (await emails())[0]?.state === 'given_up', 'The end');
      const [refused] = await emails();
      expect(refused).toMatchObject({ attempts: 1, lastError: expect.stringContaining('No such user') });
      await scene.house.ines.get('/api/emails').expect(403);
      const { body } = await scene.house.ines.get('/api/trail?deed=email.given-up').expect(200);
      expect(body.items).toHaveLength(1);
      await scene.house.sam.post(`/api/emails/${refused?.id}/retries`, {}).expect(204);
      await until(() => server.received.length === 2, 'The message after all');
      await scene.house.sam.post(`/api/emails/${refused?.id}/retries`, {}).expect(409);
    });
  });

  describe('a calendar', () => {
    it('is read without a session by its address alone, until its owner takes it back', async () => {
      const made = await larch.contributor.post('/api/calendar-feeds', {}).expect(201);
      const path = new URL(made.body.url).pathname;
      const { text, headers } = await scene.house.stranger.get(path).expect(200);
      expect(headers['content-type']).toContain('text/calendar');
      expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(text).toContain('DTSTART;VALUE=DATE:2026');
      expect(text).not.toContain('Quillfeather');
      expect(text.split('\r\n').every((line: string) => Buffer.byteLength(line) <= 75)).toBe(true);
      const uids = [...text.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
      expect(new Set(uids).size).toBe(uids.length);
      await quill.contributor.post(`/api/calendar-feeds/${made.body.id}/revocations`, {}).expect(404);
      await larch.contributor.post(`/api/calendar-feeds/${made.body.id}/revocations`, {}).expect(204);
      await scene.house.stranger.get(path).expect(404);
      await scene.house.stranger.get('/api/calendars/guessed.ics').expect(404);
    });

    it('shows an officer every vendor, and an auditor none', async () => {
      const made = await scene.house.ines.post('/api/calendar-feeds', {}).expect(201);
      const { text } = await scene.house.stranger.get(new URL(made.body.url).pathname).expect(200);
      expect(text).toContain('Quillfeather');
      expect(text).toContain('Larch Hosting');
      await scene.house.priya.post('/api/calendar-feeds', {}).expect(403);
      await scene.house.priya.get('/api/notices').expect(403);
    });
  });

  describe('of what the auditor asks, and of what keeps records', () => {
    const told = async (who: TestVendor['contributor'], topic: string): Promise<string[]> => {
      await settled();
      const { items } = await noticesOf(who);
      return items.filter((one: { topic: string }) => one.topic === topic).map(({ title }: { title: string }) => title);
    };

    it('says what each move asks of whom, to nobody of a vendor', async () => {
      const { ines, mei, dana, ruben, priya } = scene.house;
      const list = { title: 'Interim', auditFirm: 'Penhallow Audit LLP', periodId: scene.periodId };
      const { body: opened } = await priya.post('/api/request-lists', list).expect(201);
      const wanted = { wanted: 'Restore logs', periodFrom: '2026-01-01', periodTo: '2026-12-31', dueOn: '2026-03-09' };
      const asked = { ...wanted, vendorId: quill.id };
      const { body } = await priya.post(`/api/request-lists/${String(opened.id)}/requests`, asked).expect(201);
      const at = (what: string) => `/api/audit-requests/${String(body.id)}/${what}`;
      await mei.post(at('acceptances'), { ownerId: dana.personId }).expect(201);
      await dana.post(at('starts')).expect(201);
      await dana.post(at('deliveries'), { answer: 'The logs are with the vendor.', items: [] }).expect(201);
      await ruben.post(at('delivery-checks'), { number: 1, decision: 'sent_back', reason: 'Attach them.' }).expect(201);
      await priya.post(at('notes'), { words: 'March will do.' }).expect(201);
      expect((await told(ines, 'requests')).reverse()).toEqual([
        ...['RQ-0001 waits for somebody to take it', 'RQ-0001 waits for its internal check'].map(
          (one) => `Request ${one}`,
        ),
      ]);
      expect((await told(dana, 'requests')).reverse()).toEqual(
        ['is yours to answer', 'came back from its internal check', 'has a note of the auditor'].map(
          (one) => `Request RQ-0001 ${one}`,
        ),
      );
      expect(await told(quill.contributor, 'requests')).toEqual([]);
      await scene.house.app.get(MorningService).tell(scene.house.registrantId);
      const due = 'Request RQ-0001 of the auditor: Restore logs';
      expect(await told(dana, 'due')).toContain(due);
      expect(await told(mei, 'due')).toContain(due);
      expect(await told(ines, 'due')).not.toContain(due);
      expect(await told(quill.contributor, 'due')).not.toContain(due);
    });

    it('tells of a legal hold, and who is to decide of its release', async () => {
      const { mei, ruben, harriet } = scene.house;
      const hold = { title: 'A claim', reason: 'A suit is expected.', vendorId: quill.id };
      const { body } = await mei.post('/api/legal-holds', hold).expect(201);
      await mei.post(`/api/legal-holds/${String(body.id)}/release-requests`, { reason: 'Settled.' }).expect(201);
      expect((await told(ruben, 'retention')).reverse()).toEqual([
        ...['Legal hold LH-0001 was placed: A claim', 'The release of legal hold LH-0001 waits for a decision'],
      ]);
      expect(await told(harriet, 'retention')).toEqual(['The release of legal hold LH-0001 waits for a decision']);
      expect(await told(quill.contributor, 'retention')).toEqual([]);
    });
  });

  describe('a morning', () => {
    const morning = () => scene.house.app.get(MorningService).tell(scene.house.registrantId);
    const digests = async (who: TestVendor['contributor']) =>
      (await mailTo(who)).filter(({ headers }) => /due soon|overdue/.test(headers['subject'] ?? ''));

    it('has one message for each person with all that is due, and none the second time', async () => {
      server.received.length = 0;
      await addressOf(larch.contributor);
      const due = await obligationOf(quill, 'TST-01');
      scene.clock.moveTo(`${due.dueOn.slice(0, 8)}01T05:00:00.000Z`);
      expect((await morning()).letters).toBeGreaterThan(0);
      await settled();
      await until(() => server.received.length > 0, 'The digest');
      await pause(300);
      const [first, ...more] = await digests(larch.contributor);
      expect(more).toEqual([]);
      expect(first?.text).toContain('due in ');
      expect(await morning()).toEqual({ notices: 0, letters: 0 });
    });

    it('tells more people the longer something is overdue, and of each stage once', async () => {
      const { rows } = await queue.query<{ latest: string }>(
        'SELECT max(due_on)::text AS latest FROM obligation WHERE vendor_id = $1',
        [larch.id],
      );
      const latest = rows[0]?.latest ?? '';
      // Nobody's session lasts until then; the notices are looked at where they lie.
      const overdue = async (days: number, who = scene.house.ines) => {
        scene.clock.moveTo(new Date(Date.parse(`${latest}T05:00:00.000Z`) + days * 86_400_000).toISOString());
        await morning();
        const told = await queue.query<{ id: string }>(
          'SELECT id FROM notice WHERE person_id = $1 AND about_vendor_id = $2 AND due_on = $3',
          [who.personId, larch.id, latest],
        );
        return told.rows;
      };
      expect(await overdue(1)).toEqual([]);
      expect(await overdue(1, scene.house.dana)).not.toEqual([]);
      const afterWeek = await overdue(7);
      expect(afterWeek).not.toEqual([]);
      expect((await overdue(8)).length).toBe(afterWeek.length);
      expect(await overdue(8, scene.house.ruben)).toEqual([]);
      expect(await overdue(14, scene.house.ruben)).not.toEqual([]);
    });
  });
});
