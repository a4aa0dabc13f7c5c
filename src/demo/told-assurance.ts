import type { CoverSubservice, EvaluateDeviation, PrepareEvaluation } from '../assurance-reports/own-evaluation.dto';
import type { EvaluateUserControlTest } from '../assurance-reports/user-controls/user-controls.dto';
import type { ToldSocReport } from './documents/assurance-papers';
import type { ToldControl } from './user-controls-desk';

const payroll = 'Oren Tal, payroll manager';
const people = 'Lucia Ferrand, people operations';
const ledger = 'Wes Abara, general ledger';
const access = 'Hana Ito, identity operations';

const control = (text: string, ours: string, told: Omit<ToldControl, 'text' | 'ours'>): ToldControl => ({
  ...{ text, ours, ...told },
});

/** Eleven of Larkmoor's report; the seventh failed. */
export const LARKMOOR_CONTROLS: ToldControl[] = [
  control('The user entity approves each new employee before it is sent.', 'PAY-01', {
    ...{ owner: people, words: 'Offer and position approved in the people system before the feed takes the record.' },
    method: '25 of 212 new employees: approval before the first feed.',
  }),
  control('The user entity sends changes of pay only with two approvals.', 'PAY-02', {
    ...{ owner: people, words: 'Manager and people operations approve; the system refuses one approver.' },
    method: '25 of 640 changes: both approvals, by different people.',
  }),
  control('The user entity reports leavers before the cut-off of the pay run.', 'PAY-03', {
    ...{ owner: people, words: 'Leavers of the week are confirmed by each manager on Wednesday.' },
    method: '25 of 171 leavers: reported before the cut-off of their last pay run.',
  }),
  control('The user entity reviews hours of time clocks before they are released.', 'PAY-04', {
    ...{ owner: payroll, words: 'Hours above 60 a week and clocks without an end are cleared before release.' },
    method: '12 of 26 pay runs: exception list cleared and signed before release.',
  }),
  control('The user entity reconciles headcount of each pay run with its own records.', 'PAY-05', {
    ...{ owner: payroll, words: 'Headcount of run and people system compared; differences explained by name.' },
    method: '8 of 26 pay runs: comparison done again from both sources, no difference left.',
  }),
  control('The user entity compares gross pay of each run with the run before.', 'PAY-06', {
    ...{ owner: payroll, words: 'Change above 2 percent is explained before the payment file is approved.' },
    method: '8 of 26 pay runs: explanation of each change above the limit read.',
  }),
  control('The user entity approves the payment file before it goes to the bank.', 'PAY-07', {
    ...{ owner: payroll, words: 'Two people approve the file total against the register; the bank refuses one.' },
    ...{ method: '25 of 26 pay runs: 2 files were approved by one person, a deputy being away.', result: 'failed' },
  }),
  control('The user entity reconciles the payroll bank account each month.', 'TRE-11', {
    ...{ owner: ledger, words: 'Reconciled within five days; items older than 30 days go to the controller.' },
    method: '3 of 10 months: reconciliation done again; no old item.',
  }),
  control('The user entity reconciles payroll entries with its general ledger.', 'GL-19', {
    ...{ owner: ledger, words: 'Journal of each run agrees with the register by account.' },
    method: '8 of 26 journals: agreed with the register by account.',
  }),
  control('The user entity reviews each quarter who of its people can use the service.', 'ITA-04', {
    ...{ owner: access, words: 'Managers confirm each account; what is not confirmed is closed in five days.' },
    method: '2 of 3 quarters: list complete, answers of managers read, 4 accounts closed in time.',
  }),
  control('The user entity tells the service of people who may approve, and of changes.', 'PAY-08', {
    ...{ owner: payroll, words: 'Authorised approvers are confirmed to the vendor each quarter.' },
    method: '2 of 3 quarters: list of approvers agreed with the vendor’s.',
  }),
];

export const LARKMOOR_FAILURE: EvaluateUserControlTest = {
  evaluation:
    'Two of 26 payment files were approved by one person because the bank’s limit was lifted while the deputy was away. Both totals agree with the register and with the bank statement; nothing was paid wrongly. The limit cannot be lifted any more since 2 October.',
  compensatingControl: 'TRE-11 reconciliation of the payroll bank account, tested and passed',
  effect: 'compensated',
};

