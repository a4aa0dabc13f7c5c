import type { ToldExercise } from './documents/exercise-papers';
import { after } from './documents/paper';
import { toldSteps } from './told-steps';

/** Plan 2.3 as it was carried out on 2026-01-26, minutes after the power failed in Bangor. */
export const FENWICK_STEPS = toldSteps(`
Confirm loss of power in Bangor|Duty supervisor|||2|1|3||
Declare and call Fargo|Duty supervisor||1|3|3|6||
Route emergency calls to Fargo|Routing engineer|Emergency routing|2|5|6|14||
Route text relay to Fargo|Routing engineer|Emergency routing|2|5|7|19|+|A certificate of the relay had expired and was renewed on the bridge
Open all positions in Fargo|Floor lead, Fargo||2|10|6|18||
Place test calls from four counties|Quality lead|Emergency routing|3,5|5|18|22||
Tell the counties and the registrant|Readiness manager||2|30|8|39||
Start the generator in Bangor|Site engineer||1|5|3|31|+|The fuel line was iced; it ran once a heater had been brought
Verify and announce|Duty supervisor||6|3|22|24||
Return calls to Bangor|Duty supervisor||8,9|30|396|411||
`);

/** 2026-01-26, 04:14 in Bangor: objective 0:30, verified after 0:24, 6:12 in recovery mode, notice 0:38 after detection. */
export const FENWICK_STORM: ToldExercise = {
  title: 'Ice storm takes the power of Bangor',
  kind: 'full_interruption',
  planLabel: '2.3',
  scenario:
    'Ice brought down both feeders of the Bangor contact centre at 04:14 local time, and the generator did not start. All emergency calls and text relay were taken in Fargo until the power was back.',
  scopeLimits: '',
  ...{ occurredAt: '2026-01-26T09:14:00.000Z', detectedMinute: 1, declaredMinute: 6, restoredMinute: 22 },
  ...{ verifiedMinute: 24, normalMinute: 411, lostMinutes: 0, rtoObjectiveMinutes: 30, rpoObjectiveMinutes: 0 },
  evaluator: 'Irene Halvorsen, state office of emergency communications',
  steps: FENWICK_STEPS,
  objectives: [
    { text: 'Restore the service within 0:30 h.', measures: 'rto', rating: 'S', note: 'Verified after 0:24 h.' },
    { text: 'Lose no call record.', measures: 'rpo', rating: 'P', note: 'All records were there.' },
  ],
  strengths: ['Fargo answered its first emergency call twelve minutes after the loss', 'Every county was told in time'],
  improvements: [
    ['The generator ran 28 minutes late', 'The fuel line is not heated', 'Heated line and a second tank'],
    ['A certificate of the text relay had expired', 'Nobody owned its renewal', 'Renewed by the operations calendar'],
  ],
};

export const inStorm = (minute: number): string => after(FENWICK_STORM.occurredAt, minute);

/** What the log of the day keeps: minute after the loss, what happened, who saw it. */
export const STORM_LOG: [minute: number, text: string, source: string][] = [
  [0, 'Both feeders of Bangor drop; positions go dark for eleven seconds on batteries.', 'Building log'],
  [6, 'Emergency declared; Fargo is called.', 'Duty supervisor'],
  [12, 'First emergency call answered in Fargo.', 'Call records'],
  [24, 'Test calls from four counties pass; recovery announced.', 'Quality lead'],
  [31, 'Generator runs once a heater thaws the fuel line.', 'Site engineer'],
  [388, 'First feeder is back and stable for half an hour.', 'Grid operator'],
  [396, 'Recovery mode ends; calls return county by county.', 'Duty supervisor'],
  [411, 'All positions in Bangor are in use again.', 'Floor lead, Bangor'],
];
