import { trustedCheckpoint } from '../audit-trail/tree/checkpoint.rules';
import { parseVerifierKey } from '../audit-trail/tree/signed-note.rules';
import { verdict } from './check-people.rules';
import type { CheckResult, Manifest } from './manifest.model';
import { unreconciled } from './populations.rules';

type Facts = Omit<Manifest, 'checks'>;

/** Check 11. */
export function checkTotals(facts: Facts): CheckResult {
  const totals = unreconciled(facts).map(
    ({ table, rows, control }) => `${table}: ${rows} rows are printed, the database counts ${control?.selected ?? 0}.`,
  );
  const words =
    'Control totals reconcile for every table, the audit trail verifies, and the catalogue is the one that the period is pinned to';
  const failing = [...totals, ...trailFaults(facts.log), ...catalogueFaults(facts)];
  return verdict('totals', words, { failing, note: noteOf(facts) });
}

function trailFaults({ extract, checkpoint }: Facts['log']): string[] {
  const altered = (extract?.altered ?? []).map((id) => `Event ${id} no longer has the digest that the log took in.`);
  if (checkpoint == null) return altered;
  const verifiers = checkpoint.verifierKeys.flatMap((text) => parseVerifierKey(text) ?? []);
  const trusted = verifiers.some(
    (verifier) => typeof trustedCheckpoint(checkpoint.note, { origin: verifier.name, verifiers }) !== 'string',
  );
  return trusted ? altered : [...altered, 'The newest tree head is not signed by a key of the log.'];
}

function catalogueFaults({ catalogue, obligations }: Facts): string[] {
  const strays = obligations.filter(
    ({ catalogueVersion }) => catalogueVersion !== undefined && catalogueVersion !== catalogue.version,
  );
  return strays.map(
    ({ code, catalogueVersion }) =>
      `${code} is asked by ${catalogue.code} ${catalogueVersion ?? ''}, the period is pinned to ${catalogue.version}.`,
  );
}

function noteOf({ log: { extract, checkpoint }, populations }: Facts): string {
  const counted = populations.filter((one) => one.control != null).length;
  const events = extract
    ? ` ${extract.events} events were hashed again; ${extract.waiting} of them wait for the next tree head.`
    : '';
  const head = checkpoint ? ` The newest tree head stands over ${checkpoint.treeSize} events.` : '';
  return `${counted} tables were counted again by the database.${events}${head}`;
}
