import { rowsOf } from './deadlines-view';
import type { FigureRows } from './figure-rows';
import type { HomeAction, OfficerHome, ReviewQueueFigures } from './home.dto';
import { attestationStandings, openFindings, packetStandings } from './home-reads';
import { confirmationsToAccept, liveConfirmations } from './home-confirmations';
import { counted } from './home.rules';
import type { HomeAsked } from './home-vendor';

type QueueRow = ReviewQueueFigures & { tierDecisionsToApprove: number };

const QUEUE = `
  SELECT count(*) FILTER (WHERE b.state = 'submitted' AND r.id IS NULL)::int AS waiting,
    ($1::date - (min(b.submitted_at) FILTER (WHERE b.state = 'submitted' AND r.id IS NULL) AT TIME ZONE 'UTC')::date) AS "oldestWaitingDays",
    count(*) FILTER (WHERE r.state IN ('in_progress', 'queries_open', 'sent_back'))::int AS "inReview",
    count(*) FILTER (WHERE r.state IN ('in_progress', 'queries_open', 'sent_back') AND r.reviewer_id = $2)::int AS mine,
    count(*) FILTER (WHERE r.state = 'concluded' AND r.needs_approval)::int AS "toApprove",
    (SELECT count(*)::int FROM review_query WHERE state = 'open') AS "openQueries",
    (SELECT count(*)::int FROM review_query WHERE state = 'answered') AS "answeredQueries",
    (SELECT count(*)::int FROM scope_decision WHERE needs_approval AND approval IS NULL) AS "tierDecisionsToApprove"
  FROM submission b LEFT JOIN review r ON r.vendor_id = b.vendor_id AND r.submission_id = b.id`;

const NO_QUEUE: QueueRow = {
  ...{ waiting: 0, oldestWaitingDays: null, inReview: 0, mine: 0, toApprove: 0 },
  ...{ openQueries: 0, answeredQueries: 0, tierDecisionsToApprove: 0 },
};

/** What the registrant's business roles see first. */
export async function officerHome(asked: HomeAsked, rows: FigureRows): Promise<OfficerHome> {
  const { manager, actor, role, period, today } = asked;
  const [row]: QueueRow[] = await manager.query(QUEUE, [today, actor.personId]);
  const { tierDecisionsToApprove, ...reviewQueue } = row ?? NO_QUEUE;
  const standings = await attestationStandings(manager, { role, today, periodId: period?.id ?? null });
  const underWay = standings.filter(({ state }) => state !== 'accepted').toSorted(signedFirst);
  return {
    reviewQueue,
    ...(await dueOf(asked, rows)),
    attestations: underWay.slice(0, ATTESTATIONS_SHOWN),
    attestationsTotal: underWay.length,
    confirmations: (await liveConfirmations(asked)).filter(({ state }) => state === 'signed'),
    packets: await packetStandings(manager, ['building', 'assembled', 'approved']),
    findings: await openFindings(manager, today),
    tierDecisionsToApprove,
  };
}

const DUE_SHOWN = 10;
const ATTESTATIONS_SHOWN = 12;

/** What is signed waits for us; the rest stays in the order in which it is due. */
const signedFirst = (a: { state: string }, b: { state: string }): number =>
  Number(b.state === 'signed') - Number(a.state === 'signed');

/** How much is overdue and due soon in the open period, and what comes first. */
async function dueOf(
  { manager, period, today }: HomeAsked,
  rows: FigureRows,
): Promise<Pick<OfficerHome, 'overdue' | 'overdueVendors' | 'dueSoon' | 'dueNext'>> {
  if (!period) return { overdue: 0, overdueVendors: 0, dueSoon: 0, dueNext: [] };
  const asked = { period, today, figure: 'open', programme: true } as const;
  const { overdue, overdueVendors, dueSoon } = await rows.count(manager, { ...asked, page: null });
  const ids = await rows.ids(manager, { ...asked, page: { number: 1, size: DUE_SHOWN } });
  const first = rowsOf(await rows.read(manager, asked, ids), today);
  const dueNext = first.filter(({ state }) => state === 'overdue' || state === 'due_soon');
  return { overdue, overdueVendors, dueSoon, dueNext };
}

/** What waits for this role; nobody is asked for what their role may not do. */
export function officerActions(home: OfficerHome, role: HomeAsked['role']): HomeAction[] {
  const actions: (HomeAction | null)[] =
    role === 'second_line_approver'
      ? approverActions(home)
      : role === 'compliance_officer'
        ? reviewerActions(home)
        : [];
  return actions.filter((action) => action !== null);
}

function reviewerActions(home: OfficerHome): (HomeAction | null)[] {
  const { waiting, answeredQueries } = home.reviewQueue;
  const signed = home.attestations.filter(({ state }) => state === 'signed');
  return [
    listAction(answeredQueries, ['answered query waits for you', 'answered queries wait for you'], 'query'),
    listAction(waiting, ['submission waits for a review', 'submissions wait for a review'], 'submission'),
    ...signed.map(({ attestationId, vendorName, dueOn }): HomeAction => ({
      words: `Accept or return the attestation of ${vendorName}`,
      target: { kind: 'attestation', id: attestationId },
      dueOn,
    })),
    ...confirmationsToAccept(home.confirmations),
  ];
}

function approverActions(home: OfficerHome): (HomeAction | null)[] {
  const packets = home.packets.filter(({ state }) => state === 'assembled');
  return [
    listAction(home.reviewQueue.toApprove, ['review waits for approval', 'reviews wait for approval'], 'submission'),
    listAction(home.tierDecisionsToApprove, ['tier decision waits for you', 'tier decisions wait for you'], 'service'),
    ...packets.map(({ packetId, ref, vendorName }): HomeAction => ({
      words: `Approve or send back packet ${ref} of ${vendorName}`,
      target: { kind: 'packet', id: packetId },
      dueOn: null,
    })),
  ];
}

function listAction(
  count: number,
  [one, many]: readonly [string, string],
  kind: HomeAction['target']['kind'],
): HomeAction | null {
  return count === 0 ? null : { words: counted(count, one, many), target: { kind, id: null }, dueOn: null };
}
