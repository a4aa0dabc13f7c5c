import { checkWords } from './check-words.rules';

const roles = { metric: 'vendor.continuity_roles_filled', op: '==', value: 3, threshold: 3 };
const age = { metric: 'plan.last_review_age_days', op: '<=', value: 1, threshold: 395 };

describe('a check in words', () => {
  it.each([
    ['==', '3; exactly 3 is asked for'],
    ['<=', '3; at most 3 is asked for'],
    ['>=', '3; at least 3 is asked for'],
    ['<', '3; less than 3 is asked for'],
    ['>', '3; more than 3 is asked for'],
  ])('says %s', (op, words) => {
    expect(checkWords({ ...roles, op })).toBe(words);
  });

  it('names the unit of an age and of a share', () => {
    expect(checkWords(age)).toBe('1 day; at most 395 days is asked for');
    const share = { metric: 'training.agents_briefed_pct', op: '>=', value: 82, threshold: 90 };
    expect(checkWords(share)).toBe('82 %; at least 90 % is asked for');
  });

  it('keeps a count of what is older than some days a plain number', () => {
    const open = { ...roles, metric: 'plan.open_change_dispositions_older_than_days', value: 0, threshold: 0 };
    expect(checkWords(open)).toBe('0; exactly 0 is asked for');
  });

  it('says yes and no, and tells zero from nothing', () => {
    const copy = { metric: 'plan.offline_copy_declared', op: '==', threshold: true };
    expect(checkWords({ ...copy, value: false })).toBe('no; yes is asked for');
    expect(checkWords({ ...copy, value: null })).toBe('no value; yes is asked for');
    expect(checkWords({ ...roles, value: 0 })).toBe('0; exactly 3 is asked for');
  });
});
