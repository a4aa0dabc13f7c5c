import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { signCheckpoint } from '../../src/audit-trail/tree/checkpoint.rules';
import { signerOf, verifierKey } from '../../src/audit-trail/tree/signed-note.rules';
import type {
  LoggedCheckpoint,
  Snapshot,
  EvidenceFacts,
  ObligationFacts,
  UseFacts,
} from '../../src/packets/snapshot.model';
import type { ExerciseFacts, PlanFacts, StepResultFacts } from '../../src/packets/snapshot-recovery.model';
import type { AttestationFacts, SubmissionFacts } from '../../src/packets/snapshot-review.model';

const trailSigner = signerOf('portal.tarnbrook.example/trail', createHash('sha256').update('sample').digest());
const trailRoot = createHash('sha256').update('root').digest();
const SAMPLE_CHECKPOINT: LoggedCheckpoint = {
  ...{ treeSize: 402, rootSha256: trailRoot.toString('hex'), madeAt: '2026-11-21T09:59:59.200Z' },
  note: signCheckpoint({ origin: trailSigner.name, size: 402, root: trailRoot }, [trailSigner]),
  verifierKeys: [verifierKey(trailSigner)],
};

/** Made-up facts of one vendor for specs of the packet: a clean exercise, one with a miss, odd names, a rejected file. */
export function sampleSnapshot(): Snapshot {
  return {
    packet: {
      id: '01900000-0000-7000-8000-000000000001',
      ref: 'PK-0001',
      kind: 'VP',
      requestedAt: '2026-11-21T10:00:00.000Z',
      preparedBy: 'Ines Okafor',
      preparedById: id(1),
      asOf: '2026-11-21',
    },
    cutOffAt: '2026-11-21T10:00:01.250Z',
    portalVersion: '0.1.0',
    registrant: {
      id: id(2),
      name: 'Tarnbrook Outfitting Group, Inc.',
      filerStatus: 'large_accelerated',
      fiscalYearEnd: '12-31',
      framework: 'COSO 2013',
    },
    vendor: {
      id: id(3),
      ref: 'VN-0001',
      name: 'Quillfeather Contact Services',
      legalName: 'Quillfeather Contact Services LLC',
      country: 'US',
      state: 'active',
      sectors: ['contact_centre'],
      summary: 'Voice and collections for customers in North America.',
      contractNoticeMinutes: 60,
    },
    period: { id: id(4), code: 'FY2026', startsOn: '2026-01-01', endsOn: '2026-12-31', state: 'open' },
    catalogue: {
      code: 'vcc',
      version: '1.0.0',
      title: 'Vendor Continuity Catalogue for SEC registrants',
      sha256: digest('catalogue'),
      publishedAt: '2026-01-02T08:00:00.000Z',
      sourcesCheckedOn: '2026-11-21',
      disclaimer:
        'Sarbanes-Oxley and its rules never name business continuity or disaster recovery. Items in this catalogue are programme requirements set by the registrant unless their label says otherwise.',
    },
    previous: null,
    log: {
      events: 418,
      firstAt: '2026-01-02T08:00:00.000Z',
      lastAt: '2026-11-21T09:59:59.000Z',
      lastEventId: id(5),
      checkpoint: SAMPLE_CHECKPOINT,
    },
    services: [
      {
        id: id(6),
        ref: 'SV-0001',
        name: 'Voice and collections',
        category: 'payments_collections',
        description: 'Inbound voice, payment collection and posting.',
        state: 'active',
        tier: 'T1',
        flags: ['agents_on_site', 'customer_contact', 'icfr_relevant'],
        icfrRelevant: true,
        icfrReason: 'Agents take and post payments to the receivables ledger.',
        sites: ['Cedar Rapids IA', 'Tucson AZ'],
        systems: ['Payment posting', 'Telephony'],
        decisions: [
          {
            proposedTier: 'T1',
            proposedScore: 11,
            proposedReason: 'ICFR-relevant with no workable substitute; MTPD 8 h.',
            previousTier: null,
            tier: 'T1',
            flags: ['agents_on_site', 'customer_contact', 'icfr_relevant'],
            icfrRelevant: true,
            icfrReason: 'Payments are posted to receivables.',
            accounts: 'Trade receivables; cash clearing',
            reason: 'Agrees with the rule.',
            decidedBy: 'Ines Okafor',
            decidedAt: '2026-01-15T09:00:00.000Z',
            needsApproval: false,
            approvalGrounds: [],
            approval: null,
            approvalReason: null,
            approvedBy: null,
            approvedAt: null,
            effectiveFrom: '2026-01-15',
          },
        ],
        objectives: [
          {
            rtoMinutes: 240,
            rpoMinutes: 15,
            mtpdMinutes: 480,
            wrtMinutes: 60,
            mbcoPct: 60,
            note: '',
            proposedBy: 'Dana Whitlock',
            proposedAt: '2026-01-20T09:00:00.000Z',
            vendorAcceptedBy: 'Marta Oyelaran',
            vendorAcceptedAt: '2026-01-22T09:00:00.000Z',
            registrantAcceptedBy: 'Ines Okafor',
            registrantAcceptedAt: '2026-01-23T09:00:00.000Z',
            effectiveFrom: '2026-01-23',
            supersededAt: null,
          },
        ],
      },
    ],
    sites: [
      {
        name: 'Cedar Rapids IA',
        kind: 'contact_centre',
        city: 'Cedar Rapids',
        region: 'IA',
        country: 'US',
        timeZone: 'America/Chicago',
        hazardZones: ['tornado', 'river flood'],
      },
      {
        name: 'Tucson AZ',
        kind: 'recovery_site',
        city: 'Tucson',
        region: 'AZ',
        country: 'US',
        timeZone: 'America/Phoenix',
        hazardZones: [],
      },
    ],
    systems: [
      { name: 'Payment posting', kind: 'application', description: 'Captures and posts card and ACH payments' },
      { name: 'Telephony', kind: 'telephony', description: '' },
    ],
    obligations: sampleObligations(),
    plans: [samplePlan()],
    exercises: [sampleExercise(), cancelledExercise()],
    findings: [
      {
        id: id(70),
        ref: 'FD-0001',
        severity: 'high',
        title: 'Spare desks in Tucson below the agreed 60 percent',
        description: 'Capacity test showed 52 percent of observed peak demand.',
        sourceKind: 'review',
        sourceId: id(61),
        obligationId: id(23),
        exerciseId: null,
        ownerName: 'Marta Oyelaran',
        dueOn: '2026-12-15',
        dueDateChanges: [
          {
            at: '2026-10-30T12:00:00.000Z',
            by: 'Ines Okafor',
            from: '2026-11-15',
            to: '2026-12-15',
            reason: 'Landlord hands over the floor in December.',
          },
        ],
        state: 'open',
        openedBy: 'Ines Okafor',
        openedAt: '2026-09-02T12:00:00.000Z',
        closedBy: null,
        closedAt: null,
        closingNote: '',
      },
    ],
    submissions: [sampleSubmission()],
    attestations: [sampleAttestation()],
    evidence: sampleEvidence(),
    custody: sampleEvidence().flatMap((one, index) => [
      {
        id: id(300 + index),
        at: one.receivedAt,
        deed: 'evidence.received',
        actor: 'Jonas Weber',
        role: 'vendor_contributor',
        subjectKind: 'evidence-item',
        subjectRef: one.itemRef,
        subjectId: one.itemId,
      },
      {
        id: id(340 + index),
        at: '2026-09-01T12:00:00.000Z',
        deed: 'evidence.downloaded',
        actor: 'Ines Okafor',
        role: 'compliance_officer',
        subjectKind: 'evidence-item',
        subjectRef: one.itemRef,
        subjectId: one.itemId,
      },
    ]),
  };
}

