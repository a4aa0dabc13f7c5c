import fc from 'fast-check';
import { readShippedCatalogue, readShippedCatalogueDocument } from './catalogue.file';
import {
  checksFor,
  evidenceSatisfied,
  FLAGS,
  FORCES,
  forceFor,
  labelOfForce,
  labelOfLane,
  laneFor,
  LANES,
  missingEvidence,
  NO_SOX_CONNECTION,
  outcomeOf,
  parseCatalogue,
  provisionsOf,
  refusalToRecordCoverage,
  requirementApplies,
  TIERS,
  type Requirement,
} from './catalogue.rules';

/* eslint-disable @typescript-eslint/no-explicit-any -- the documents under test are deliberately shapeless */

const shipped = readShippedCatalogue();
const find = (id: string): Requirement => shipped.requirements.find((requirement) => requirement.id === id)!;
const indexOf = (id: string): number => shipped.requirements.indexOf(find(id));
const omit = (from: object, name: string): object =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));
const document = (): any => structuredClone(readShippedCatalogueDocument());

function problemsAfter(change: (document: any) => void): string[] {
  const changed = document();
  change(changed);
  const read = parseCatalogue(changed);
  return 'errors' in read ? read.errors.map((error) => `${error.pointer} ${error.message}`) : [];
}

describe('the shipped catalogue', () => {
  const sourceItems = [
    ...['A-01', 'A-02a', 'A-02b', 'A-02c', 'A-02d', 'A-02e', 'A-02f', 'A-02g', 'A-03', 'A-04', 'A-05', 'A-06', 'A-07'],
    ...['A-08', 'A-09', 'A-10', 'A-11', 'A-12', 'A-13', 'A-14', 'A-15', 'A-16', 'A-17', 'A-18', 'A-19', 'A-20', 'A-21'],
    ...['A-22', 'A-23', 'A-24', 'A-25', 'A-26', 'A-27', 'B-01', 'B-02', 'B-03', 'B-04', 'B-05', 'B-06', 'B-07', 'B-08'],
    ...['B-09', 'B-10', 'B-11', 'B-12', 'B-13', 'B-14', 'B-15', 'B-16', 'B-17', 'B-18', 'B-19', 'B-20', 'B-21', 'B-22'],
    'B-23',
  ];

  // No source item is left to the questionnaire alone: questions restate items that a requirement already reaches.
  it('reaches all 56 source items, and names no item that does not exist', () => {
    const reached = new Set(shipped.requirements.flatMap((requirement) => requirement.seedRefs));
    expect(sourceItems).toHaveLength(56);
    expect([...reached].sort()).toEqual([...sourceItems].sort());
  });

  it('has 45 requirements in eleven families, SEC among them', () => {
    const counts = Object.fromEntries(
      Object.keys(shipped.families).map((family) => [
        family,
        shipped.requirements.filter((requirement) => requirement.family === family).length,
      ]),
    );
    expect(counts).toEqual({ GOV: 3, INV: 4, PLN: 6, TEC: 5, PPL: 3, TST: 6, IMP: 2, TPR: 4, ASR: 5, REC: 3, SEC: 4 });
  });

  it('settles the open points it says it settles', () => {
    expect(shipped.changeNotes.map((note) => note.point)).toEqual(
      expect.arrayContaining(['1', '2', '3', '4', '5', '6', '7', '8', '9', '11', '13']),
    );
  });

  it('keeps the registrant programme items out of the vendors', () => {
    const programme = shipped.requirements.filter((requirement) => requirement.scope === 'programme');
    expect(programme.map((requirement) => requirement.id)).toEqual(['GOV-03', 'INV-04', 'REC-01', 'REC-02', 'REC-03']);
    expect(programme.every((requirement) => requirement.attestedBy !== 'vendor_attestor')).toBe(true);
  });

  it('never calls a continuity item a SOX duty', () => {
    const continuity = shipped.requirements.filter((requirement) => requirement.sox.lane === 'context');
    expect(continuity.length).toBeGreaterThan(20);
    expect(continuity.filter((requirement) => requirement.force === 'legal_duty')).toEqual([]);
    expect(JSON.stringify(shipped)).not.toMatch(/SOX[- ]compliant|required by Sarbanes/i);
  });

  it('gives T3 a plan to test', () => {
    const t3 = shipped.requirements.filter((r) => requirementApplies(r, { tier: 'T3', flags: [] })).map((r) => r.id);
    expect(t3).toEqual(expect.arrayContaining(['PLN-06', 'TST-02']));
    expect(t3).not.toContain('PLN-01');
  });

  it('asks every requirement at least one check, each with its source', () => {
    for (const requirement of shipped.requirements) expect(requirement.checks.length).toBeGreaterThan(0);
  });
});

