import { mayRole } from '../../access/permissions';
import type { Permission } from '../../foundation/door';
import type { VendorHome } from '../home.dto';
import type { HomeAsked } from '../home-vendor';
import { deskSteps } from './desk-steps';
import { inOrder, type Step } from './next-step.rules';
import { recoverySteps } from './recovery-steps';
import { registerSteps } from './register-steps';

/** What a vendor's person does next and why, the most pressing first; nothing that their role may not do. */
export async function vendorNext(
  { manager, actor, role, today }: HomeAsked,
  home: VendorHome,
  now: string,
): Promise<Step[]> {
  const may = (permission: Permission) => mayRole(role, permission);
  const { vendorId } = actor;
  if (vendorId === null) return [];
  const steps = [
    ...(await recoverySteps(manager, { vendorId, today, now })),
    ...deskSteps(home, today),
    ...(await registerSteps(manager, { today, may })),
  ];
  return inOrder(
    steps.filter(({ needs }) => may(needs)),
    today,
  );
}
