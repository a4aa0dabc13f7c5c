import { PopulationsService } from '../requests/populations/populations.service';
import { RequestListsService } from '../requests/request-lists.service';
import { SamplePacketsService } from '../requests/samples/sample-packets.service';
import { SamplesService } from '../requests/samples/samples.service';
import { LegalHoldsService } from '../retention/legal-holds.service';
import { RetentionService } from '../retention/retention.service';
import { AuditDesk, type Told } from './audit-desk';
import { auditRequests, type Audited } from './audit-requests';
import { textOf } from './documents/plain-files';
import type { Known } from './last-year.story';
import { PacketDesk } from './packet-desk';
import { scene, type Scene } from './scene';
import type { Stage } from './stage';
import type { VendorDesk } from './vendor-desk';

/** Farrow & Stone audit FY2026: populations and samples, twelve requests, and what keeps records longer meanwhile. */
export function audit(known: Record<keyof Audited, Known>): Scene[] {
  const of = Object.fromEntries(Object.entries(known).map(([key, { desk }]) => [key, desk])) as unknown as Audited;
  const { stage } = of.quillfeather;
  const requests = auditRequests(of);
  const made = { listId: '', populationId: '' };
  const desks = (those: Told[]) => those.map((told) => new AuditDesk(stage, told));
  const [closed, delivered, open] = [desks(requests.closed), desks(requests.delivered), desks(requests.open)];
  const returned = new AuditDesk(stage, requests.returned);
  const first = [...closed, returned, ...delivered];
  return [
    ...held(stage, of.fenwick),
    scene('2026-10-05T14:00:00Z', 'Population of vendors frozen, a sample of five drawn', async () => {
      made.populationId = await drawn(stage);
    }),
    scene('2026-10-06T09:00:00Z', 'Farrow & Stone: request list', async () => {
      made.listId = await opened(stage);
      for (const desk of [...first, ...open]) await desk.ask(made.listId);
    }),
    scene('2026-10-07T14:00:00Z', 'Requests are taken', async () => {
      for (const desk of [...first, ...open.slice(0, 1)]) await desk.accept();
    }),
    scene('2026-10-14T15:00:00Z', 'Requests are answered', () => answered({ closed, returned, delivered })),
    scene('2026-10-20T10:00:00Z', 'Farrow & Stone: read', () => read({ closed, returned })),
    ...closed.slice(0, 1).flatMap(answeredAgain),
    ...sampled(stage, { nettlecombe: of.nettlecombe, known: made }),
  ];
}

/** The storm's records stay for the inquiry; a hold for a claim that was settled is released by two. */
function held(stage: Stage, fenwick: VendorDesk): Scene[] {
  const holds = stage.rooms.of(LegalHoldsService);
  const claim = { id: '' };
  return [
    scene('2026-02-02T15:00:00Z', 'Fenwick Rise: storm records on legal hold', async () => {
      const reason = 'The commission asks how emergency calls were answered in the ice storm of 26 January.';
      const hold = { title: 'Ice storm of 26 January', reason, vendorId: fenwick.vendorId };
      await holds.place(await stage.crowd.as('mei'), hold);
    }),
    scene('2026-02-26T15:00:00Z', 'Auditor’s report for FY2025 released', async () => {
      const mei = await stage.crowd.as('mei');
      const retention = stage.rooms.of(RetentionService);
      const periodId = await lastYear(stage);
      await retention.recordRelease(mei, { periodId, releasedOn: '2026-02-24', source: 'Form 10-K for FY2025' });
      const reason = 'A customer claims a refund for letters that were sent twice in January.';
      claim.id = (await holds.place(mei, { title: 'Letters sent twice', reason })).id;
    }),
    scene('2026-06-11T15:00:00Z', 'Legal hold released by two', async () => {
      await holds.askRelease(await stage.crowd.as('mei'), claim.id, { reason: 'The claim was settled on 9 June.' });
      const reason = 'Read the settlement; nothing else is pending.';
      await holds.decideRelease(await stage.crowd.as('ruben'), claim.id, { decision: 'approved', reason });
    }),
  ];
}

async function lastYear(stage: Stage): Promise<string> {
  const { releases } = await stage.rooms.of(RetentionService).register(await stage.crowd.as('mei'), { limit: 1 });
  const found = releases.find(({ periodCode }) => periodCode === 'FY2025');
  if (!found) throw new Error('FY2025 is not there.');
  return found.periodId;
}