describe('parsing a catalogue', () => {
  it.each<[string, (d: any) => void, string]>([
    ['a field it does not know', (d) => (d.requirements[0].colour = 'red'), '/requirements/0/colour is not a field'],
    [
      'a missing field',
      (d) => (d.requirements[0] = omit(d.requirements[0], 'retention')),
      '/requirements/0/retention is missing',
    ],
    [
      'an unknown evidence kind',
      (d) => (d.requirements[0].evidence.required = ['EV-ZZZ']),
      '/evidence/required names EV-ZZZ',
    ],
    ['an unknown family', (d) => (d.requirements[0].family = 'ZZZ'), '/requirements/0/family names ZZZ'],
    ['an unknown retention class', (d) => (d.requirements[0].retention = 'R-NONE'), 'names R-NONE'],
    ['an unknown role', (d) => (d.requirements[0].attested_by = 'wizard'), '/requirements/0/attested_by names wizard'],
    ['an id used twice', (d) => void (d.requirements[1].id = d.requirements[0].id), '/requirements/1/id is used twice'],
    ['an id of another form', (d) => (d.requirements[0].id = 'gov1'), '/requirements/0/id must be an id like'],
    [
      'a first-line reviewer',
      (d) => (d.requirements[0].reviewed_by = 'relationship_owner'),
      'must be a second-line role',
    ],
    [
      'a reviewer who attests',
      (d) => (d.requirements[0].attested_by = 'compliance_officer'),
      'must differ from attested_by',
    ],
    ['an unknown provision', (d) => (d.requirements[0].sox.basis[0].provisions = ['SOX 999']), 'names SOX 999'],
    [
      'provisions without a link',
      (d) => (d.requirements[0].sox.basis[0].link = 'none'),
      'must be empty when the link is none',
    ],
    [
      'an alternative to nothing',
      (d) => {
        d.requirements[0].evidence.alternatives = [{ instead_of: 'EV-SOC1', accept: ['EV-CERT'], when: 'never' }];
      },
      '/alternatives/0/instead_of replaces a kind that is not required',
    ],
    [
      'a fractional threshold',
      (d) => (d.requirements[0].checks[0].value = 0.5),
      '/checks/0/value must be a whole number',
    ],
    [
      'a missing vocabulary word',
      (d) => (d.vocabularies.tier = omit(d.vocabularies.tier, 'T3')),
      '/vocabularies/tier/T3 is missing',
    ],
    [
      'an overclaimed lane',
      (d) => (d.requirements[indexOf('TEC-03')].sox.lane = 'icfr'),
      '/sox/lane must be what lane_when',
    ],
    [
      'events without per_event',
      (d) => (d.requirements[0].cadence.events = ['finding_opened']),
      '/cadence/events are needed',
    ],
    [
      'per_event without a statement',
      (d) => (d.requirements[indexOf('TST-05')].cadence.none_occurred = null),
      '/cadence/none_occurred is needed',
    ],
    [
      'on_change without triggers',
      (d) => (d.requirements[indexOf('TPR-02')].cadence.triggers = []),
      '/cadence/triggers are needed',
    ],
    [
      'days of grace below zero',
      (d) => (d.requirements[0].cadence.grace_days = -1),
      '/cadence/grace_days must be a whole number',
    ],
    [
      'a flag match without flags',
      (d) => (d.requirements[0].applies_to.match = 'any_flag'),
      '/applies_to/flags_any must be empty',
    ],
    [
      'a sector duty by flag alone',
      (d) => {
        const sector = d.requirements[indexOf('SEC-FIN-01')];
        sector.force = 'legal_duty';
        sector.force_when = null;
        sector.coverage_question = null;
      },
      'a sector rule is a legal duty only for those it covers',
    ],
    [
      'an unasked sector duty',
      (d) => (d.requirements[indexOf('SEC-EMS-01')].coverage_question = null),
      '/coverage_question is needed',
    ],
    [
      'a check used twice',
      (d) => (d.requirements[0].checks[1].id = d.requirements[0].checks[0].id as string),
      '/checks/1/id is used twice',
    ],
    [
      'an unknown exercise kind',
      (d) => (d.requirements[indexOf('TST-02')].accepts_exercise_kinds.T3 = ['lunch']),
      '/accepts_exercise_kinds/T3 names lunch',
    ],
    ['an unknown crosswalk source', (d) => (d.requirements[0].crosswalk.magic = ['1']), '/crosswalk names magic'],
    [
      'an overclaimed label',
      (d) => {
        d.requirements[indexOf('TEC-03')].force = 'legal_duty';
      },
      '/force must be what force_when says otherwise',
    ],
    [
      'an unknown trigger',
      (d) => (d.requirements[0].cadence.triggers = ['full_moon']),
      '/cadence/triggers names full_moon',
    ],
    ['another format', (d) => (d.format = 2), '/format must be 1'],
  ])('refuses %s', (_what, change, expected) => {
    expect(problemsAfter(change).join('\n')).toContain(expected);
  });

  it('names every problem, not only the first', () => {
    const problems = problemsAfter((d) => {
      d.requirements[0].force = 'law';
      d.requirements[7].scope = 'galaxy';
      d.evidence_kinds['EV-BIA'].default_grade = 'F';
    });
    expect(problems).toHaveLength(3);
  });

  it('answers any JSON value without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = parseCatalogue(value);
        expect('errors' in read && read.errors.length > 0).toBe(true);
      }),
    );
  });

  it('escapes pointers as RFC 6901 says', () => {
    expect(problemsAfter((d) => void (d['a/b~c'] = 1))).toEqual(['/a~1b~0c is not a field of this format']);
  });
});

