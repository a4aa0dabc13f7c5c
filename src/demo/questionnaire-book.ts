import type { GiveAnswer } from '../questionnaires/answer.dto';
import type { VendorCast } from './vendor-cast';

/** One answer: something given, or what the register says. */
export type Said = Pick<GiveAnswer, 'value' | 'unknown' | 'none' | 'notApplicableReason' | 'note'> | 'as registered';
/** What a vendor says to each question, the same for every service, system or site unless it is written `QTE-9@Name`. */
export type Book = Record<string, Said>;

const value = (given: unknown): Said => ({ value: given });
const NONE: Said = { none: true };

/** What a vendor in good order answers in a year; stories change what is theirs. Dates lie in the year, durations are minutes. */
export function usualBook(cast: VendorCast, year: number): Book {
  return {
    ...{ ...ofVendor(cast, year), ...ofProgramme(cast, year), ...ofService(cast, year), ...ofPeople(cast, year) },
    ...{ ...ofSystems(cast, year), ...ofSites(year) },
  };
}

function ofVendor({ service, contributor, attestor, sites }: VendorCast, year: number): Book {
  const places = sites.map(({ name }) => name).join('; ');
  return {
    'QIN-1': 'as registered',
    'QIN-1a': value([{ service: service.name, team: 'Operations', place: places }]),
    'QIN-5': value(['retail']),
    'QPE-8': value([
      {
        ...{ decision: 'Declare a disaster', trigger: 'Service lost for 15 minutes' },
        ...{ who_decides: contributor.title, deputy: 'Duty manager' },
      },
      {
        ...{ decision: 'Return to normal', trigger: 'Both sites compared and in step' },
        ...{ who_decides: attestor.title, deputy: contributor.title },
      },
    ]),
    'QOR-3': value(`${year}-02-11`),
    'QOR-4': value([
      { expectation: 'Objectives of the schedule are met', measured_on: `${year}-05-18`, result: 'See the last test' },
    ]),
    'QOU-3': NONE,
  };
}

function ofProgramme({ attestor }: VendorCast, year: number): Book {
  const activity = (row: string, monthDay: string, proof: string) => ({
    ...{ row, last_done: `${year}-${monthDay}`, next_due: `${year + 1}-${monthDay}`, proof },
  });
  return {
    'QPR-1': value('both_separate'),
    'QPR-2': value([
      activity('develop', '03-02', 'Plan as registered'),
      activity('maintain', '03-02', 'Change log of the plan'),
      activity('train', '03-27', 'Training roster'),
      activity('exercise', '05-16', 'Exercise result'),
    ]),
    'QPR-3': value(['recovery', 'redundancy']),
    'QPR-4': value([
      {
        ...{ scenario: 'Loss of the main place for a day', cost_per_day: 'USD 210,000' },
        ...{ accepted_by: attestor.name, accepted_on: `${year}-02-20` },
      },
    ]),
    'QPR-5': value(['offline_copies', 'separate_cloud']),
    'QTS-6': value('both'),
    'QTS-7': NONE,
    'QTS-8': value([
      {
        ...{ drill: 'Call tree, all teams', held_on: `${year}-06-17` },
        ...{ people_called: 84, people_reached: 81, time_to_90pct: 22 },
      },
    ]),
  };
}

function ofService({ service }: VendorCast, year: number): Book {
  return {
    'QIN-2': 'as registered',
    'QIN-3': 'as registered',
    'QIN-4': NONE,
    'QSC-1': 'as registered',
    'QSC-2': value(service.tier === 'T3' ? 'slower' : 'breach'),
    'QOU-1': NONE,
    'QOU-4': value([
      {
        ...{ help_offered: 'Export of all records and a team for the handover', data_format: 'CSV and JSON' },
        ...{ run_on_days: 180, last_rehearsed_on: `${year}-02-11` },
      },
    ]),
    ...Object.fromEntries(['QTS-1', 'QTS-2', 'QTS-3', 'QTS-4', 'QTS-5'].map((id) => [id, 'as registered' as const])),
    'QAL-3': 'as registered',
  };
}

function ofPeople({ service, contributor }: VendorCast, year: number): Book {
  return {
    'QPE-1': value('trained_and_tested'),
    'QPE-3': value(service.objectives?.mbcoPct ?? 50),
    'QPE-4': value('ready_and_tested'),
    'QPE-5': value([
      { owner_role: contributor.title, deputy: 'Duty manager', update_method: 'automatic', max_delay: 60 },
    ]),
    'QPE-6': value('current_and_told'),
    'QPE-7': value('same_and_trained'),
    'QOR-1': NONE,
    'QOR-2': NONE,
    'QOR-5': value([
      {
        ...{ our_contact: contributor.name, backup_contact: 'Duty manager', channel_1: 'Duty telephone' },
        ...{ channel_2: 'Text message', time_to_notice: 30, last_verified_on: `${year}-07-08` },
      },
    ]),
  };
}

function ofSystems({ service, sites }: VendorCast, year: number): Book {
  const { rtoMinutes, rpoMinutes } = service.objectives ?? { rtoMinutes: 240, rpoMinutes: 60 };
  const second = sites[1]?.name ?? 'Second room';
  return {
    'QTE-1': value('full'),
    'QTE-1b': value(`${year}-03-02`),
    'QTE-2': value('full_required'),
    'QTE-3': value('primary_and_standby'),
    'QTE-3a': value(['nothing']),
    'QTE-3b': value([{ place: second, run_by_you: true, operator: '' }]),
    'QTE-4': value(100),
    'QTE-4a': value('load_test'),
    'QTE-5': value('active_passive'),
    'QTE-6': value('hot'),
    'QTE-6a': value(Math.round(rtoMinutes / 2)),
    'QTE-6b': value(Math.floor(rpoMinutes / 2)),
    'QTE-7': value('automatic_with_approval'),
    'QTE-7a': value([{ role: 'Duty engineer', deputy: 'Second on call', on_call_24x7: true }]),
    'QTE-7b': value(`${year}-05-16`),
    'QTE-8': value('manual_scripted'),
    'QTE-8a': value([
      {
        ...{ data_set: 'All records', interval: Math.floor(rpoMinutes / 2), copy_lag: 1 },
        ...{ kept_where: second, off_site: true, production_can_alter: false },
      },
    ]),
    'QTE-8b': value(`${year}-06-24`),
  };
}

function ofSites(year: number): Book {
  return {
    'QTE-9': value([
      { path: 'First', carrier: 'Prairie Lightwave', entry_point: 'North', shares_with: 'nothing' },
      { path: 'Second', carrier: 'Hawkeye Fiber', entry_point: 'South', shares_with: 'nothing' },
    ]),
    'QPE-2': value(['named_site', 'home']),
    'QPE-2a': value(70),
    'QAL-1': 'as registered',
    'QAL-2': value(
      ['equipment', 'network_capacity', 'headsets', 'secure_access', 'travel'].map((row) => ({
        ...{ row, source: 'Reserved in the agreement', quantity: '120', tested_on: `${year}-05-16` },
      })),
    ),
  };
}
