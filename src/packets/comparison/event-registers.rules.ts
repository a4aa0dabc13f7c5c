import { nameOf } from '../check-people.rules';
import { numbered, type Register } from './register.model';

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
    ...attestations.map((one, at) => ({
      ...{ key: one.id, series: `attestation ${at + 1}`, ref: one.ref, whole: one },
      ...{ title: `Attestation ${one.periodFrom} to ${one.periodTo}`, ofYear: ['Signed', 'Text digest'] },
      fields: {
        State: one.state,
        Signed: one.signature?.signedAt ?? null,
        Qualified: one.signature === null ? null : String(one.signature.qualified),
        'Text digest': one.signature?.shownSha256 ?? null,
      },
    })),
    ...(confirmations ?? []).map((one) => ({
      ...{ key: one.id, series: one.quarter, ref: one.ref, whole: one },
      ...{ title: `Change confirmation ${one.quarter}`, ofYear: ['Signed'] },
      fields: { State: one.state, Signed: one.signedAt, Changes: String(one.changes.length) },
    })),
  ],
};

const SUBMISSIONS: Register = {
  name: 'Submissions and reviews',
  records: (manifest) => {
    const asked = (ids: readonly string[]) => ids.map((id) => nameOf(id, manifest)).sort();
    const series = numbered(manifest.submissions, ({ obligationIds }) => asked(obligationIds).join(', '));
    return manifest.submissions.map((one) => ({
      ...{ key: one.id, series: series.get(one) ?? one.id, ref: one.ref, title: one.note, whole: one },
      ofYear: ['Reviewer'],
      fields: {
        State: one.state,
        Reviewer: one.review?.reviewer ?? null,
        Conclusion: one.review?.conclusion ?? null,
        'Open queries': String((one.review?.queries ?? []).filter(({ state }) => state !== 'resolved').length),
      },
    }));
  },
};

const REPORTS: Register = {
  name: 'Independent reports',
  records: ({ assurance }) => {
    const reports = assurance?.reports ?? [];
    const series = numbered(reports, ({ kind, services }) => [kind, ...services.map(({ ref }) => ref)].join(' '));
    return reports.map((one) => ({
      ...{ key: one.id, series: series.get(one) ?? one.id, ref: one.ref, title: one.title, whole: one },
      ofYear: ['Covers'],
      fields: {
        State: one.stateWords,
        Covers: one.coversTo === null ? null : `${one.coversFrom ?? one.coversTo} to ${one.coversTo}`,
        Opinion: one.opinion,
        'User-entity controls': String(one.userControls.length),
      },
    }));
  },
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
