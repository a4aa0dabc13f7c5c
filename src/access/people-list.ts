import { Injectable } from '@nestjs/common';
import { Work } from '../audit-trail/work';
import type { Actor, Role } from '../foundation/actor';
import { ROLE_LABELS } from './role-labels';
import type { PersonView } from './people.dto';

interface Row {
  id: string;
  name: string;
  email: string;
  title: string;
  disabledAt: Date | null;
  canSignIn: boolean;
  memberships: {
    id: string;
    role: Role;
    vendorId: string | null;
    vendor: string | null;
    vendorScope: string[] | null;
    startsOn: string;
    endsOn: string | null;
    revokedAt: string | null;
  }[];
}

const PEOPLE = `
  SELECT p.id, p.name, p.email, p.title, p.disabled_at AS "disabledAt", app.has_password(p.id) AS "canSignIn",
    jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'vendorId', m.vendor_id, 'vendor', app.vendor_name(m.vendor_id),
      'vendorScope', to_jsonb(m.vendor_scope), 'startsOn', m.starts_on, 'endsOn', m.ends_on, 'revokedAt', m.revoked_at) ORDER BY m.granted_at) AS memberships
  FROM person p JOIN membership m ON m.person_id = p.id
  GROUP BY p.id ORDER BY p.name`;

@Injectable()
export class PeopleList {
  constructor(private readonly work: Work) {}

  /** Everyone with a membership that the asking person may see. */
  all(actor: Actor): Promise<PersonView[]> {
    return this.work.read(actor, async ({ manager }) => {
      const rows: Row[] = await manager.query(PEOPLE);
      return rows.map((row) => ({
        ...row,
        disabledAt: row.disabledAt?.toISOString() ?? null,
        memberships: row.memberships.map((m) => ({ ...m, roleLabel: ROLE_LABELS[m.role] })),
      }));
    });
  }
}
