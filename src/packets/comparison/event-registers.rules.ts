import type { Register } from './register.model';

const FINDINGS: Register = {
  name: 'Findings',
  records: ({ findings }) =>
    findings.map((one) => ({
      ...{ key: one.id, ref: one.ref, title: one.title, whole: one },
      fields: {
        State: one.state,
        Stage: one.stage ?? null,
        Severity: one.severity,
        Owner: one.ownerName,
        Due: one.dueOn,
        'Closed by': one.closedBy,
      },
    })),
};

const EXCEPTIONS: Register = {
  name: 'Approved exceptions',
  records: ({ exceptions }) =>
    (exceptions ?? []).map((one) => ({
      ...{ key: one.id, ref: one.ref, title: one.reason, whole: one },
      fields: { State: one.state, Until: one.until },
    })),
};

const ATTESTATIONS: Register = {
  name: 'Attestations and confirmations',
  records: ({ attestations, confirmations }) => [
    ...attestations.map((one) => ({
      ...{ key: one.id, ref: one.ref, title: `Attestation ${one.periodFrom} to ${one.periodTo}`, whole: one },
      fields: {
        State: one.state,
        Signed: one.signature?.signedAt ?? null,
        Qualified: one.signature === null ? null : String(one.signature.qualified),
        'Text digest': one.signature?.shownSha256 ?? null,
      },
    })),
    ...(confirmations ?? []).map((one) => ({
      ...{ key: one.id, ref: one.ref, title: `Change confirmation ${one.quarter}`, whole: one },
      fields: { State: one.state, Signed: one.signedAt, Changes: String(one.changes.length) },
    })),
  ],
};

const SUBMISSIONS: Register = {
  name: 'Submissions and reviews',
  records: ({ submissions }) =>
    submissions.map((one) => ({
      ...{ key: one.id, ref: one.ref, title: one.note, whole: one },
      fields: {
        State: one.state,
        Reviewer: one.review?.reviewer ?? null,
        Conclusion: one.review?.conclusion ?? null,
        'Open queries': String((one.review?.queries ?? []).filter(({ state }) => state !== 'resolved').length),
      },
    })),
};

const REPORTS: Register = {
  name: 'Independent reports',
  records: ({ assurance }) =>
    (assurance?.reports ?? []).map((one) => ({
      ...{ key: one.id, ref: one.ref, title: one.title, whole: one },
      fields: {
        State: one.stateWords,
        Covers: one.coversTo === null ? null : `${one.coversFrom ?? one.coversTo} to ${one.coversTo}`,
        Opinion: one.opinion,
        'User-entity controls': String(one.userControls.length),
      },
    })),
};

const DISRUPTIONS: Register = {
  name: 'Disruptions',
  records: ({ events }) =>
    (events?.disruptions ?? []).map((one) => ({
      ...{ key: one.id, ref: one.ref, title: one.title, whole: one },
      fields: {
        State: one.withdrawnAt === null ? one.state : 'withdrawn',
        Notice: one.notice.result,
        'In recovery mode': one.recoveryModeMinutes === null ? null : `${one.recoveryModeMinutes} min`,
        Findings: one.findingList.map(({ ref }) => ref).join(', '),
      },
    })),
};

const DEPENDENCIES: Register = {
  name: 'Dependencies',
  records: ({ inventory }) => [
    ...(inventory?.dependencies ?? []).map((one) => ({
      ...{ key: one.id, ref: one.ref, title: `${one.serviceRef}: ${one.what}`, whole: { us: one.us, them: one.them } },
      fields: {
        Standing: one.endedOn === null ? one.standing : `ended ${one.endedOn}`,
        Owner: one.ownerName,
        'Recovers within': one.theirRtoMinutes === null ? null : `${one.theirRtoMinutes} min`,
      },
    })),
    ...(inventory?.subOutsourcers ?? []).map((one) => ({
      ...{ key: one.id, ref: one.ref, title: one.name, whole: one },
      fields: { State: one.state, Critical: one.critical ? 'yes' : 'no', Assurance: one.assurance },
    })),
    ...(inventory?.impacts ?? []).map((one) => ({
      ...{ key: one.ref, ref: one.ref, title: `Impact, version ${one.number}`, whole: one },
      fields: { State: one.state, MTPD: one.mtpdMinutes === null ? null : `${one.mtpdMinutes} min` },
    })),
  ],
};

export const EVENT_REGISTERS: readonly Register[] = [
  ...[FINDINGS, EXCEPTIONS, ATTESTATIONS, SUBMISSIONS],
  ...[REPORTS, DISRUPTIONS, DEPENDENCIES],
];
