import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VendorGrounds } from '../vendors/vendor-grounds';
import type { GroundAnswer } from '../vendors/vendor-lifecycle.rules';
import { groundOfScope } from './scope-ground.rules';

/** Answers for this room what a vendor's move asks: whether the scope of its services is decided. */
@Injectable()
export class ScopeGround implements OnModuleInit {
  constructor(private readonly grounds: VendorGrounds) {}

  onModuleInit(): void {
    this.grounds.on('scope', answer);
  }
}

async function answer(manager: EntityManager, vendorId: string): Promise<GroundAnswer> {
  const services: { name: string; tier: string | null }[] = await manager.query(
    `SELECT name, tier FROM service WHERE vendor_id = $1 AND state = 'active' ORDER BY ref`,
    [vendorId],
  );
  return groundOfScope(services);
}
