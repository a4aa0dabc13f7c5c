import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places where a service goes on when its own is lost: under agreement, a second site, hosted seats; and whether that was tried. */
export class AlternatePlaces1763900000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE alternate_place (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  ref text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  for_site_id uuid,
  site_id uuid,
  counterparty text NOT NULL DEFAULT '',
  region text NOT NULL DEFAULT '',
  country text,
  hazard_zones text[] NOT NULL DEFAULT '{}',
  agreement_from date,
  agreement_to date,
  seats integer NOT NULL,
  ready_minutes integer,
  use text,
  reserved boolean,
  relied_on boolean NOT NULL,
  connectivity text NOT NULL DEFAULT '',
  equipment text NOT NULL DEFAULT '',
  evidence_version_id uuid,
  ended_on date,
  ended_reason text NOT NULL DEFAULT '',
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT pk_alternate_place PRIMARY KEY (id),
  CONSTRAINT uq_alternate_place_vendor UNIQUE (vendor_id, id),
  CONSTRAINT uq_alternate_place_ref UNIQUE (registrant_id, ref),
  CONSTRAINT fk_alternate_place_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_alternate_place_for_site FOREIGN KEY (vendor_id, for_site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_alternate_place_site FOREIGN KEY (vendor_id, site_id) REFERENCES site (vendor_id, id),
  CONSTRAINT fk_alternate_place_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_alternate_place_kind CHECK (kind IN ('agreement', 'second_site', 'hosted_seats')),
  CONSTRAINT ck_alternate_place_name CHECK (length(trim(name)) BETWEEN 1 AND 200),
  CONSTRAINT ck_alternate_place_country CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT ck_alternate_place_days CHECK (agreement_from <= agreement_to),
  CONSTRAINT ck_alternate_place_numbers CHECK (seats >= 0 AND ready_minutes >= 0),
  CONSTRAINT ck_alternate_place_use CHECK (use IN ('exclusive', 'shared_with_priority', 'shared')),
  CONSTRAINT ck_alternate_place_agreement CHECK (kind <> 'agreement' OR (length(trim(counterparty)) > 0 AND agreement_from IS NOT NULL AND use IS NOT NULL AND for_site_id IS NOT NULL)),
  CONSTRAINT ck_alternate_place_second_site CHECK ((kind = 'second_site') = (site_id IS NOT NULL) AND (kind <> 'second_site' OR (for_site_id IS NOT NULL AND site_id <> for_site_id))),
  CONSTRAINT ck_alternate_place_hosted CHECK ((kind = 'hosted_seats') = (reserved IS NOT NULL)),
  CONSTRAINT ck_alternate_place_ended CHECK ((ended_on IS NULL) = (ended_reason = ''))
);
CREATE INDEX ix_alternate_place_tenant ON alternate_place (registrant_id, vendor_id);
CREATE INDEX ix_alternate_place_for_site ON alternate_place (vendor_id, for_site_id);
CALL app.never_truncated('alternate_place');
CALL app.tenant_table('alternate_place',
  'SELECT, INSERT, UPDATE (name, for_site_id, site_id, counterparty, region, country, hazard_zones, agreement_from, agreement_to, seats, ready_minutes, use, reserved, relied_on, connectivity, equipment, evidence_version_id, ended_on, ended_reason, version)',
  'SELECT, INSERT, UPDATE (name, for_site_id, site_id, counterparty, region, country, hazard_zones, agreement_from, agreement_to, seats, ready_minutes, use, reserved, relied_on, connectivity, equipment, evidence_version_id, ended_on, ended_reason, version)',
  'SELECT', 'SELECT');

-- Services that go on there, and the share of the normal peak that the place carries for each; null where nobody has measured it.
CREATE TABLE alternate_place_service (
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  place_id uuid NOT NULL,
  service_id uuid NOT NULL,
  capacity_pct integer,
  CONSTRAINT pk_alternate_place_service PRIMARY KEY (place_id, service_id),
  CONSTRAINT fk_alternate_place_service_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_alternate_place_service_place FOREIGN KEY (vendor_id, place_id) REFERENCES alternate_place (vendor_id, id),
  CONSTRAINT fk_alternate_place_service_service FOREIGN KEY (vendor_id, service_id) REFERENCES service (vendor_id, id),
  CONSTRAINT ck_alternate_place_service_capacity CHECK (capacity_pct BETWEEN 0 AND 100)
);
CREATE INDEX ix_alternate_place_service_service ON alternate_place_service (vendor_id, service_id);
CALL app.tenant_table('alternate_place_service', 'SELECT, INSERT, DELETE', 'SELECT, INSERT, DELETE', 'SELECT', 'SELECT');

-- Somebody went there, or switched the seats on: what was reached, in how many minutes. A fact, never edited.
CREATE TABLE alternate_trial (
  id uuid NOT NULL,
  registrant_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  place_id uuid NOT NULL,
  tried_on date NOT NULL,
  seats_reached integer NOT NULL,
  minutes integer NOT NULL,
  result text NOT NULL,
  note text NOT NULL,
  exercise_id uuid,
  evidence_version_id uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_alternate_trial PRIMARY KEY (id),
  CONSTRAINT uq_alternate_trial_vendor UNIQUE (vendor_id, id),
  CONSTRAINT fk_alternate_trial_vendor FOREIGN KEY (registrant_id, vendor_id) REFERENCES vendor (registrant_id, id),
  CONSTRAINT fk_alternate_trial_place FOREIGN KEY (vendor_id, place_id) REFERENCES alternate_place (vendor_id, id),
  CONSTRAINT fk_alternate_trial_exercise FOREIGN KEY (vendor_id, exercise_id) REFERENCES exercise (vendor_id, id),
  CONSTRAINT fk_alternate_trial_evidence FOREIGN KEY (vendor_id, evidence_version_id) REFERENCES evidence_version (vendor_id, id),
  CONSTRAINT ck_alternate_trial_numbers CHECK (seats_reached >= 0 AND minutes >= 0),
  CONSTRAINT ck_alternate_trial_result CHECK (result IN ('as_promised', 'short', 'failed')),
  CONSTRAINT ck_alternate_trial_note CHECK (result = 'as_promised' OR length(trim(note)) > 0)
);
CREATE INDEX ix_alternate_trial_place ON alternate_trial (vendor_id, place_id, tried_on);
CALL app.insert_only('alternate_trial');
CALL app.tenant_table('alternate_trial', 'SELECT, INSERT', 'SELECT, INSERT', 'SELECT', 'SELECT');
`;

const DOWN = `
DROP TABLE alternate_trial, alternate_place_service, alternate_place;
`;
