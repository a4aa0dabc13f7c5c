import type { Block, KeyValue, TableRow } from '../document/document.model';
import type { Manifest } from '../manifest.model';
import type { DisruptionFacts } from '../snapshot.model';
import { columns } from './columns';
import { disruptionAftermath } from './disruption-aftermath';
import { anchor, duration, list, orDash, when, words } from './words';

type Hit = DisruptionFacts['hits'][number];

/** One real event, from the notice to the after-action report. */
export function disruptionRecord(one: DisruptionFacts, manifest: Manifest, number: string): Block[] {
  return [
    { kind: 'heading', level: 2, number, text: `${one.ref} - ${one.title}`, anchor: anchor(one.ref) },
    { kind: 'keyValues', items: [...setting(one), ...effect(one)] },
    times(one),
    notices(one),
    recovery(one),
    activations(one),
    ...disruptionAftermath(one, manifest),
  ];
}

function setting(one: DisruptionFacts): KeyValue[] {
  const { confirmedAt, confirmedByName, confirmationNote } = one;
  return [
    { key: 'What happened', value: orDash(one.description) },
    { key: 'Kinds', value: list(one.disruptionTypes.map((type) => words(type))) },
    { key: 'Places and systems', value: list(one.places.map(({ name }) => name)) },
    { key: 'Reported by', value: `${one.reportedByName} (${one.reportedBySide}), ${when(one.reportedAt)}` },
    {
      key: 'Confirmed by',
      value:
        confirmedAt === null
          ? 'Not confirmed'
          : `${orDash(confirmedByName)}, ${when(confirmedAt)}. ${confirmationNote ?? ''}`,
    },
    { key: 'State', value: state(one) },
    { key: 'Notice', value: one.notice.words },
  ];
}

function state(one: DisruptionFacts): string {
  if (one.withdrawnAt !== null)
    return `Withdrawn by ${one.withdrawnByName ?? ''}, ${when(one.withdrawnAt)}: ${one.withdrawnReason ?? ''}`;
  if (one.closedAt === null) return words(one.state);
  return `Closed by ${one.closedByName ?? ''}, ${when(one.closedAt)}. ${one.closingNote ?? ''}`;
}

function effect(one: DisruptionFacts): KeyValue[] {
  const cost =
    one.costAmount === null ? 'not stated' : `${one.costAmount} ${one.costCurrency ?? ''}: ${one.costBasis ?? ''}`;
  return [
    {
      key: 'Customers affected',
      value: `${one.customersAffected === null ? 'not stated' : String(one.customersAffected)}. ${one.customerImpact ?? ''}`,
    },
    { key: 'Cost', value: cost },
    {
      key: 'In recovery mode',
      value: one.recoveryModeMinutes === null ? 'Never' : duration(one.recoveryModeMinutes),
    },
    ...(one.noActivationReason === null ? [] : [{ key: 'Why no plan was started', value: one.noActivationReason }]),
    { key: 'Counts as', value: list(one.countsAs) },
  ];
}

function times(one: DisruptionFacts): Block {
  const moments: [string, string | null][] = [
    ['Disruption', one.occurredAt],
    ['Detection', one.detectedAt],
    ['Declaration', one.declaredAt],
    ['Returned to normal', one.returnedToNormalAt],
    ['Recovery entered in the portal', one.recoveredAt],
    ['Reconciliation entered in the portal', one.reconciledAt],
  ];
  return {
    kind: 'table',
    caption: `Logged times (UTC); the site's zone is ${one.timeZone}; recovery time is counted from ${one.clockBasis}`,
    columns: columns('Moment* 40 | Time 60'),
    rows: moments.map(([moment, at]) => ({ cells: [moment, at === null ? 'not logged' : when(at)] })),
  };
}

function notices({ notices: all }: DisruptionFacts): Block {
  return {
    kind: 'table',
    caption: 'Notices',
    columns: columns('Given (UTC)* 20 | Channel 14 | By and to 26 | Words 40 | Standing 30'),
    rows: all.map((one) => ({
      cells: [
        when(one.givenAt),
        words(one.channel),
        `${one.toldBy} to ${one.toldTo}`,
        orDash(one.words),
        `${words(one.standing)}${one.judgedByName === null ? '' : ` by ${one.judgedByName}, ${when(one.judgedAt)}. ${one.standingNote ?? ''}`}`,
      ],
    })),
    none: 'No notice is recorded.',
  };
}

function recovery({ hits }: DisruptionFacts): Block {
  return {
    kind: 'table',
    caption: 'Recovery of each service: whole minutes, a begun minute counted',
    columns: columns(
      'Service* 22 | Effect 14 | RTO achieved, objective 34 | From disruption> 18 | RPO achieved, objective 34 | Verdict 20',
    ),
    rows: hits.map(hitRow),
    none: 'No service was hit.',
  };
}

function hitRow(one: Hit): TableRow {
  const of = (achieved: Hit['rto'], objective: number | null): string =>
    `${achieved === null ? 'Not measured' : duration(achieved.minutes)}; objective ${duration(objective)}${achieved === null ? '' : `\n${achieved.words}`}`;
  const missed = [one.rtoMissed ? 'RTO missed' : '', one.rpoMissed ? 'RPO missed' : ''].filter((part) => part !== '');
  const verdict = one.notRecoveredReason ?? missed.join(', ');
  return {
    cells: [
      `${one.serviceRef} ${one.serviceName}`,
      words(one.effect),
      of(one.rto, one.rtoObjectiveMinutes),
      one.rtoFromDisruption === null ? 'not measured' : duration(one.rtoFromDisruption.minutes),
      of(one.rpo, one.rpoObjectiveMinutes),
      verdict === '' ? { mark: 'pass', word: 'No objective missed' } : { mark: 'fail', word: verdict },
    ],
  };
}

function activations({ activations: all }: DisruptionFacts): Block {
  return {
    kind: 'table',
    caption: 'Plans that were started',
    columns: columns('Plan version* 26 | In force then 22 | Started 30 | Trigger 36 | Recovery mode 34'),
    rows: all.map((one) => ({
      cells: [
        `${one.planRef} v${one.label} ${one.planTitle}`,
        one.wasInForce
          ? { mark: 'pass', word: 'Yes' }
          : {
              mark: 'attention',
              word: one.inForceLabel === null ? 'None was in force' : `No: v${one.inForceLabel} was`,
            },
        `${when(one.activatedAt)} by ${one.activatedByName}`,
        orDash(one.trigger),
        one.recoveryModeFrom === null
          ? 'Never'
          : `${when(one.recoveryModeFrom)} to ${one.recoveryModeTo === null ? 'the cut-off' : when(one.recoveryModeTo)}`,
      ],
    })),
    none: 'No plan was started.',
  };
}
