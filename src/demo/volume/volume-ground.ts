import type { VolumeWish } from './volume.rules';

/** One statement of the seeding, and what it makes in words. */
export interface Step {
  makes: string;
  sql: string;
}

/** The year that the made-up fleet works in; what is past and what is ahead is told from its fifteenth of November. */
export const YEAR = 2026;
export const AS_OF = `date '${YEAR}-11-15'`;
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface Ground extends VolumeWish {
  catalogueVersionId: string;
  questionnaireVersionId: string;
}

/**
 * Everything made up is drawn from the seed by md5, which is the same in every release of PostgreSQL. `made` gives the
 * id of the n-th of a kind (a version 7 UUID, ascending with n, so that indexes are filled in order), `roll` a number
 * from 0 to 9999, `moment` a time of the year in minutes after its first eight o'clock (UTC).
 */
export const helpers = ({ seed, fleet }: VolumeWish): string => {
  const draw = `md5('${seed}:${fleet}:' || kind || ':' || n)`;
  const first = Date.UTC(YEAR, 0, 1);
  return `
CREATE FUNCTION pg_temp.made(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(${first} + n), 12, '0') || overlay(overlay(substr(${draw}, 1, 20) PLACING '7' FROM 1) PLACING '8' FROM 5))::uuid $$;
CREATE FUNCTION pg_temp.roll(kind text, n bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || substr(${draw}, 1, 7))::bit(28)::integer % 10000 $$;
CREATE FUNCTION pg_temp.digest(kind text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to('${seed}:${fleet}:' || kind || ':' || n, 'UTF8')), 'hex') $$;
CREATE FUNCTION pg_temp.moment(minutes bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT timestamptz '${YEAR}-01-01 08:00:00+00' + minutes * interval '1 minute' $$;
CREATE FUNCTION pg_temp.ref(kind text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT kind || '-' || lpad(n::text, greatest(4, length(n::text)), '0') $$;
CREATE FUNCTION pg_temp.pick(words text[], n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT words[1 + (n % cardinality(words))::integer] $$;`;
};

/** One row with what every statement needs, and the requirements that vendors answer for in the catalogue's order. */
export const ground = (of: Ground): Step[] => [
  {
    makes: 'the ground',
    sql: `
CREATE TEMP TABLE ground ON COMMIT DROP AS
SELECT pg_temp.made('registrant', 1) AS registrant, pg_temp.made('period', 1) AS period, '${of.catalogueVersionId}'::uuid AS catalogue,
  '${of.questionnaireVersionId}'::uuid AS questionnaire, pg_temp.made('officer', 1) AS officer, pg_temp.made('approver', 1) AS approver,
  pg_temp.made('administrator', 1) AS administrator, ${of.vendors}::integer AS vendors, ${of.evidence}::bigint AS evidence, '${of.fleet}'::text AS fleet`,
  },
  {
    makes: 'requirements in order',
    sql: `
CREATE TEMP TABLE asked ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY position)::integer AS k, id, code, title, scope, detail ->> 'retention' AS retention,
  detail -> 'evidence' -> 'required' ->> 0 AS kind, detail ->> 'attested_by' = 'vendor_attestor' AND code <> 'GOV-02' AS attested
FROM requirement, ground g WHERE catalogue_version_id = g.catalogue AND scope <> 'programme' ORDER BY position LIMIT ${of.requirements}`,
  },
];
