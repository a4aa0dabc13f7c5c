import type { GroundAnswer } from '../vendors/vendor-lifecycle.rules';

/** Scope holds when there is a service and every one that has not ended has a tier in force. */
export function groundOfScope(services: readonly { name: string; tier: string | null }[]): GroundAnswer {
  const ground = 'scope';
  if (services.length === 0)
    return { ground, answer: 'missing', detail: 'The vendor has no service yet. Add one and decide its scope.' };
  const open = services.filter(({ tier }) => tier === null).map(({ name }) => name);
  if (open.length > 0)
    return { ground, answer: 'missing', detail: `No scope decision is in force for: ${open.join(', ')}.` };
  return { ground, answer: 'holds', detail: `${services.length} decided.` };
}
