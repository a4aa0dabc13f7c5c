import type { EntityManager } from 'typeorm';
import { confirmationItem, confirmationRecords } from '../attestations/confirmations/confirmation-reads';
import type { ConfirmationItem } from '../attestations/confirmations/confirmations.dto';
import { daysBetween } from '../obligations/iso-date.rules';
import type { HomeAction } from './home.dto';

/** A quarter asks for attention this many days ahead of its due day. */
const AHEAD_DAYS = 30;

/** Change confirmations that wait for somebody: to prepare, to sign, or to accept. */
export async function liveConfirmations(asked: {
  manager: EntityManager;
  period: { id: string } | null;
  today: string;
}): Promise<ConfirmationItem[]> {
  const { manager, period, today } = asked;
  if (!period) return [];
  const records = await confirmationRecords(manager, { periodId: period.id });
  const live = records.filter(({ state }) => state === 'open' || state === 'ready' || state === 'signed');
  return live.map((record) => confirmationItem(record, today));
}

const actionOf = (words: string, { id, dueOn }: ConfirmationItem): HomeAction => ({
  words,
  target: { kind: 'change_confirmation', id },
  dueOn,
});

export const confirmationsToPrepare = (items: readonly ConfirmationItem[], today: string): HomeAction[] =>
  items
    .filter(({ state, dueOn }) => state === 'open' && daysBetween(today, dueOn) <= AHEAD_DAYS)
    .map((one) => actionOf(`Say what changed in ${one.quarter}, or that nothing did (${one.ref})`, one));

export const confirmationsToSign = (items: readonly ConfirmationItem[]): HomeAction[] =>
  items
    .filter(({ state }) => state === 'ready')
    .map((one) => actionOf(`Read and sign the change confirmation of ${one.quarter} (${one.ref})`, one));

export const confirmationsToAccept = (items: readonly ConfirmationItem[]): HomeAction[] =>
  items
    .filter(({ state }) => state === 'signed')
    .map((one) => actionOf(`Accept or return the change confirmation of ${one.vendorName}, ${one.quarter}`, one));
