import type { Disruption } from '../../api/disruptions';
import type { Effects } from './effect-field';

const idsOf = (event: Disruption, kind: 'site' | 'system') =>
  event.places.filter((one) => one.kind === kind).map(({ id }) => id);
const numberOf = (text: string) => (text.trim() === '' ? null : Number(text.replaceAll(/[\s,.]/g, '')));

const text = (value: string | number | null): string => (value === null ? '' : String(value));

export const draftOf = (event: Disruption) => ({
  ...{ title: event.title, description: event.description, types: event.disruptionTypes },
  effects: Object.fromEntries(event.hits.map(({ serviceId, effect }) => [serviceId, effect])) as Effects,
  ...{ siteIds: idsOf(event, 'site'), systemIds: idsOf(event, 'system'), reason: '' },
  ...{ customers: text(event.customersAffected), customerImpact: text(event.customerImpact) },
  ...{ cost: text(event.costAmount), costCurrency: text(event.costCurrency), costBasis: text(event.costBasis) },
});

export type Draft = ReturnType<typeof draftOf>;
export type PartProps = { event: Disruption; draft: Draft; set: (part: Partial<Draft>) => void };

export const isGone = (event: Disruption, { effects }: Draft) =>
  event.hits.some(({ serviceId }) => !effects[serviceId]);

export const bodyOf = (event: Disruption, draft: Draft) => ({
  ...{ version: event.version, title: draft.title, description: draft.description, disruptionTypes: draft.types },
  services: Object.entries(draft.effects).flatMap(([serviceId, effect]) => (effect ? [{ serviceId, effect }] : [])),
  ...{ siteIds: draft.siteIds, systemIds: draft.systemIds, customersAffected: numberOf(draft.customers) },
  ...{ customerImpact: draft.customerImpact || null, costAmount: numberOf(draft.cost) },
  ...{ costCurrency: draft.costCurrency || null, costBasis: draft.costBasis || null },
  ...(isGone(event, draft) && { reason: draft.reason }),
});

export const toggled = (list: readonly string[], id: string, isIn: boolean) =>
  isIn ? [...list, id] : list.filter((one) => one !== id);
