import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../foundation/clock';
import { VendorGrounds } from '../vendors/vendor-grounds';
import { groundOfAuthority, type Attestor } from './authority-ground.rules';

const ATTESTORS = `
  SELECT app.person_name(m.person_id) AS name,
    (SELECT max(a.expires_on)::text FROM authority_verification a
      WHERE a.vendor_id = $1 AND a.person_id = m.person_id AND a.revoked_at IS NULL AND a.verified_on <= $2::date AND a.expires_on >= $2::date) AS "provenUntil"
  FROM membership m WHERE m.vendor_id = $1 AND m.role = 'vendor_attestor' AND m.revoked_at IS NULL
    AND m.starts_on <= $2::date AND (m.ends_on IS NULL OR m.ends_on >= $2::date)
  GROUP BY m.person_id ORDER BY 1`;

/** Answers for this room what a vendor's move asks: whether somebody's authority to sign for it is proven. */
@Injectable()
export class AuthorityGround implements OnModuleInit {
  constructor(
    private readonly grounds: VendorGrounds,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.grounds.on('authority', async (manager: EntityManager, vendorId: string) => {
      const attestors: Attestor[] = await manager.query(ATTESTORS, [vendorId, this.clock.today()]);
      return groundOfAuthority(attestors);
    });
  }
}
