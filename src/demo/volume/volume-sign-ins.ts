import type { Client } from 'pg';
import type { Role } from '../../foundation/actor';
import { addressOf, COLLEAGUES, vendorAddress, VENDORS_WITH_SIGN_IN } from './volume-people';

export interface VolumeAccount {
  role: Role;
  email: string;
  password: string;
}

/** Lets the registrant's people sign in, and those of the first vendors. Everybody else has an account without a password. */
export async function giveSignIns(
  client: Client,
  of: { fleet: string; vendors: number; password: string; hash: string },
): Promise<VolumeAccount[]> {
  const { fleet, password, hash } = of;
  const firstVendors = Array.from({ length: Math.min(of.vendors, VENDORS_WITH_SIGN_IN) }, (_, i) => i + 1);
  const accounts: VolumeAccount[] = [
    ...COLLEAGUES.map(([, role]) => ({ role, email: addressOf(role, fleet), password })),
    ...firstVendors.flatMap((no): VolumeAccount[] => [
      { role: 'vendor_contributor', email: vendorAddress('contributor', no, fleet), password },
      { role: 'vendor_attestor', email: vendorAddress('attestor', no, fleet), password },
    ]),
  ];
  await client.query(
    `INSERT INTO credential (person_id, password_hash, changed_at) SELECT id, $2, pg_temp.moment(0) FROM person WHERE email = ANY ($1)`,
    [accounts.map(({ email }) => email), hash],
  );
  return accounts;
}
