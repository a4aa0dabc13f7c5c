/** What of the trail is looked for; times are ISO 8601. */
export interface TrailFilter {
  subjectId?: string;
  vendorId?: string;
  actorId?: string;
  /** A deed, or its beginning. */
  deed?: string;
  from?: string;
  to?: string;
}

/** SQL over `audit_event` for the filters that were given; values stay parameters. */
export function condition(query: TrailFilter): { where: string; parameters: string[] } {
  const parameters: string[] = [];
  const parts = ['true'];
  const add = (sql: (place: string) => string, value: string | undefined) => {
    if (value === undefined) return;
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  add((p) => `subject_id = ${p}`, query.subjectId);
  add((p) => `vendor_id = ${p}`, query.vendorId);
  add((p) => `actor_id = ${p}`, query.actorId);
  add((p) => `starts_with(deed, ${p})`, query.deed);
  add((p) => `at >= ${p}`, query.from && new Date(query.from).toISOString());
  add((p) => `at <= ${p}`, query.to && new Date(query.to).toISOString());
  return { where: parts.join(' AND '), parameters };
}