export const LARKMOOR_SOC1: ToldSocReport = {
  ...{ number: 'AR-2026-2', issuedOn: '2026-08-21', auditor: 'Pell & Harcourt, CPAs' },
  ...{ from: '2025-07-01', to: '2026-06-30', places: ['Duluth data centre', 'Boise recovery site'] },
  carvedOut: [
    {
      ...{ name: 'Copperline Vaulting', what: 'Keeps the isolated copies of payroll backups in Salina, Kansas.' },
      expectedControls: 'Copies are write-once, complete, kept apart from networks, and given back on request only.',
    },
  ],
  deviations: [
    {
      ...{ controlRef: '6.3', control: 'Access of leavers ends within one working day.' },
      deviation: '2 of 25 leavers kept access for three and five working days; neither used it.',
      managementResponse: 'The feed of leavers runs each night since May 2026.',
    },
  ],
  userControls: LARKMOOR_CONTROLS.map(({ text }) => text),
};

export const LARKMOOR_WEIGHED: { subservices: CoverSubservice[]; deviations: EvaluateDeviation[] } = {
  subservices: [
    {
      coveredBy: 'monitoring',
      note: 'Copperline has no report of its own and is our vendor too. Its restore records and reconciliations are reviewed here each half year, and both sides confirmed what Larkmoor counts on.',
    },
  ],
  deviations: [
    {
      ...{ effect: 'none', evaluation: 'Vendor staff only; neither account was used, and none can change pay data.' },
    },
  ],
};

export const LARKMOOR_CONCLUSION: PrepareEvaluation = {
  conclusion: 'relied_on_with_limits',
  auditorCheck:
    'Registered firm; its last peer review (2025, pass) was read; no tie to Larkmoor or Copperline is known.',
  scopeEvaluation:
    'Names payroll and time and both places. Ends on 30 June: 184 days to our year end are not in it, nor is Copperline.',
  effect:
    'Supports our reliance on Larkmoor’s controls until 30 June. For the time after that, for Copperline and for what our own controls do, see the procedure, the monitoring and the tests.',
};

export const LARKMOOR_GAP = {
  ...{ from: '2026-07-01', to: '2026-12-31', doneOn: '2026-11-18', workpaperRef: 'SOX-2026-PAY-14' },
  words:
    'Gross to net calculated again for 25 employees in each of the nine pay runs from July to November: no difference. Larkmoor’s chief financial officer was asked on 17 November what changed since June: the nightly feed of leavers, nothing else. The same calculation and question are set for the December runs and are signed off in the same working paper by 8 January; what they find changes this line.',
};

/** Three of Quillfeather's report, whose period ends on 30 September. */
export const QUILLFEATHER_CONTROLS: ToldControl[] = [
  control('The user entity reviews access of its own people each quarter', 'ITA-04', {
    ...{ owner: access, words: 'Managers confirm each account; what is not confirmed is closed in five days.' },
    method: '2 of 3 quarters: list complete, answers of managers read.',
  }),
  control('The user entity reconciles posted payments to its bank each day', 'TRE-12', {
    ...{ owner: ledger, words: 'Postings and bank statement compared each morning; differences cleared in two days.' },
    method: '25 of 208 days: comparison done again from both sources.',
  }),
  control('The user entity approves write-offs above its limit', 'REC-06', {
    ...{ owner: ledger, words: 'Write-offs above 500 are approved in the receivables system by the controller.' },
    method: '25 of 91 write-offs above the limit: approval before posting.',
  }),
];

export const QUILLFEATHER_SOC1: ToldSocReport = {
  ...{ number: 'AR-2026-1', issuedOn: '2026-10-16', auditor: 'Marlowe Ames & Co., CPAs', carvedOut: [] },
  ...{ from: '2025-10-01', to: '2026-09-30', places: ['Cedar Rapids contact centre', 'Tucson recovery site'] },
  deviations: [
    {
      ...{ controlRef: '5.2', control: 'Access is removed within one day.' },
      deviation: 'One of 40 access removals took 3 days instead of 1.',
      managementResponse: 'The request was mislaid; requests now come from the personnel system.',
    },
  ],
  userControls: QUILLFEATHER_CONTROLS.map(({ text }) => text),
};

export const QUILLFEATHER_WEIGHED: { subservices: CoverSubservice[]; deviations: EvaluateDeviation[] } = {
  subservices: [],
  deviations: [{ effect: 'none', evaluation: 'One removal, two days late, without a sign-in in between.' }],
};

export const QUILLFEATHER_CONCLUSION: PrepareEvaluation = {
  conclusion: 'relied_on',
  auditorCheck: 'Registered firm; its last peer review (2024, pass) was read; no tie to Quillfeather is known.',
  scopeEvaluation: 'Names voice and collections at both places. 92 days remain to our year end: a letter is wanted.',
  effect: 'Supports our reliance on captured and posted payments until 30 September.',
};
