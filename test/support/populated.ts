import type { Client } from 'pg';

export const populatedId = (n: number): string => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** As it stands in SQL. */
export const POPULATED_AT = "'2026-01-05T09:00:00Z'";

/** A few rows that hang together, in every release's schema: from the registrant to an obligation, a file and the trail. */
export async function populate(owner: Client): Promise<void> {
  const [id, at] = [populatedId, POPULATED_AT];
  await owner.query(`
    INSERT INTO registrant VALUES ('${id(1)}', 'Tarnbrook', 'accelerated', '12-31', 'COSO 2013', ${at});
    INSERT INTO vendor (id, registrant_id, ref, name, legal_name, country, state, registered_by, registered_at)
      VALUES ('${id(2)}', '${id(1)}', 'VN-0001', 'Harbour Line', 'Harbour Line LLC', 'US', 'active', '${id(9)}', ${at});
    INSERT INTO person (id, email, name, created_at) VALUES ('${id(3)}', 'a@people.example', 'A', ${at});
    INSERT INTO membership (id, person_id, registrant_id, vendor_id, role, starts_on, granted_by, granted_at)
      VALUES ('${id(4)}', '${id(3)}', '${id(1)}', '${id(2)}', 'vendor_contributor', '2026-01-01', '${id(9)}', ${at});
    INSERT INTO catalogue_version VALUES ('${id(5)}', 'vcc', '1.0.0', 'T', '{}', repeat('0', 64), ${at}, 'test');
    INSERT INTO requirement VALUES ('${id(6)}', '${id(5)}', 'GOV-01', 1, 'T', 'GOV', 'vendor', 'programme_policy', '{}');
    INSERT INTO compliance_period (id, registrant_id, code, starts_on, ends_on, catalogue_version_id, state, planned_by, planned_at, opened_by, opened_at)
      VALUES ('${id(7)}', '${id(1)}', 'FY2026', '2026-01-01', '2026-12-31', '${id(5)}', 'open', '${id(9)}', ${at}, '${id(9)}', ${at});
    INSERT INTO obligation (id, registrant_id, vendor_id, period_id, requirement_id, requirement_code, occurrence, occurrence_key, due_on, due_rule, scheduled_by, scheduled_at)
      VALUES ('${id(8)}', '${id(1)}', '${id(2)}', '${id(7)}', '${id(6)}', 'GOV-01', 1, '2026', '2026-06-30', 'yearly', '${id(9)}', ${at});
    INSERT INTO evidence_item (id, registrant_id, vendor_id, ref, title, kind, retention_class, created_by, created_at)
      VALUES ('${id(10)}', '${id(1)}', '${id(2)}', 'EV-0001', 'Plan', 'EV-BCP', 'R-7Y', '${id(3)}', ${at});
    INSERT INTO evidence_version (id, registrant_id, vendor_id, item_id, number, sha256, bytes, file_name, claimed_type, detected_type, type_verdict, scan_state, source_party, source_kind, obtained_by, made_on, grade, grade_reason, received_at, received_by)
      VALUES ('${id(11)}', '${id(1)}', '${id(2)}', '${id(10)}', 1, repeat('a', 64), 10, 'plan.pdf', 'application/pdf', 'application/pdf', 'match', 'not_scanned', 'Harbour Line', 'vendor_staff', 'supplied_by_vendor', '2026-01-02', 'C', 'made by staff', ${at}, '${id(3)}');
    INSERT INTO audit_event (body) VALUES ('${JSON.stringify({
      ...{
        v: 1,
        id: id(12),
        at: '2026-01-05T09:00:00.000Z',
        deed: 'evidence.received',
        registrantId: id(1),
        vendorId: id(2),
      },
      ...{ actor: { personId: id(3) }, subject: { kind: 'evidence_item', id: id(10) } },
    })}');`);
}
