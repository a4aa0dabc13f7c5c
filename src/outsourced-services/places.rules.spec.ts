import { groundOfScope } from './scope-ground.rules';
import { refusalOfTimeZone } from './time-zone.rules';

describe('what services and sites are held to', () => {
  it('knows the time zones of the IANA database, and no offsets', () => {
    for (const zone of ['America/Chicago', 'Asia/Manila', 'UTC']) expect(refusalOfTimeZone(zone)).toBeNull();
    for (const zone of ['Mars/Olympus', '+05:00', '']) expect(refusalOfTimeZone(zone)?.pointer).toBe('/timeZone');
  });

  it('holds scope decided when there are services and each has a tier', () => {
    expect(groundOfScope([]).answer).toBe('missing');
    expect(groundOfScope([{ name: 'Desk', tier: 'T1' }]).answer).toBe('holds');
    const open = groundOfScope([
      { name: 'Desk', tier: 'T1' },
      { name: 'Portal', tier: null },
    ]);
    expect(open).toMatchObject({ answer: 'missing', detail: 'No scope decision is in force for: Portal.' });
  });
});
