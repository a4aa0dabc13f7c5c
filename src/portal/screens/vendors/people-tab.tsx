import type { Vendor } from '../../api/vendors';
import { Contacts } from './contacts-card';
import { Users } from './users-card';
import { Waivers } from './waivers-card';

/** Contacts with their verification, and the people who act here with their authority to sign. */
export function PeopleTab({ vendor }: { vendor: Vendor }) {
  return (
    <div className="stack">
      <Contacts vendor={vendor} />
      <Users vendor={vendor} />
      <Waivers vendor={vendor} />
    </div>
  );
}