describe('applying a requirement', () => {
  it('follows the three ways of matching', () => {
    expect(requirementApplies(find('PLN-02'), { tier: 'T1', flags: [] })).toBe(false);
    expect(requirementApplies(find('PLN-02'), { tier: 'T1', flags: ['hosts_systems'] })).toBe(true);
    expect(requirementApplies(find('PLN-02'), { tier: 'T3', flags: ['hosts_systems'] })).toBe(false);
    expect(requirementApplies(find('ASR-01'), { tier: 'T3', flags: ['icfr_relevant'] })).toBe(true);
    expect(requirementApplies(find('GOV-01'), { tier: 'T3', flags: [] })).toBe(true);
  });

  it('never loses a requirement when a flag is added', () => {
    const facts = fc.record({ tier: fc.constantFrom(...TIERS), flags: fc.subarray([...FLAGS]) });
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(...FLAGS),
        fc.constantFrom(...shipped.requirements),
        (some, flag, requirement) => {
          if (requirementApplies(requirement, some))
            expect(requirementApplies(requirement, { ...some, flags: [...some.flags, flag] })).toBe(true);
        },
      ),
    );
  });
});

describe('labels', () => {
  it('calls backups an auditor expectation only where financial reporting depends on them', () => {
    expect(forceFor(find('TEC-03'), { tier: 'T1', flags: ['icfr_relevant'] })).toBe('auditor_expectation');
    expect(forceFor(find('TEC-03'), { tier: 'T1', flags: [] })).toBe('programme_policy');
    expect(laneFor(find('TEC-03'), { tier: 'T1', flags: ['icfr_relevant'] })).toBe('icfr');
    expect(laneFor(find('TEC-03'), { tier: 'T1', flags: [] })).toBe('context');
    expect(laneFor(find('ASR-05'), { tier: 'T1', flags: [] })).toBe('icfr');
  });

  it('takes a recorded answer, not a flag, to make a sector rule a legal duty', () => {
    expect(forceFor(find('SEC-EMS-01'), { tier: 'T1', flags: ['emergency_services'] })).toBe('programme_policy');
    expect(forceFor(find('SEC-EMS-01'), { tier: 'T1', flags: [], coveredBy: ['SEC-EMS-01'] })).toBe('legal_duty');
    expect(refusalToRecordCoverage({ covered: true, basis: ' ' })).toBe('basis_missing');
    expect(refusalToRecordCoverage({ covered: true, basis: 'Covered 911 provider, FCC filing 2026' })).toBeNull();
  });

  it('prints the agreed words', () => {
    expect(FORCES.map((force) => labelOfForce(force, 'any_person'))).toEqual([
      'Legal duty - any person',
      'Auditor expectation',
      'Programme requirement',
      'Good practice',
    ]);
    expect(LANES.map(labelOfLane)).toEqual(['ICFR support', 'Disclosure support', 'Records', 'Continuity']);
  });

  it('groups by normalised provision', () => {
    expect(provisionsOf(find('TEC-03'))).toEqual(['Rule 13a-15(f)', 'Exchange Act 13(b)(2)', 'PCAOB AS 2201']);
    expect(provisionsOf(find('PLN-05'))).toEqual(['SOX 409', 'Rule 13a-15(e)', 'Form 8-K Item 1.05']);
    expect(provisionsOf(find('TST-02'))).toEqual(['PCAOB AS 1105', 'SOX 404(a)']);
    expect(provisionsOf(find('PPL-01'))).toEqual(['COSO 2013']);
    expect(provisionsOf(find('PLN-01'))).toEqual([NO_SOX_CONNECTION]);
  });
});

