import { messageFor, problemOf, type Problem } from './problem';

const problem: Problem = { type: 'about:blank', title: 'Refused', status: 409, code: 'plan.accepted' };

it('takes a problem as it is, or from the error that carries it', () => {
  expect(problemOf(problem)).toBe(problem);
  expect(problemOf(Object.assign(new Error('409'), { problem }))).toBe(problem);
});

it('tells silence of the network from a fault of the page', () => {
  expect(problemOf(new TypeError('Failed to fetch')).code).toBe('offline');
  expect(problemOf(new TypeError('x is undefined'))).toMatchObject({ code: 'unexpected', detail: 'x is undefined' });
  expect(problemOf('nothing known').code).toBe('unexpected');
});

it('finds the messages of a field by its pointer', () => {
  const errors = [
    { pointer: '/steps/0/title', message: 'Name the step.' },
    { pointer: '#/rtoMinutes', message: 'At most 72:00.' },
    { pointer: '/rtoMinutes', message: 'At least 0:00.' },
  ];
  expect(messageFor(errors, 'steps.0.title')).toBe('Name the step.');
  expect(messageFor(errors, '/rtoMinutes')).toBe('At most 72:00. At least 0:00.');
  expect(messageFor(errors, 'rto')).toBeUndefined();
  expect(messageFor(undefined, 'rto')).toBeUndefined();
});
