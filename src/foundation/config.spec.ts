import { ConfigError, readConfig } from './config';

const mistakesOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
  }
  return [];
};

describe('configuration', () => {
  it('needs nothing: loopback, port 3000, its own database, the demo', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      demo: true,
      publicUrl: 'http://127.0.0.1:3000',
      https: false,
    });
  });

  it('leaves the demo out where a database is given', () => {
    const env = { DATABASE_URL: 'postgres://a:b@db/h', DATABASE_OWNER_URL: 'postgres://o:p@db/h' };
    expect(readConfig(env).demo).toBe(false);
  });

  it('says one clear message for each mistake, all of them at once', () => {
    expect(
      mistakesOf({
        PORT: 'ninety',
        HOLDFAST_DEMO: 'perhaps',
        PUBLIC_URL: 'portal.example',
        HOLDFAST_LOG_LEVEL: 'loud',
        DATABASE_URL: 'postgres://a@b/c',
      }),
    ).toEqual([
      'PORT is "ninety", but must be a whole number from 0 to 65535.',
      'PUBLIC_URL is not an address that starts with http:// or https://.',
      'DATABASE_URL and DATABASE_OWNER_URL go together: the portal migrates as the owner and runs as the other.',
      'HOLDFAST_DEMO is "perhaps", but must be yes or no.',
      'HOLDFAST_LOG_LEVEL is "loud", but must be one of fatal, error, warn, info, debug, silent.',
    ]);
  });

  it('does not print a password that stands in a wrong address', () => {
    expect(
      mistakesOf({ DATABASE_URL: 'mysql://root:hunter2@db/h', DATABASE_OWNER_URL: 'mysql://root:hunter2@db/h' }).join(),
    ).not.toContain('hunter2');
  });
});
