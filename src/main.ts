import 'reflect-metadata';
import { ConfigError, readConfig } from './foundation/config';
import { openPortal } from './open-portal';

async function main(): Promise<void> {
  const portal = await openPortal(readConfig(process.env), { announce: (line) => process.stdout.write(`${line}\n`) });
  const stop = (signal: string) => {
    process.stdout.write(`\n${signal}: stopping.\n`);
    portal.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('SIGTERM', () => stop('SIGTERM'));
}

main().catch((error: unknown) => {
  const lines =
    error instanceof ConfigError
      ? error.mistakes
      : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  process.stderr.write(`Holdfast could not start.\n${lines.map((line) => `  - ${line}`).join('\n')}\n`);
  process.exit(1);
});