describe('evidence', () => {
  it('accepts an alternative in the place of what it replaces, and nothing else', () => {
    expect(evidenceSatisfied(find('ASR-04'), ['EV-SOC2'])).toBe(true);
    expect(evidenceSatisfied(find('ASR-04'), ['EV-CERT'])).toBe(true);
    expect(evidenceSatisfied(find('ASR-04'), ['EV-EXR'])).toBe(false);
    expect(evidenceSatisfied(find('ASR-04'), ['EV-EXR', 'EV-REV'])).toBe(true);
    expect(missingEvidence(find('ASR-01'), ['EV-TOC'])).toEqual(['EV-REV']);
    expect(missingEvidence(find('GOV-01'), [])).toEqual(['EV-POL', 'EV-ORG']);
  });

  it('is satisfied by the required kinds, whatever else is there, and never by optional ones alone', () => {
    const kinds = Object.keys(shipped.evidenceKinds);
    fc.assert(
      fc.property(fc.constantFrom(...shipped.requirements), fc.subarray(kinds), (requirement, others) => {
        expect(evidenceSatisfied(requirement, [...requirement.evidence.required, ...others])).toBe(true);
        expect(evidenceSatisfied(requirement, [])).toBe(false);
      }),
    );
  });
});

describe('checks', () => {
  const performed = (tier: 'T1' | 'T3', measured: number | null): string => {
    const check = checksFor(find('TST-02'), { tier, acceptedKinds: [] }).find((one) => one.id === 'steps_performed')!;
    return outcomeOf(check, measured);
  };

  it('fails a test in which steps were not performed, by tier', () => {
    expect(performed('T1', 0)).toBe('fail');
    expect(performed('T1', 89)).toBe('fail');
    expect(performed('T1', 90)).toBe('pass');
    expect(performed('T3', 50)).toBe('pass');
  });

  it('does not evaluate what has no value, and takes zero for a value', () => {
    const check = checksFor(find('INV-04'), { tier: 'T1', acceptedKinds: [] })[0]!;
    expect(outcomeOf(check, null)).toBe('not_evaluated');
    expect(outcomeOf(check, undefined)).toBe('not_evaluated');
    expect(outcomeOf(check, Number.NaN)).toBe('not_evaluated');
    expect(outcomeOf(check, true)).toBe('not_evaluated');
    expect(outcomeOf(check, 0)).toBe('pass');
    expect(outcomeOf(check, 1)).toBe('fail');
  });

  it('asks about the report only when a report is used', () => {
    const ids = (kinds: string[]): string[] =>
      checksFor(find('ASR-01'), { tier: 'T1', acceptedKinds: kinds }).map((check) => check.id);
    expect(ids(['EV-SOC1'])).toContain('type2');
    expect(ids(['EV-TOC'])).toEqual(['alternative_evaluated']);
  });

  it('warns where the check only warns', () => {
    const check = checksFor(find('PLN-05'), { tier: 'T1', acceptedKinds: [] }).find((c) => c.severity === 'warn')!;
    expect(outcomeOf(check, 48)).toBe('warn');
  });
});
