import { Injectable } from '@nestjs/common';
import { mayRole } from '../access/permissions';
import { ROLE_LABELS } from '../access/role-labels';
import { Work, type OpenWork } from '../audit-trail/work';
import { ROLES, type Actor } from '../foundation/actor';
import { Clock } from '../foundation/clock';
import { heedState, Problem } from '../foundation/problem';
import { requestDetail } from './request-reads';
import { lockRequest, moveRequest, subjectOfRequest } from './request-record';
import type { AuditRequest } from './request.entity';
import { refusalToChangeOwner, refusalToStart } from './request.rules';
import type { AcceptRequest, NameOwner, RequestReason } from './requests.dto';
import type { RequestDetail, RequestOwner, RequestOwners } from './request-views.dto';

// Somebody of the registrant who answers requests and can sign in on that day.
const MAY_OWN = `FROM person p JOIN membership m ON m.person_id = p.id
  WHERE m.role = ANY ($1) AND m.vendor_id IS NULL AND m.revoked_at IS NULL AND m.starts_on <= $2::date AND (m.ends_on IS NULL OR m.ends_on >= $2::date)
    AND p.disabled_at IS NULL`;

const ANSWERING = ROLES.filter((role) => mayRole(role, 'requests.answer'));

/** What the registrant's people do with a request before something is delivered. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** People who may own a request. */
  owners(actor: Actor): Promise<RequestOwners> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: (Omit<RequestOwner, 'roleLabel'> & { role: (typeof ROLES)[number] })[] = await manager.query(
        `SELECT DISTINCT ON (p.name, p.id) p.id, p.name, m.role ${MAY_OWN} ORDER BY p.name, p.id, m.role`,
        [ANSWERING, this.clock.today()],
      );
      return { items: rows.map(({ id, name, role }) => ({ id, name, roleLabel: ROLE_LABELS[role] })) };
    });
  }

  accept(actor: Actor, id: string, { ownerId }: AcceptRequest): Promise<RequestDetail> {
    return this.onto(actor, id, async (w, request) => {
      if (ownerId !== undefined) await requireAnswering(w, ownerId);
      await moveRequest(w, request, { to: 'accepted', ownerId: ownerId ?? actor.personId });
    });
  }

  /** Hands an accepted request to somebody else. */
  nameOwner(actor: Actor, id: string, { ownerId }: NameOwner): Promise<RequestDetail> {
    return this.onto(actor, id, async (w, request) => {
      const before = request.ownerId;
      heedState(refusalToChangeOwner(request));
      await requireAnswering(w, ownerId);
      await w.manager.query('UPDATE audit_request SET owner_id = $2, version = version + 1 WHERE id = $1', [
        id,
        ownerId,
      ]);
      await w.record('audit-request.owner-changed', subjectOfRequest(request), { before, after: ownerId });
    });
  }

  /** Begins the work, the first time or after it came back. */
  start(actor: Actor, id: string): Promise<RequestDetail> {
    return this.onto(actor, id, (w, request) => {
      heedState(refusalToStart(request));
      return moveRequest(w, request, { to: 'in_progress' });
    });
  }

  notApplicable(actor: Actor, id: string, { reason }: RequestReason): Promise<RequestDetail> {
    return this.onto(actor, id, (w, request) => moveRequest(w, request, { to: 'not_applicable', reason }));
  }

  private onto(
    actor: Actor,
    id: string,
    deed: (w: OpenWork, request: AuditRequest) => Promise<void>,
  ): Promise<RequestDetail> {
    return this.work.perform(actor, async (w) => {
      await deed(w, await lockRequest(w, id));
      return requestDetail(w.manager, id, { actor, today: w.at.slice(0, 10) });
    });
  }
}

async function requireAnswering(w: OpenWork, personId: string): Promise<void> {
  const [row]: unknown[] = await w.manager.query(`SELECT 1 ${MAY_OWN} AND p.id = $3`, [
    ANSWERING,
    w.at.slice(0, 10),
    personId,
  ]);
  if (row !== undefined) return;
  const message = 'Name somebody of the registrant who answers requests.';
  throw new Problem('refused', message, [{ pointer: '/ownerId', message, code: 'not-an-owner' }]);
}