/** The stored bytes of a sample file, by digest. */
export function sampleObject(sha256: string): Readable {
  const name = FILES.find((file) => digest(file) === sha256);
  if (name === undefined) throw new Error(`No sample file has ${sha256}.`);
  return Readable.from([Buffer.from(name)]);
}

export function sampleVault(snapshot: Snapshot): Map<string, 'verified'> {
  return new Map(snapshot.evidence.map((one) => [one.sha256, 'verified']));
}

const FILES = [
  'Quillfeather DR plan v3.2.pdf',
  'exercise log 2026-05-16.csv',
  'Отчёт об испытании "резерв".docx',
  '復旧テスト結果 2026年5月.xlsx',
  'capacity: Tucson/May.png',
  'delegation of authority.pdf',
  'restore-test-2025.txt',
];

export function id(n: number): string {
  return `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const obligation = (n: number, over: Partial<ObligationFacts>): ObligationFacts => ({
  id: id(n),
  code: 'TST-02',
  title: 'Step-by-step test of the recovery plan',
  statement: 'The plan is tested step by step and every step has an outcome.',
  family: 'TST',
  scope: 'service',
  serviceId: id(6),
  forceLabel: 'Programme requirement',
  lane: 'context',
  laneLabel: 'Continuity',
  soxBasis: [
    {
      ref: 'Rule 13a-15(e)',
      link: 'supporting',
      provisions: ['Rule 13a-15(e)'],
      how: 'A tested recovery supports timely disclosure; the rule does not ask for tests.',
    },
  ],
  provisions: ['Rule 13a-15(e)'],
  attestedBy: 'vendor_attestor',
  requiredEvidence: ['EV-EXR', 'EV-AAR'],
  occurrence: 1,
  dueOn: '2026-09-30',
  dueRule: 'annual, by the end of the third quarter',
  progress: 'submitted',
  conclusion: 'met',
  conclusionReason: '',
  concludedBy: 'Ines Okafor',
  concludedById: id(1),
  concludedAt: '2026-09-02T12:30:00.000Z',
  servedBy: [],
  ...over,
});

function sampleObligations(): ObligationFacts[] {
  return [
    obligation(20, {
      code: 'GOV-02',
      title: 'Period attestation by an authorised officer',
      serviceId: null,
      scope: 'vendor',
      lane: 'dcp',
      laneLabel: 'Disclosure support',
      dueOn: '2026-12-15',
      soxBasis: [
        {
          ref: 'SOX 302(a)(4)-(6) / 15 USC 7241',
          link: 'supporting',
          provisions: ['SOX 302'],
          how: 'Works like a sub-certification beneath the CEO/CFO certification. The statute does not ask vendors to certify and does not require sub-certifications.',
        },
      ],
    }),
    obligation(21, {
      servedBy: [
        { kind: 'plan_version', id: id(31) },
        { kind: 'exercise', id: id(40) },
      ],
    }),
    obligation(22, {
      code: 'TEC-03',
      title: 'Backups that meet the objective',
      lane: 'icfr',
      laneLabel: 'ICFR support',
      forceLabel: 'Auditor expectation',
      soxBasis: [
        {
          ref: 'AS 2201',
          link: 'supporting',
          provisions: ['AS 2201'],
          how: 'Backup and restore of financial data is looked at as a general IT control.',
        },
      ],
    }),
    obligation(23, {
      code: 'TEC-02',
      title: 'Capacity after failover',
      conclusion: 'met_with_exceptions',
      conclusionReason: 'Capacity at 52 percent until December.',
    }),
    obligation(24, {
      code: 'TPR-01',
      title: 'Sub-outsourcers are in the plan',
      progress: 'not_started',
      conclusion: null,
      concludedBy: null,
      concludedById: null,
      concludedAt: null,
      dueOn: '2026-12-31',
    }),
    obligation(25, {
      code: 'TEC-05',
      title: 'Alternate site',
      conclusion: 'not_applicable',
      conclusionReason: 'The service is recovered in a region, not at a site.',
    }),
  ];
}

const use = (n: number, obligationId: string, over: Partial<UseFacts> = {}): UseFacts => ({
  id: id(n),
  obligationId,
  state: 'accepted',
  decisionReason: 'Inspected; agrees with the log.',
  proposedBy: 'Jonas Weber',
  proposedAt: '2026-08-20T09:00:00.000Z',
  decidedBy: 'Ines Okafor',
  decidedAt: '2026-09-02T12:00:00.000Z',
  ...over,
});

function sampleEvidence(): EvidenceFacts[] {
  const file = (n: number, over: Partial<EvidenceFacts>): EvidenceFacts => {
    const name = FILES[n] ?? '';
    return {
      versionId: id(100 + n),
      itemId: id(120 + n),
      itemRef: `EV-${String(n + 1).padStart(4, '0')}`,
      title: name.replace(/\.\w+$/, ''),
      kind: 'EV-EXR',
      versionNumber: 1,
      sha256: digest(name),
      bytes: Buffer.byteLength(name),
      fileName: name,
      claimedType: 'application/pdf',
      detectedType: name.endsWith('.csv') ? 'text/csv' : 'application/pdf',
      typeVerdict: 'match',
      scanState: 'not_scanned',
      sourceParty: 'Quillfeather Contact Services',
      sourceKind: 'system',
      obtainedBy: 'supplied_by_vendor',
      madeOn: '2026-05-16',
      periodFrom: null,
      periodTo: null,
      grade: 'C',
      gradeReason: 'System output supplied by the vendor',
      receivedAt: `2026-08-20T09:0${n}:00.000Z`,
      receivedBy: 'Jonas Weber',
      retentionClass: 'R-SOX7',
      supersedes: null,
      supersededBy: null,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
      uses: [],
      ...over,
    };
  };
  return [
    file(0, { kind: 'EV-DRP', grade: 'D', gradeReason: 'Document of the vendor', sourceKind: 'vendor_staff' }),
    file(1, { uses: [use(200, id(21))] }),
    file(2, {
      kind: 'EV-AAR',
      uses: [use(201, id(21)), use(202, id(23), { state: 'rejected', decisionReason: 'Says nothing about capacity.' })],
    }),
    file(3, { kind: 'EV-RST', periodFrom: '2026-01-01', periodTo: '2026-06-30', uses: [use(203, id(22))] }),
    file(4, { kind: 'EV-CAP', uses: [use(204, id(23))] }),
    file(5, { kind: 'EV-ORG', grade: 'D', sourceKind: 'vendor_staff', uses: [use(205, id(20))] }),
    file(6, {
      kind: 'EV-RST',
      madeOn: '2025-10-02',
      withdrawnAt: '2026-08-25T10:00:00.000Z',
      withdrawnBy: 'Jonas Weber',
      withdrawnReason: 'Wrong year',
    }),
  ];
}

function samplePlan(): PlanFacts {
  const titles = [
    'Declare and page',
    'Freeze changes',
    'Confirm last good copy',
    'Promote database in Tucson',
    'Repoint telephony',
    'Agent sign-in, wave 1',
    'Payment posting smoke test',
    'Reconcile posted against captured payments',
    'Verify and announce',
  ];
  const types = [
    'facility_damage',
    'facility_unavailable',
    'component_loss',
    'application_loss',
    'data_loss_or_corruption',
    'network_loss',
    'security_breach',
    'regional_event',
    'workforce_loss',
    'supplier_failure',
  ];
  return {
    id: id(30),
    ref: 'PL-0001',
    kind: 'DR',
    title: 'Disaster recovery plan, voice and collections',
    versions: [
      {
        id: id(31),
        number: 2,
        label: '3.2',
        state: 'accepted',
        contentSha256: digest('plan 3.2'),
        sourceEvidenceVersionId: id(100),
        serviceIds: [id(6)],
        changeSummary: 'Telephony is repointed before agents sign in.',
        reviewDueOn: '2027-02-01',
        offlineCopy: true,
        authoredBy: 'Jonas Weber',
        authoredAt: '2026-01-28T09:00:00.000Z',
        vendorApprovedBy: 'Marta Oyelaran',
        vendorApprovedAt: '2026-01-30T09:00:00.000Z',
        submittedAt: '2026-02-01T09:00:00.000Z',
        acceptedBy: 'Ines Okafor',
        acceptedAt: '2026-02-10T09:00:00.000Z',
        effectiveFrom: '2026-02-10',
        effectiveTo: null,
        returnedBy: null,
        returnedAt: null,
        returnReasons: [],
        steps: titles.map((title, index) => ({
          id: id(50 + index),
          number: index + 1,
          title,
          instruction: index % 2 === 0 ? `Follow runbook page ${index + 4}; record the time in the log.` : '',
          owner: index < 4 ? 'Duty manager' : 'Platform lead',
          systemName: index === 4 ? 'Telephony' : 'Payment posting',
          dependsOn: index === 0 ? [] : [index],
          expectedMinutes: 20,
        })),
        coverage: types.map((disruptionType, index) => ({
          disruptionType,
          process: index === 9 ? '' : 'Route calls to Tucson; post payments from the standby database.',
          solution: index === 9 ? '' : 'Warm standby in Tucson, replicated every five minutes.',
          notApplicableReason: index === 9 ? 'No supplier stands between the vendor and this service.' : '',
        })),
      },
    ],
  };
}

export function sampleExercise(): ExerciseFacts {
  const at = (minutes: number): string => new Date(Date.UTC(2026, 4, 16, 13, 0) + minutes * 60_000).toISOString();
  const marks = [0, 6, 11, 24, 62, 91, 125, 164, 185, 192];
  const results = marks.slice(1).map((minutes, index): StepResultFacts => ({
    planStepId: id(50 + index),
    attempt: 1,
    outcome: index === 5 ? 'pass_with_issue' : 'pass',
    reason: '',
    startedAt: at(marks[index] ?? 0),
    finishedAt: at(minutes),
    tester: 'Platform lead',
    note: index === 5 ? 'Four agents needed a password reset.' : '',
    disposition: index === 5 ? 'change' : 'keep',
    dispositionNote: index === 5 ? 'Reset expired passwords before the wave.' : '',
    proofEvidenceVersionId: id(101),
    recordedBy: 'Jonas Weber',
    recordedAt: '2026-05-17T09:00:00.000Z',
  }));
  return {
    id: id(40),
    ref: 'EX-0001',
    kind: 'functional',
    title: 'Functional test of the recovery in Tucson',
    scenario: 'The data centre in Cedar Rapids loses power for a day.',
    scopeLimits: 'Collections only; self-service stayed on production.',
    planVersionId: id(31),
    serviceId: id(6),
    plannedOn: '2026-05-16',
    isTest: true,
    state: 'reviewed',
    stateReason: '',
    stateApprover: '',
    clockBasis: 'disruption',
    evaluator: 'Henrik Sand',
    observedByRegistrant: true,
    startedAt: at(0),
    startedBy: 'Jonas Weber',
    occurredAt: at(0),
    detectedAt: at(2),
    declaredAt: at(6),
    restoredAt: at(185),
    verifiedAt: at(192),
    lastRecoveredAt: at(-9),
    returnedToNormalAt: at(600),
    notRecoveredReason: '',
    rtoObjectiveMinutes: 240,
    rpoObjectiveMinutes: 15,
    achievedRtoMinutes: 192,
    achievedRtoFromDisruptionMinutes: 192,
    achievedRpoMinutes: 9,
    outcome: 'satisfactory',
    outcomeReason: '',
    resultsBy: 'Jonas Weber',
    resultsAt: '2026-05-18T09:00:00.000Z',
    reportedAt: '2026-05-25T09:00:00.000Z',
    reviewedBy: 'Ines Okafor',
    reviewedAt: '2026-09-02T12:00:00.000Z',
    objectives: [
      {
        number: 1,
        text: 'Collections agents take payments again within four hours',
        measures: 'rto',
        rating: 'P',
        ratingNote: '',
      },
      {
        number: 2,
        text: 'Supervisors reach every agent within thirty minutes',
        measures: null,
        rating: 'S',
        ratingNote: 'Two numbers were out of date.',
      },
    ],
    results,
  };
}

function cancelledExercise(): ExerciseFacts {
  const nothing = {
    startedAt: null,
    startedBy: null,
    occurredAt: null,
    detectedAt: null,
    declaredAt: null,
    restoredAt: null,
    verifiedAt: null,
    lastRecoveredAt: null,
    returnedToNormalAt: null,
    achievedRtoMinutes: null,
    achievedRtoFromDisruptionMinutes: null,
    achievedRpoMinutes: null,
    rtoObjectiveMinutes: null,
    rpoObjectiveMinutes: null,
    outcome: null,
    resultsBy: null,
    resultsAt: null,
    reportedAt: null,
    reviewedBy: null,
    reviewedAt: null,
  };
  return {
    ...sampleExercise(),
    ...nothing,
    id: id(41),
    ref: 'EX-0002',
    kind: 'tabletop',
    title: 'Tabletop: loss of staff',
    plannedOn: '2026-09-10',
    state: 'cancelled',
    stateReason: 'The site moved that week',
    stateApprover: 'Marta Oyelaran',
    objectives: [],
    results: [],
  };
}

export const SAMPLE_STATEMENT = `I am Marta Oyelaran, Chief Operating Officer, authorised to sign for Quillfeather Contact Services LLC. For the services listed and the period 2026-01-01-2026-12-31, and after making reasonable inquiry of the people responsible, I state that, except as listed: (1) the plans identified by version were in force and approved; (2) the exercises listed took place on the dates shown and their results are complete; (3) every missed objective, failed or skipped step and known gap is listed.

Services: SV-0001 Voice and collections.
Exceptions: TEC-02, capacity at 52 percent until December.

This is a statement by management of Quillfeather Contact Services LLC, not an audit.`;

function sampleAttestation(): AttestationFacts {
  return {
    id: id(80),
    ref: 'AT-0001',
    kind: 'annual',
    state: 'accepted',
    dueOn: '2026-12-15',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    attestor: 'Marta Oyelaran',
    subOutsourcers: ['Copperline Vaulting'],
    scheduledBy: 'Ines Okafor',
    scheduledAt: '2026-10-01T09:00:00.000Z',
    preparedBy: 'Jonas Weber',
    preparedById: id(7),
    supersedes: null,
    lines: [
      { obligationId: id(21), requirementCode: 'TST-02', answer: 'met', explanation: '' },
      {
        obligationId: id(23),
        requirementCode: 'TEC-02',
        answer: 'met_with_exceptions',
        explanation: 'Capacity at 52 percent until the floor is handed over.',
      },
    ],
    signature: {
      id: id(81),
      signerId: id(8),
      signerName: 'Marta Oyelaran',
      signerTitle: 'Chief Operating Officer',
      qualified: true,
      statementVersion: 1,
      shownText: SAMPLE_STATEMENT,
      shownSha256: digest(SAMPLE_STATEMENT),
      signedAt: '2026-11-18T16:20:11.000Z',
      localTime: '2026-11-18 10:20:11 America/Chicago',
      reauthenticatedAt: '2026-11-18T16:19:40.000Z',
      address: '198.51.100.7',
      userAgent: 'Firefox 140',
      authority: {
        title: 'Chief Operating Officer',
        basis: 'Delegation of authority, board resolution of 2025-12-01',
        evidenceVersionId: id(105),
        verifiedBy: 'Ines Okafor',
        verifiedOn: '2026-09-01',
        expiresOn: '2027-08-31',
        revokedAt: null,
      },
    },
    decisions: [{ decision: 'accepted', reason: '', decidedBy: 'Ines Okafor', decidedAt: '2026-11-19T09:00:00.000Z' }],
  };
}

function sampleSubmission(): SubmissionFacts {
  const concluded = (obligationId: string, judgement: string, outOfPeriodReason = '') => ({
    round: 1,
    obligationId,
    procedurePerformed: 'Inspected the log line by line against the step table; recomputed the times.',
    criteria: 'RTO 4:00 h (240 min), RPO 0:15 h (15 min); every step has an outcome.',
    judgement,
    overrideReason: '',
    outOfPeriodReason,
    checks: [
      {
        id: 'step_coverage',
        words: 'Every step in scope has an outcome',
        metric: 'exercise.steps_with_outcome_pct',
        source: 'derived' as const,
        op: '>=',
        threshold: 100,
        severity: 'fail' as const,
        value: 100,
        verdict: 'pass' as const,
        explanation: null,
      },
    ],
    conclusion: 'met',
    decidedBy: 'Ines Okafor',
    decidedAt: '2026-09-02T12:30:00.000Z',
  });
  return {
    id: id(60),
    ref: 'SB-0001',
    state: 'approved',
    note: 'Results of the May test.',
    submittedBy: 'Jonas Weber',
    submittedById: id(7),
    submittedAt: '2026-08-21T09:00:00.000Z',
    obligationIds: [id(20), id(21), id(22), id(23), id(25)],
    lines: [
      { kind: 'evidence_use', targetId: id(200), obligationId: id(21), decision: 'accepted', reason: '' },
      {
        kind: 'evidence_use',
        targetId: id(202),
        obligationId: id(23),
        decision: 'rejected',
        reason: 'Says nothing about capacity.',
      },
      { kind: 'exercise', targetId: id(40), obligationId: null, decision: 'accepted', reason: '' },
      { kind: 'plan_version', targetId: id(31), obligationId: null, decision: 'accepted', reason: '' },
    ],
    review: {
      id: id(61),
      state: 'approved',
      reviewer: 'Ines Okafor',
      reviewerId: id(1),
      startedAt: '2026-08-24T09:00:00.000Z',
      round: 1,
      conclusion: 'satisfactory_with_exceptions',
      summary: 'The recovery worked within its objectives; spare capacity falls short.',
      concludedAt: '2026-09-02T12:30:00.000Z',
      needsApproval: true,
      conclusions: [
        concluded(id(21), 'The log agrees with the report.'),
        concluded(id(23), 'Capacity is short, with a date.'),
      ],
      queries: [
        {
          id: id(62),
          obligationId: id(23),
          subject: 'Peak demand',
          text: 'Which day was the peak measured on?',
          state: 'resolved',
          askedBy: 'Ines Okafor',
          askedAt: '2026-08-25T09:00:00.000Z',
          resolution: 'Answered',
          resolvedBy: 'Ines Okafor',
          resolvedAt: '2026-08-28T09:00:00.000Z',
          replies: [
            {
              text: '2026-03-02, after the billing run.',
              evidenceVersionId: id(104),
              repliedBy: 'Jonas Weber',
              repliedAt: '2026-08-27T09:00:00.000Z',
            },
          ],
        },
      ],
      approvals: [
        {
          round: 1,
          decision: 'approved',
          reason: 'Agreed.',
          approver: 'Ruben Halloway',
          approverId: id(9),
          approvedAt: '2026-09-04T09:00:00.000Z',
        },
      ],
    },
  };
}
