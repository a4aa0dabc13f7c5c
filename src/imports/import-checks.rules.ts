import { refusalToGrant } from '../access/segregation.rules';
import type { Role } from '../foundation/actor';
import type { Flag } from '../catalogue/words.rules';
import { flagsOf } from '../outsourced-services/scope.rules';
import type { ImportKind } from './import-columns.rules';
import type { RegisterFacts, RowInPlan } from './import-facts.model';
import { nearest } from './import-headers.rules';

/** What a row of this kind has to hold beside the shape of its cells. */
export const CHECKS: Partial<Record<ImportKind, (row: RowInPlan, facts: RegisterFacts) => void>> = {
  services: (row, facts) => {
    checkCategory(row, facts);
    checkScope(row, facts);
  },
  people: checkPerson,
};

function checkCategory({ values, refuse }: RowInPlan, { categories }: RegisterFacts): void {
  const category = String(values['category']);
  if (categories.includes(category)) return;
  const near = nearest(category, categories);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  refuse('category', { code: 'unknown_category', message: `The catalogue has no category "${category}".${hint}` });
}

const FACTS = [
  'impactAnalysis',
  'highestImpact',
  'substitutability',
  'volumeSharePct',
  'sensitiveData',
  'lifeSafety',
  'icfrRelevant',
  'sharedConcentration',
  'regulatorCallsCritical',
];
export const SCOPE_KEYS = [...FACTS, 'mtpdMinutes', 'flags', 'accounts', 'icfrReason'];

/** A scope decision is the officer's; by import it is made once, where there is none yet, and never altered. */
function checkScope(row: RowInPlan, facts: RegisterFacts): void {
  const { values, refuse } = row;
  const [first] = SCOPE_KEYS.filter((key) => values[key] !== undefined);
  if (first === undefined) return;
  if (Array.isArray(values['flags']))
    values['flags'] = [...flagsOf(values['flags'] as Flag[], values['icfrRelevant'] === true)].sort();
  if (row.existing?.fields['tier'] != null) {
    refuseAltered(row);
    return;
  }
  if (!facts.mayDecideScope) {
    refuse(first, {
      code: 'not_yours',
      message: 'A compliance officer decides the scope. Leave these columns empty.',
    });
    return;
  }
  refuseIncompleteScope(row);
}

function refuseAltered({ values, existing, refuse }: RowInPlan): void {
  for (const key of SCOPE_KEYS) {
    const given = values[key];
    if (given === undefined || JSON.stringify(given) === JSON.stringify(existing?.fields[key] ?? null)) continue;
    refuse(key, { code: 'scope_decided', message: 'The scope is decided and differs. Decide it anew on the service.' });
  }
}

function refuseIncompleteScope({ values, refuse }: RowInPlan): void {
  const analysed = values['impactAnalysis'] === 'analysed';
  const needed = [...FACTS, 'icfrReason', ...(analysed ? ['mtpdMinutes'] : [])];
  if (values['icfrRelevant'] === true) needed.push('accounts');
  for (const key of needed)
    if (values[key] === undefined) refuse(key, { code: 'missing', message: 'Needed where the scope is decided.' });
  if (!analysed && values['mtpdMinutes'] !== undefined)
    refuse('mtpdMinutes', { code: 'unfitting', message: 'Only where the impact analysis found a time (analysed).' });
}

function checkPerson(row: RowInPlan, facts: RegisterFacts): void {
  checkVendorOfPerson(row);
  checkLastDay(row, facts);
  const held = facts.held.get(String(row.values['email']));
  const role = String(row.values['role']) as Role;
  const refusal = refusalToGrant({ by: facts.personId, to: held?.personId ?? '', role, held: held?.roles ?? [] });
  if (refusal) row.refuse('role', { code: refusal.code, message: refusal.reason });
}

function checkVendorOfPerson({ values, vendorId, refuse }: RowInPlan): void {
  const vendorRole = ['vendor_contributor', 'vendor_attestor'].includes(String(values['role']));
  if (vendorRole && vendorId === null)
    refuse('vendor', { code: 'missing', message: 'Name the vendor that this person works for.' });
  if (!vendorRole && vendorId !== null)
    refuse('vendor', { code: 'unfitting', message: 'Only vendor roles belong to a vendor.' });
}

function checkLastDay({ values, refuse }: RowInPlan, { today }: RegisterFacts): void {
  const lastDay = values['endsOn'];
  if (lastDay === undefined && values['role'] === 'external_auditor')
    refuse('endsOn', { code: 'missing', message: "An external auditor's access always has a last day." });
  if (typeof lastDay === 'string' && lastDay < today) refuse('endsOn', { code: 'past', message: 'This day is past.' });
}