/** Five vendors for the SOX office's own testing; the seed was agreed beforehand. */
async function drawn({ rooms, crowd, periodId }: Stage): Promise<string> {
  const mei = await crowd.as('mei');
  const population = await rooms.of(PopulationsService).freeze(mei, { kind: 'vendors', periodId });
  const choice = { populationId: population.id, method: 'random' as const, size: 5, seed: 'tarnbrook-2026-10-05' };
  await rooms.of(SamplesService).pick(mei, { ...choice, reason: 'Management testing of the third quarter.' });
  return population.id;
}

async function opened({ rooms, crowd, periodId }: Stage): Promise<string> {
  const given = { title: 'FY2026 interim: vendor continuity', auditFirm: 'Farrow & Stone LLP', periodId };
  return (await rooms.of(RequestListsService).open(await crowd.as('priya'), given)).id;
}

type Answered = { closed: AuditDesk[]; returned: AuditDesk; delivered: AuditDesk[] };

const KINDS: Record<string, string> = {
  ...{ 'PLN-02': 'EV-DRP', 'GOV-01': 'EV-POL', 'PLN-03': 'EV-RISK', 'TST-02': 'EV-LOG', 'TST-01': 'EV-EXR' },
  'TEC-02': 'EV-CAP',
};

const ROTA = textOf('continuity-duty-2026-q3.txt', [
  'Continuity office, duty rota of the third quarter of 2026',
  'July: Ines Okafor, deputy Dana Whitlock',
  'August: Dana Whitlock, deputy Mei Castellan',
  'September: Ines Okafor, deputy Dana Whitlock',
]);

async function answered({ closed, returned, delivered }: Answered): Promise<void> {
  for (const desk of [...closed, returned, ...delivered]) {
    const kind = KINDS[desk.told.control];
    if (kind === undefined)
      await desk.deliver(
        'The officer on duty activates; clause 3.1 of the charter names the deputy. The rota says who that was.',
        await desk.own(ROTA, { title: 'Duty rota of the continuity office', source: 'Export of the duty calendar' }),
      );
    else await desk.deliver('As brought by the vendor and reviewed by us.', await desk.file(kind));
  }
}

/** Two come back: one is delivered again and closed, the other waits. */
async function read({ closed, returned }: { closed: AuditDesk[]; returned: AuditDesk }): Promise<void> {
  const [again, ...agreed] = closed;
  await again?.giveBack(
    'The approval on the last page cannot be read. Please deliver it with its evidence of approval.',
  );
  await returned.giveBack('Times are local in one half and UTC in the other. Which is it?');
  for (const desk of agreed) await desk.close('Agrees with our walkthrough.');
}

const answeredAgain = (desk: AuditDesk): Scene[] => [
  scene('2026-10-22T14:00:00Z', 'A request is answered again', () => deliveredAgain(desk)),
  scene('2026-10-23T09:30:00Z', 'Farrow & Stone: closed', () => desk.close('Complete now.')),
];

async function deliveredAgain(desk: AuditDesk): Promise<void> {
  await desk.startAgain();
  const items = [...(await desk.file('EV-DRP')), ...(await desk.file('EV-POL'))];
  await desk.deliver('The plan, and the charter that names who approves it.', items);
}

/** Priya picks one vendor by judgement; Ines has a packet for exactly that sample built and the request is closed. */
function sampled(
  stage: Stage,
  { nettlecombe, known }: { nettlecombe: VendorDesk; known: { listId: string; populationId: string } },
): Scene[] {
  const ask = (items: number[]) =>
    new AuditDesk(stage, {
      ...{ auditorRef: 'FS-06', control: 'All', wanted: 'Support for the vendor that we picked', format: 'Packet' },
      ...{ dueOn: '2026-11-13', owner: 'ines', about: nettlecombe },
      sample: { populationId: known.populationId, method: 'judgement', items, reason: 'A vendor of the lowest tier.' },
    });
  return [
    scene('2026-10-26T10:00:00Z', 'Nettlecombe: packet for exactly the sample', async () => {
      const ines = await stage.crowd.as('ines');
      const { items } = await stage.rooms.of(PopulationsService).items(ines, known.populationId);
      const desk = ask(items.filter(({ vendorId }) => vendorId === nettlecombe.vendorId).map(({ number }) => number));
      await desk.ask(known.listId);
      await desk.accept();
      const { packets } = await stage.rooms.of(SamplePacketsService).ask(ines, desk.sampleId, {});
      const packet = packets[0]?.packetId ?? '';
      await new PacketDesk(nettlecombe).approve(packet);
      await desk.deliver('The packet of the sampled vendor, as issued.', [{ kind: 'packet', id: packet }]);
      await desk.close('Complete for the sampled vendor.');
    }),
  ];
}
