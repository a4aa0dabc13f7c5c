import type { GlyphName } from './glyph';
import { humanise } from './format';

export type Tone = 'ok' | 'info' | 'warn' | 'bad' | 'none';
/** pill: settled. square: in motion. outline: wants something. dashed: out of play. solid: alarm. */
export type Shape = 'pill' | 'square' | 'outline' | 'dashed' | 'solid';
export type StateLook = { glyph: GlyphName; tone: Tone; shape: Shape; word: string };

type Row = readonly [glyph: GlyphName, tone: Tone, shape: Shape, word?: string];

const table = {
  // requirement results
  met: ['check', 'ok', 'pill'],
  met_with_exceptions: ['check-note', 'ok', 'outline'],
  not_met: ['cross', 'bad', 'pill'],
  not_tested: ['question', 'warn', 'outline'],
  excepted: ['shield', 'warn', 'pill', 'Not met – approved exception'],
  not_applicable: ['dash', 'none', 'dashed'],
  not_started: ['circle', 'none', 'outline'],
  in_progress: ['half', 'info', 'square'],
  submitted: ['up', 'info', 'square'],
  under_review: ['clock', 'info', 'square'],
  due_soon: ['hourglass', 'warn', 'square'],
  overdue: ['bang', 'bad', 'solid'],
  stale: ['hourglass', 'warn', 'outline'],
  contradicted: ['triangle', 'bad', 'outline'],
  out_of_period: ['calendar', 'warn', 'outline'],
  // decisions and documents
  draft: ['pen', 'none', 'dashed'],
  vendor_approved: ['check', 'info', 'square'],
  in_review: ['clock', 'info', 'square'],
  accepted: ['check', 'ok', 'pill'],
  returned: ['back', 'warn', 'pill'],
  rejected: ['cross', 'bad', 'pill'],
  superseded: ['layers', 'none', 'dashed'],
  retired: ['lock', 'none', 'dashed'],
  withdrawn: ['back', 'none', 'dashed'],
  // evidence
  uploading: ['upload', 'info', 'square'],
  quarantined: ['shield', 'warn', 'square', 'Waiting for the scan'],
  received: ['check', 'info', 'square'],
  classified: ['file', 'info', 'square'],
  in_use: ['file', 'info', 'pill'],
  refused: ['ban', 'bad', 'pill'],
  on_hold: ['lock', 'warn', 'pill'],
  disposed: ['dash', 'none', 'dashed'],
  // attestations
  scheduled: ['calendar', 'none', 'outline'],
  open: ['dot', 'warn', 'outline'],
  in_preparation: ['half', 'info', 'square'],
  ready: ['flag', 'info', 'square', 'Ready to sign'],
  signed: ['signature', 'ok', 'pill'],
  qualified: ['triangle', 'warn', 'pill', 'Signed, qualified'],
  late: ['clock', 'warn', 'pill', 'Signed late'],
  declined: ['ban', 'bad', 'outline'],
  lapsed: ['hourglass', 'bad', 'outline'],
  unqualified: ['signature', 'ok', 'pill'],
  change_confirmation: ['signature', 'info', 'pill'],
  // exercises and their steps
  planned: ['calendar', 'none', 'outline'],
  held: ['check', 'ok', 'pill'],
  proposed: ['up', 'info', 'square'],
  agreed: ['check', 'ok', 'pill'],
  results_entered: ['file', 'info', 'square'],
  aar_issued: ['file', 'info', 'square', 'After-action report issued'],
  reviewed: ['eye', 'info', 'pill'],
  postponed: ['pause', 'warn', 'outline'],
  cancelled: ['ban', 'none', 'dashed'],
  pending: ['circle', 'none', 'outline'],
  pass: ['check', 'ok', 'pill'],
  pass_with_issue: ['check-note', 'warn', 'pill', 'Pass with issue'],
  fail: ['cross', 'bad', 'pill'],
  not_performed: ['minus', 'warn', 'outline'],
  achieved: ['check', 'ok', 'pill'],
  missed: ['cross', 'bad', 'pill'],
  // real events
  reported: ['bang', 'bad', 'outline'],
  confirmed: ['bang', 'bad', 'pill'],
  activated: ['flag', 'bad', 'solid', 'Plan started'],
  recovered: ['half', 'warn', 'square'],
  reconciled: ['check', 'info', 'square'],
  in_time: ['check', 'ok', 'pill'],
  told_late: ['clock', 'bad', 'pill', 'Late'],
  not_running: ['pause', 'none', 'outline', 'Not running'],
  no_term: ['dash', 'none', 'outline', 'No time agreed'],
  stated: ['question', 'warn', 'outline', 'Said by the vendor'],
  recorded_by_us: ['pen', 'info', 'pill', 'Written down by us'],
  disputed: ['cross', 'bad', 'pill'],
  operated: ['check', 'ok', 'pill', 'Ran'],
  replaced: ['check-note', 'warn', 'pill', 'Another stood in'],
  did_not_operate: ['cross', 'bad', 'pill', 'Did not run'],
  not_needed: ['dash', 'none', 'dashed', 'Not needed'],
  // conclusions
  satisfactory: ['check', 'ok', 'pill'],
  satisfactory_with_exceptions: ['check-note', 'ok', 'outline'],
  satisfactory_with_findings: ['check-note', 'ok', 'outline'],
  unsatisfactory: ['cross', 'bad', 'pill'],
  unable_to_conclude: ['question', 'warn', 'outline'],
  not_a_valid_test: ['ban', 'warn', 'outline'],
  // queries, findings, exceptions
  answered: ['up', 'info', 'square'],
  resolved: ['check', 'ok', 'pill'],
  escalated: ['chevrons-up', 'bad', 'outline'],
  acknowledged: ['eye', 'info', 'square'],
  plan_agreed: ['flag', 'info', 'square'],
  ready_to_verify: ['flag', 'info', 'square'],
  closed_verified: ['check', 'ok', 'pill', 'Closed, verified'],
  reopened: ['back', 'warn', 'outline'],
  risk_accepted: ['shield', 'warn', 'pill', 'Approved exception'],
  void: ['dash', 'none', 'dashed'],
  requested: ['up', 'info', 'square'],
  assessed: ['eye', 'info', 'square'],
  approved: ['check', 'ok', 'pill'],
  active: ['dot', 'ok', 'pill'],
  expiring: ['hourglass', 'warn', 'square'],
  expired: ['hourglass', 'bad', 'solid'],
  closed: ['lock', 'none', 'pill'],
  revoked: ['ban', 'bad', 'outline'],
  closed_remediated: ['check', 'none', 'pill', 'Closed, remediated'],
  critical: ['chevrons-up', 'bad', 'solid'],
  high: ['chevron-up', 'bad', 'pill'],
  medium: ['equal', 'warn', 'pill'],
  low: ['chevron-down', 'none', 'pill'],
  major: ['chevron-up', 'bad', 'pill'],
  minor: ['chevron-down', 'warn', 'outline'],
  cleared: ['check', 'none', 'dashed'],
  // dependencies and assumptions
  word_given: ['check', 'ok', 'pill', 'Confirmed'],
  unconfirmed: ['circle', 'warn', 'outline'],
  objected: ['cross', 'bad', 'pill'],
  no_word: ['circle', 'warn', 'outline', 'Not confirmed'],
  old: ['hourglass', 'warn', 'outline', 'Too long ago'],
  one_sided: ['dash', 'none', 'dashed', 'No other side'],
  holds: ['check', 'ok', 'pill'],
  does_not_hold: ['cross', 'bad', 'pill'],
  due: ['hourglass', 'warn', 'square', 'Due to be checked'],
  unchecked: ['circle', 'warn', 'outline'],
  // vendors, periods, packets, jobs
  prospect: ['circle', 'none', 'outline'],
  onboarding: ['half', 'info', 'square'],
  suspended: ['pause', 'warn', 'outline'],
  exiting: ['sign-out', 'warn', 'square'],
  exited: ['lock', 'none', 'dashed'],
  closing: ['hourglass', 'warn', 'square'],
  locked: ['lock', 'none', 'pill'],
  archived: ['layers', 'none', 'dashed'],
  published: ['check', 'ok', 'pill'],
  assembled: ['layers', 'info', 'square', 'Assembled, frozen'],
  issued: ['check', 'ok', 'pill'],
  delivered: ['up', 'info', 'square'],
  running: ['half', 'info', 'square'],
  failed: ['cross', 'bad', 'pill'],
  verified: ['check', 'ok', 'pill'],
  // what a loss leaves of a service
  loss_down: ['cross', 'bad', 'solid', 'Down'],
  loss_unknown: ['question', 'warn', 'outline', 'Not known'],
  loss_degraded: ['half', 'warn', 'pill', 'Degraded'],
  loss_fails_over: ['back', 'info', 'square', 'Fails over'],
  loss_untouched: ['circle', 'none', 'outline', 'Runs on'],
} as const satisfies Record<string, Row>;

export type StateName = keyof typeof table;
export const stateNames = Object.keys(table) as StateName[];

const rows: Record<string, Row | undefined> = table;

/** How a state looks and what it is called. A state nobody drew yet is grey and says its own name. */
export function lookOf(state: string): StateLook {
  const [glyph, tone, shape, word] = rows[state] ?? (['dot', 'none', 'outline'] as const);
  return { glyph, tone, shape, word: word ?? humanise(state) };
}
