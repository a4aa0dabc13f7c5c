import { ROLES } from '../foundation/actor';
import { PERMISSIONS } from '../foundation/door';
import { refusalWithoutFreshPassword, isThrottled } from '../accounts/session.rules';
import { DATABASE_ROLE_OF } from './database-roles';
import { mayRole, PERMISSIONS_OF } from './permissions';
import { refusalOfOrigin } from './same-origin.rules';
import { refusalToApproveOwn, refusalToGrant, refusalToReviewOwn } from './segregation.rules';

describe('permissions', () => {
  it('gives every permission to somebody, and each role only permissions that exist', () => {
    const given = new Set(ROLES.flatMap((role) => PERMISSIONS_OF[role]));
    expect([...given].sort()).toEqual([...PERMISSIONS].sort());
  });

  it('gives the external auditor nothing that authors, decides or approves (SD-8)', () => {
    // What the auditor asks for is the auditor's own; everything else is read.
    const asking = ['requests.open-list', 'requests.take-part', 'requests.ask'];
    const verbs = PERMISSIONS_OF.external_auditor.filter((p) => !asking.includes(p)).map((p) => p.split('.')[1]);
    expect([...new Set(verbs)].sort()).toEqual(['download', 'own', 'read']);
    expect(PERMISSIONS_OF.external_auditor).not.toContain('requests.answer');
  });

  it('keeps signing to the attestor, and preparing away from them (SD-1)', () => {
    expect(ROLES.filter((role) => mayRole(role, 'attestations.sign'))).toEqual(['vendor_attestor']);
    expect(mayRole('vendor_attestor', 'attestations.prepare')).toBe(false);
  });

  it('lets nobody both prepare and approve packets, or both review and approve reviews (SD-4, SD-10)', () => {
    for (const role of ROLES) {
      expect(mayRole(role, 'packets.prepare') && mayRole(role, 'packets.approve')).toBe(false);
      expect(mayRole(role, 'reviews.write') && mayRole(role, 'reviews.approve')).toBe(false);
    }
  });

  it('keeps evidence, reviews and attestations away from administrators (SD-7)', () => {
    expect(PERMISSIONS_OF.administrator.filter((p) => /^(evidence|reviews|attestations|packets)/.test(p))).toEqual([]);
  });

  it('names a database role for each role', () => {
    expect(Object.keys(DATABASE_ROLE_OF).sort()).toEqual([...ROLES].sort());
  });
});

describe('segregation of duties', () => {
  it('refuses a review of one’s own submission', () => {
    const submission = { vendorId: 'v', submittedBy: 'p' };
    expect(refusalToReviewOwn({ personId: 'q', vendorId: 'v' }, submission)?.code).toBe('own-submission');
    expect(refusalToReviewOwn({ personId: 'p', vendorId: null }, submission)?.code).toBe('own-submission');
    expect(refusalToReviewOwn({ personId: 'q', vendorId: null }, submission)).toBeNull();
  });

  it('refuses an approval by who prepared', () => {
    expect(refusalToApproveOwn('p', { preparedBy: 'p', what: 'packet' })?.code).toBe('same-person');
    expect(refusalToApproveOwn('q', { preparedBy: 'p', what: 'packet' })).toBeNull();
  });

  it('refuses granting oneself, and mixing administrator with business roles', () => {
    const grant = { by: 'a', to: 'b', role: 'compliance_officer' as const, held: [] };
    expect(refusalToGrant(grant)).toBeNull();
    expect(refusalToGrant({ ...grant, to: 'a' })?.code).toBe('self-grant');
    expect(refusalToGrant({ ...grant, held: ['administrator'] })?.code).toBe('administrator-alone');
    expect(refusalToGrant({ ...grant, role: 'administrator', held: ['external_auditor'] })?.code).toBe(
      'administrator-alone',
    );
    expect(refusalToGrant({ ...grant, held: ['relationship_owner'] })).toBeNull();
  });
});

describe('requests from other sites', () => {
  const own = {
    method: 'POST',
    fetchSite: undefined,
    origin: undefined,
    host: 'portal.example',
    publicUrl: 'https://portal.example',
  };

  it.each([
    ['a program', {}, true],
    ['the portal itself', { fetchSite: 'same-origin', origin: 'https://portal.example' }, true],
    ['another site', { fetchSite: 'cross-site' }, false],
    ['a sibling host', { fetchSite: 'same-site' }, false],
    ['an old browser on another site', { origin: 'https://evil.example' }, false],
    ['an old browser on the portal', { origin: 'https://portal.example' }, true],
    ['a page without an origin', { origin: 'null' }, false],
    ['a link from another site', { method: 'GET', fetchSite: 'cross-site' }, true],
  ])('%s', (_who, facts, admitted) => {
    expect(refusalOfOrigin({ ...own, ...facts }) === null).toBe(admitted);
  });
});

describe('sessions', () => {
  it('asks for the password again after five minutes', () => {
    expect(refusalWithoutFreshPassword('2026-11-21T10:00:00Z', '2026-11-21T10:05:00Z')).toBeNull();
    expect(refusalWithoutFreshPassword('2026-11-21T10:00:00Z', '2026-11-21T10:05:01Z')?.code).toBe(
      'reauthentication-needed',
    );
    expect(refusalWithoutFreshPassword(null, '2026-11-21T10:00:00Z')?.code).toBe('reauthentication-needed');
  });

  it('throttles within a window of fifteen minutes only', () => {
    const bucket = { failures: 8, windowStart: '2026-11-21T10:00:00Z' };
    expect(isThrottled(bucket, '2026-11-21T10:14:59Z', 8)).toBe(true);
    expect(isThrottled(bucket, '2026-11-21T10:15:00Z', 8)).toBe(false);
    expect(isThrottled({ ...bucket, failures: 7 }, '2026-11-21T10:01:00Z', 8)).toBe(false);
    expect(isThrottled(null, '2026-11-21T10:01:00Z', 8)).toBe(false);
  });
});
