import type { Block, TableRow } from '../document/document.model';
import type { InventoryFacts } from '../snapshot.model';
import { columns } from './columns';
import { anchor, duration, list, orDash, statusCell, words } from './words';

export const percent = (pct: number | null): string => (pct === null ? 'not measured' : `${pct}\u00a0%`);
const refsOf = (services: readonly { ref: string }[]): string => list(services.map(({ ref }) => ref));

export function dataAndTeams(held: InventoryFacts): Block[] {
  return [{ kind: 'heading', level: 2, number: '6.2', text: 'Data and teams' }, dataTable(held), teamTable(held)];
}

function dataTable({ dataSets }: InventoryFacts): Block {
  return {
    kind: 'table',
    caption: 'Data sets',
    columns: columns('Data* 24 | Holds and feeds 30 | Services 12 | Oldest copy> 18 | If lost 34'),
    rows: dataSets.map((one) => ({
      cells: [
        `${one.ref} ${one.name}${ended(one.endedOn)}`,
        `${orDash(one.contents)}; feeds ${list(one.feeds.map((feed) => words(feed).toLowerCase()))}${one.personalData ? '; personal data' : ''}`,
        refsOf(one.services),
        one.oldestCopyMinutes === null ? 'not stated' : duration(one.oldestCopyMinutes),
        orDash(one.ifLost),
      ],
    })),
    none: 'No data set is registered.',
  };
}

function teamTable({ teams }: InventoryFacts): Block {
  return {
    kind: 'table',
    caption: 'Teams',
    columns: columns('Team* 26 | Does 34 | People> 10 | Site 18 | Lead 18 | Services 12'),
    rows: teams.map((one) => ({
      cells: [
        `${one.ref} ${one.name}${ended(one.endedOn)}`,
        orDash(one.what),
        one.people === null ? 'not stated' : String(one.people),
        orDash(one.siteName),
        orDash(one.lead),
        refsOf(one.services),
      ],
    })),
    none: 'No team is registered.',
  };
}

export const ended = (on: string | null): string => (on === null ? '' : ` (ended ${on})`);

type Dependency = InventoryFacts['dependencies'][number];

export function dependencies({ dependencies: all }: InventoryFacts): Block[] {
  return [
    { kind: 'heading', level: 2, number: '6.3', text: 'Dependencies and their confirmed owners' },
    {
      kind: 'paragraph',
      text: 'A dependency is confirmed when both sides gave their word to its present terms: a word given to earlier terms is stale, and an objection outweighs every word. "Shared as" names the identity under which the registrant sees that several vendors rest on the same thing.',
    },
    {
      kind: 'table',
      columns: columns(
        'Dependency* 26 | Role and share 18 | Recovers within> 16 | Owner 18 | Words given 34 | Standing 18',
      ),
      rows: all.map(dependencyRow),
      none: 'No dependency is registered.',
    },
  ];
}

function dependencyRow(one: Dependency): TableRow {
  const shared = one.match === null ? '' : `\nShared as ${one.match.ref} ${one.match.name}`;
  return {
    anchor: anchor(one.ref),
    cells: [
      `${one.ref} ${one.serviceRef}: ${one.what} (${words(one.kind).toLowerCase()})${ended(one.endedOn)}${shared}`,
      `${words(one.role)}, ${one.role === 'standby' ? percent(one.standbyCapacityPct) : percent(one.sharePct)}`,
      one.theirRtoMinutes === null ? 'not stated' : duration(one.theirRtoMinutes),
      one.ownerSide === null ? 'Not named' : `${one.ownerName} (${OWNER[one.ownerSide]})`,
      `Vendor: ${wordOf(one.us)}. Other side: ${wordOf(one.them)}.`,
      one.endedOn === null ? { ...statusCell(MARK[one.standing] ?? null), word: standing(one) } : 'Ended',
    ],
  };
}

const OWNER: Record<string, string> = { us: 'the vendor', them: 'the other side', registrant: 'the registrant' };
const MARK: Record<string, string> = {
  confirmed: 'met',
  unconfirmed: 'not_tested',
  stale: 'met_with_exceptions',
  objected: 'not_met',
};

function standing({ standing: state, alerts }: Dependency): string {
  return [`${words(state)}.`, ...alerts.map(({ text }) => text)].join(' ');
}

function wordOf({ state, on, by }: Dependency['us']): string {
  if (state === 'not_needed') return 'not needed';
  return on === null ? 'none' : `${by ?? ''}, ${on}${state === 'confirmed' ? '' : ` (${state})`}`;
}

export function subOutsourcers({ subOutsourcers: all }: InventoryFacts): Block[] {
  return [
    { kind: 'heading', level: 2, number: '6.4', text: 'Sub-outsourcers' },
    {
      kind: 'table',
      columns: columns('Company* 28 | Does 28 | Services 12 | Plan and test 26 | Assurance 24 | Missing 26'),
      rows: all.map(companyRow),
      none: 'No sub-outsourcer is registered.',
    },
  ];
}

function companyRow(one: InventoryFacts['subOutsourcers'][number]): TableRow {
  const tested = one.lastTestedOn === null ? 'no test known' : `tested ${one.lastTestedOn} ${one.testResult}`;
  return {
    anchor: anchor(one.ref),
    cells: [
      [`${one.ref} ${one.name}`, one.country ?? 'country not stated', ...marksOf(one)].join('; '),
      `${one.what}${one.holdsRegistrantData ? ' Holds data of the registrant.' : ''}`,
      refsOf(one.services),
      `${one.planOnFile ? `Plan seen ${one.planSeenOn ?? ''}` : 'No plan seen'}; ${tested}`,
      `${words(one.assurance)}${one.assuranceUntil === null ? '' : ` to ${one.assuranceUntil}`}; ${words(one.socMethod).toLowerCase()}`,
      list(
        one.gaps.map(({ text }) => text),
        'nothing',
      ),
    ],
  };
}

function marksOf(one: InventoryFacts['subOutsourcers'][number]): string[] {
  return [
    one.critical ? 'critical' : '',
    one.icfrRelevant ? 'ICFR-relevant' : '',
    one.state === 'ended' ? `ended ${one.endedOn ?? ''}` : '',
  ].filter((mark) => mark !== '');
}

export function assumptions({ assumptions: all }: InventoryFacts): Block[] {
  return [
    { kind: 'heading', level: 2, number: '6.7', text: 'Assumptions' },
    {
      kind: 'table',
      columns: columns('Assumption* 40 | About 20 | Owner 18 | Checked 26 | Standing 26'),
      rows: all.map((one) => ({
        cells: [
          `${one.ref} ${one.text}`,
          one.about,
          one.ownerName,
          one.checkedOn === null ? 'Never' : `${one.checkedOn}, ${one.checkedByName ?? ''}: ${one.checkedHow ?? ''}`,
          [words(one.standing), one.contradiction ?? '', one.withdrawnReason].filter((part) => part !== '').join('. '),
        ],
      })),
      none: 'No assumption is registered.',
    },
  ];
}
