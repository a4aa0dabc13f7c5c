import type { VendorCast } from '../vendor-cast';
import { heading, letter, list, prose, signedBy, table } from './letterhead';
import { xlsxOf } from './office-files';
import type { DemoFile, Paper } from './paper';
import { csvOf } from './plain-files';

const FIRST = ['Ada', 'Bruno', 'Carys', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ivy', 'Jonas', 'Kira', 'Lars'];
const LAST = ['Bell', 'Castro', 'Drummond', 'Ekström', 'Fonseca', 'Grady', 'Holt', 'Ibarra', 'Jessop', 'Kapoor'];
const TEAMS = ['Recovery bridge', 'Telephony', 'Database', 'Floor', 'Payments'];

/** PPL-01: 60 people, their team, course and day. */
export function trainingRoster(vendor: VendorCast, year: number): DemoFile {
  const rows = Array.from({ length: 60 }, (_, i) => [
    `${FIRST[i % FIRST.length] ?? ''} ${LAST[Math.floor(i / 2) % LAST.length] ?? ''}`,
    TEAMS[i % TEAMS.length] ?? '',
    'Recovery roles and the current plan',
    `${year}-03-${String(2 + (i % 20)).padStart(2, '0')}`,
    80 + ((i * 7) % 21),
    i === 41 ? 'absent, made up later' : 'completed',
  ]);
  const head = ['Name', 'Team', 'Course', 'Completed on', 'Score', 'State'];
  const count = [
    ['Measure', 'Value'],
    ['People with a recovery role', 60],
    ['Trained', 60],
    ['Share', '100 %'],
  ];
  const sheets = [
    { name: 'Roster', rows: [head, ...rows] },
    { name: 'Summary', rows: count },
  ];
  return xlsxOf(sheets, { fileName: `${vendor.prefix} training roster ${year}.xlsx`, date: `${year}-03-27` });
}

/** TST-03, PLN-05: who answered when. */
export function callTreeDrill(vendor: VendorCast, date: string): Paper {
  return letter(vendor, { title: 'Call tree drill', number: 'BC-052', date }, [
    prose(
      'Unannounced drill outside working hours. Personal numbers are masked; the full list is kept by the coordinator.',
    ),
    table(
      ['Minute', 'Who', 'Channel', 'Answer'],
      [
        ['0', vendor.contributor.name, 'page', 'started the drill'],
        ['2', vendor.attestor.name, 'voice ***-**-41', 'confirmed'],
        ['4', 'Telephony lead', 'voice ***-**-17', 'confirmed'],
        ['6', 'Database lead', 'voice ***-**-88', 'no answer; deputy paged'],
        ['9', 'Database deputy', 'text message', 'confirmed'],
        ['14', 'Site managers', 'group page', '11 of 12 confirmed'],
        ['22', 'Tarnbrook duty desk', 'voice and e-mail', 'confirmed by Tarnbrook at minute 24'],
      ],
      [1, 3, 2, 3],
    ),
    heading('Measures'),
    list(
      '47 of 48 people reached (98 percent) in 31 minutes; goal 95 percent in 45 minutes',
      'Notice to the registrant in 24 minutes; goal 60',
    ),
    signedBy(vendor.contributor, date),
  ]);
}

/** PLN-03: threats by likelihood and effect. */
export function riskAssessment(vendor: VendorCast, date: string): Paper {
  const hazards = vendor.sites.flatMap((site) => site.hazardZones.map((hazard) => [hazard, site.name]));
  return letter(vendor, { title: 'Continuity risk assessment', number: 'BC-030', date, version: date.slice(0, 4) }, [
    prose('Likelihood and effect from 1 to 5. Each threat leads to one of ten types of disruption in the plans.'),
    table(
      ['Threat', 'Place', 'Likelihood', 'Effect', 'Answer'],
      [
        ...hazards.map(([hazard = '', site = '']) => [hazard, site, '2', '5', 'second site, early warning']),
        ['ransomware', 'all', '3', '5', 'isolated copies, rebuilt from clean media'],
        ['carrier failure', 'all', '3', '4', 'second carrier, automatic switch'],
        ['too few people', 'all', '3', '3', 'cross-trained teams, home working'],
        ['supplier stops', 'all', '2', '4', 'second source or manual work'],
      ],
      [2, 2, 1, 1, 3],
    ),
    signedBy(vendor.contributor, date),
  ]);
}

/** TEC-03: a month of backup jobs, two of them repeated. */
export function backupHistory(vendor: VendorCast, month: string): DemoFile {
  const rows = Array.from({ length: 30 }, (_, i) => backupJob(`${month}-${String(i + 1).padStart(2, '0')}`, i));
  const head = ['Job', 'Started (UTC)', 'Finished (UTC)', 'Data set', 'Gigabytes', 'Result', 'Isolated copy'];
  return csvOf(`${vendor.prefix.toLowerCase()}-backup-jobs-${month}.csv`, [head, ...rows]);
}

function backupJob(day: string, i: number): (string | number)[] {
  const failed = i === 11 || i === 23;
  const minutes = 40 + ((i * 13) % 25);
  const finished = `${day}T02:${String(minutes).padStart(2, '0')}:07Z`;
  const result = failed ? 'failed, repeated at 04:00 with success' : 'success';
  return [`full-${day}`, `${day}T02:00:00Z`, finished, 'ledger', 405 + (i % 9), result, 'written, digest checked'];
}

/** PPL-03: a month of nightly copies of scripts and articles. */
export function toolsLog(vendor: VendorCast): DemoFile {
  const rows = Array.from({ length: 31 }, (_, i) => {
    const day = `2026-08-${String(i + 1).padStart(2, '0')}`;
    const changed = (i * 5) % 9;
    return [
      `${day}T03:15:${String(10 + (i % 40)).padStart(2, '0')}Z`,
      'knowledge-copy',
      changed,
      1204 + i * 2,
      'success',
    ];
  });
  const head = ['finished_utc', 'job', 'articles_changed', 'articles_total', 'result'];
  return csvOf(`${vendor.prefix.toLowerCase()}-knowledge-copy-2026-08.csv`, [head, ...rows]);
}

/** IMP-01: actions and how they were verified. */
export function correctiveActions(vendor: VendorCast, date: string, rows: string[][]): Paper {
  const columns = ['Action', 'Owner', 'Due', 'Done', 'Verified by'];
  return letter(vendor, { title: 'Corrective action record', number: 'BC-060', date }, [
    prose('Nobody verifies an action of their own.'),
    table(columns, rows, [4, 2, 1.3, 1.3, 2]),
    signedBy(vendor.contributor, date),
  ]);
}

/** TST-01: what is exercised when. */
export function exerciseProgramme(vendor: VendorCast, date: string, rows: string[][]): Paper {
  return letter(vendor, { title: `Exercise programme ${date.slice(0, 4)}`, number: 'BC-050', date }, [
    prose('Every service is exercised at least once; a failed exercise is repeated within 90 days.'),
    table(['Planned', 'Kind', 'Service and scenario', 'Observed by Tarnbrook'], rows, [1.2, 1.5, 4, 1.5]),
    signedBy(vendor.attestor, date),
  ]);
}
