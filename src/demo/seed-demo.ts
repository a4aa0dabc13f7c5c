import type { INestApplicationContext } from '@nestjs/common';
import { Clock, SettableClock } from '../foundation/clock';
import { DemoSeeder, type DemoAccount } from './demo.seeder';

/**
 * Fills an empty database with the demo. The context's `Clock` is the given one; it ends at the real present.
 * Whoever calls starts the job queue in the context before, because a packet is built in it.
 */
export function seedDemo(
  context: INestApplicationContext,
  clock: SettableClock,
  announce: (line: string) => void,
): Promise<DemoAccount[]> {
  return new DemoSeeder(context, clock, announce).tell(new Clock().iso());
}
