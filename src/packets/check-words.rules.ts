import { bannedClaims } from '../foundation/banned-claims.rules';
import { nameOf, verdict } from './check-people.rules';
import type { CheckResult, Manifest } from './manifest.model';
import { showsNumber } from './masking.rules';

type Facts = Omit<Manifest, 'checks' | 'populations'>;

/** Check 12. */
export function checkRestrictions(facts: Facts): CheckResult {
  const restricted = facts.exhibits.filter(({ restriction }) => restriction != null);
  const attached = restricted
    .filter((one) => one.attachedAs !== null && one.restriction?.consent === null)
    .map((one) => `${one.number} (${one.itemRef}) is restricted and attached without consent.`);
  const numbers = callTexts(facts)
    .filter(({ text }) => showsNumber(text))
    .map(({ where }) => `${where}: a telephone number stands in it.`);
  const cited = restricted.filter((one) => one.attachedAs === null).map(({ number }) => number);
  const note = [
    cited.length === 0 ? '' : `Cited, not attached, for want of consent: ${cited.join(', ')}.`,
    'Telephone numbers in notices and calls are masked.',
  ];
  const words = 'Use restrictions of third-party reports are kept; personal data are no more than needed';
  return verdict('restrictions', words, { failing: [...attached, ...numbers], note: note.join(' ').trim() });
}

interface Text {
  where: string;
  text: string;
}

/** Where people write down whom they called, and under which number. */
function callTexts({ events, year }: Facts): Text[] {
  const notices = (events?.disruptions ?? []).flatMap(({ ref, notices: all }) =>
    all.flatMap(({ words, toldBy, toldTo }) => [words, toldBy, toldTo].map((text) => ({ where: ref, text }))),
  );
  const drills = (year?.drills ?? []).flatMap(({ ref, note, registrantContact }) =>
    [note, registrantContact ?? ''].map((text) => ({ where: ref, text })),
  );
  return [...notices, ...drills];
}

/** Check 13. Statements of the vendor are quoted under its name; what the registrant writes is the packet's own word. */
export function checkClaims(facts: Facts): CheckResult {
  const failing = ownTexts(facts).flatMap(({ where, text }) =>
    bannedClaims(text).map(({ claim, found }) => `${where}: "${claim}" in "${found}".`),
  );
  const words = 'The registrant makes no banned claim: about what a law asks for, about conformity, or of assurance';
  return verdict('claims', words, { failing, note: '' });
}

function ownTexts(facts: Facts): Text[] {
  return [...scopeTexts(facts), ...resultTexts(facts), ...reviewTexts(facts), ...gapTexts(facts)];
}

function scopeTexts({ services }: Facts): Text[] {
  return services.flatMap(({ ref, decisions }) =>
    decisions.flatMap((one) =>
      [one.reason, one.icfrReason, one.accounts, one.approvalReason ?? ''].map((text) => ({ where: ref, text })),
    ),
  );
}

function resultTexts(facts: Facts): Text[] {
  return facts.results.map((one) => ({ where: nameOf(one.obligationId, facts), text: one.reason }));
}

function reviewTexts({ submissions }: Facts): Text[] {
  return submissions.flatMap(({ ref, review }) => {
    if (review === null) return [];
    const own = review.conclusions.flatMap((one) => [
      ...[one.procedurePerformed, one.criteria, one.judgement, one.overrideReason, one.outOfPeriodReason],
    ]);
    const approvals = review.approvals.map(({ reason }) => reason);
    return [review.summary, ...own, ...approvals].map((text) => ({ where: ref, text }));
  });
}

function gapTexts({ findings, exceptions = [], assurance }: Facts): Text[] {
  return [
    ...findings.flatMap(({ ref, title, description, closingNote }) =>
      [title, description, closingNote].map((text) => ({ where: ref, text })),
    ),
    ...exceptions.flatMap(({ ref, assessment, decisions }) =>
      [assessment, ...decisions.map(({ reason }) => reason)].map((text) => ({ where: ref, text })),
    ),
    ...(assurance?.reports ?? []).flatMap(({ ref, evaluations }) =>
      evaluations.flatMap((one) => [one.scopeEvaluation, one.effect].map((text) => ({ where: ref, text }))),
    ),
  ];
}
