import type { EntityManager } from 'typeorm';
import { labelOfLane } from '../catalogue/catalogue.rules';
import type { Actor, Role } from '../foundation/actor';
import { EVERYTHING, type CoverageFacts } from './coverage-facts';
import { groupedBy } from './coverage-views';
import type { ReportPeriod } from './coverage.dto';
import { countsOf, measureOf } from './coverage.rules';
import { deadlinesOf } from './deadlines-view';
import type { HomeAction, VendorHome } from './home.dto';
import { confirmationsToPrepare, confirmationsToSign, liveConfirmations } from './home-confirmations';
import { attestationStandings, openFindings, openQueries, returnedItems } from './home-reads';
import { counted } from './home.rules';

export interface HomeAsked {
  manager: EntityManager;
  actor: Actor;
  role: Role;
  period: ReportPeriod | null;
  today: string;
}

/** What a vendor's people see first. Row-level security confines every statement to their own vendor. */
export async function vendorHome(asked: HomeAsked, facts: CoverageFacts): Promise<VendorHome> {
  const { manager, role, period, today } = asked;
  const { obligations, overdue, dueSoon, items } = await dated(asked, facts);
  const standings = await attestationStandings(manager, { role, today, periodId: period?.id ?? null });
  const live = standings.filter(({ state }) => LIVE.includes(state));
  return {
    next: [],
    progress: countsOf(obligations.map(({ state }) => state)),
    lanes: [...groupedBy(obligations, ({ lane }) => lane)].map(([lane, rows]) => ({
      ...{ lane, laneLabel: labelOfLane(lane) },
      ...measureOf(rows),
    })),
    overdue,
    dueSoon,
    due: items.filter(({ state }) => state === 'overdue' || state === 'due_soon'),
    dueNext: items.slice(0, 10),
    returned: await returnedItems(manager),
    openQueries: await openQueries(manager),
    findings: await openFindings(manager, today),
    attestation: [...standings, ...live].at(-1) ?? null,
    confirmations: await liveConfirmations(asked),
  };
}

/** The period's obligations and what of them is due; nothing while no period is open. */
export async function dated({ manager, period, today }: HomeAsked, facts: CoverageFacts) {
  if (!period) return { obligations: [], overdue: 0, dueSoon: 0, items: [] };
  const read = await facts.read(manager, { period, today, scope: EVERYTHING });
  return { obligations: read.obligations, ...deadlinesOf(read, today) };
}

const LIVE = ['open', 'in_preparation', 'ready', 'signed', 'accepted'];

/** What waits for this person: what came back first, then questions, the attestation, and the dates. */
export function vendorActions(home: VendorHome, role: Role, today: string): HomeAction[] {
  if (role === 'vendor_attestor') return signingActions(home);
  const returned = home.returned.map((item) => ({
    words: `Mend ${item.ref}: ${item.reason}`,
    target: { kind: item.kind, id: item.targetId },
    dueOn: null,
  }));
  const confirmations = confirmationsToPrepare(home.confirmations, today);
  return [...returned, ...queryActions(home), ...preparingActions(home), ...confirmations, ...dueActions(home)];
}

function queryActions({ openQueries: queries }: VendorHome): HomeAction[] {
  return queries.map((query) => ({
    words: `Answer the query "${query.subject}" on ${query.submissionRef}`,
    target: { kind: 'query', id: query.queryId },
    dueOn: null,
  }));
}

function signingActions(home: VendorHome): HomeAction[] {
  const { attestation } = home;
  const sign = attestation?.state === 'ready' ? [attestation] : [];
  const signing = sign.map(({ attestationId, nextAction, dueOn }): HomeAction => {
    return { words: nextAction, target: { kind: 'attestation', id: attestationId }, dueOn };
  });
  return [...signing, ...confirmationsToSign(home.confirmations), ...queryActions(home)];
}

function preparingActions({ attestation }: VendorHome): HomeAction[] {
  if (!attestation || !['open', 'in_preparation'].includes(attestation.state)) return [];
  const { attestationId, nextAction, dueOn } = attestation;
  return [{ words: nextAction, target: { kind: 'attestation', id: attestationId }, dueOn }];
}

function dueActions(home: VendorHome): HomeAction[] {
  const pressing = home.dueNext.filter(({ state }) => state === 'overdue' || state === 'due_soon');
  return pressing.map((row) => ({
    words: `${row.requirementCode} ${row.requirementTitle}${row.serviceName ? ` for ${row.serviceName}` : ''}: ${whenDue(row.daysLeft)}`,
    target: { kind: 'obligation', id: row.obligationId },
    dueOn: row.dueOn,
  }));
}

function whenDue(daysLeft: number): string {
  if (daysLeft < 0) return `overdue by ${counted(-daysLeft, 'day', 'days')}`;
  return daysLeft === 0 ? 'due today' : `due in ${counted(daysLeft, 'day', 'days')}`;
}
