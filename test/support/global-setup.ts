import { startTestDatabase } from './database';

declare global {
  var stopTestDatabase: (() => Promise<void>) | undefined;
}

export default async function setUp(): Promise<void> {
  globalThis.stopTestDatabase = await startTestDatabase();
}
