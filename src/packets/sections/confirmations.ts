import type { Block } from '../document/document.model';
import type { ConfirmationFacts } from '../snapshot.model';
import { anchor, list, noneOf, orDash, when, words, type Printed } from './words';

/** Quarterly change confirmations: what the officer signed, word for word, or why there is nothing signed. */
export function confirmations({ manifest }: Printed, number: string): Block[] {
  const { confirmations: all } = manifest;
  if (all === undefined) return [];
  return [
    { kind: 'heading', level: 2, number, text: 'Quarterly change confirmations' },
    ...(all.length === 0
      ? [{ kind: 'paragraph' as const, text: noneOf(manifest, 'None was asked for in this period.') }]
      : []),
    ...all.flatMap((one) => confirmation(one, manifest.packet.asOf)),
  ];
}

function confirmation(one: ConfirmationFacts, asOf: string): Block[] {
  const late = one.signedAt === null ? one.dueOn < asOf : one.signedAt.slice(0, 10) > one.dueOn;
  return [
    { kind: 'heading', level: 3, text: `${one.ref} - ${one.quarter}`, anchor: anchor(one.ref) },
    {
      kind: 'keyValues',
      items: [
        { key: 'State', value: `${words(one.state)}${late ? ' - late' : ''}` },
        { key: 'Due', value: `${one.dueOn}: ${one.dueRule}` },
        { key: 'Prepared by', value: orDash(one.preparedByName) },
        { key: 'Changes told', value: changesTold(one) },
        {
          key: 'Decisions',
          value: list(
            one.decisions.map(
              ({ decision, reason, decidedByName, decidedAt }) =>
                `${words(decision)} by ${decidedByName}, ${when(decidedAt)}${reason === '' ? '' : `: ${reason}`}`,
            ),
          ),
        },
        ...(one.shownSha256 === null
          ? []
          : [{ key: 'SHA-256 of the text shown', value: [{ text: one.shownSha256, mono: true }] }]),
      ],
    },
    ...statement(one),
  ];
}

/** Nothing was told before it was signed. */
function changesTold({ changes, shownText }: ConfirmationFacts): string {
  const none = shownText === null ? 'nothing yet' : 'none';
  return list(
    changes.map(({ happenedOn, text }) => `${happenedOn}: ${text}`),
    none,
  );
}

function statement({ shownText, signerName, signerTitle, signedAt, localTime, state }: ConfirmationFacts): Block[] {
  if (shownText === null)
    return [{ kind: 'paragraph', text: `Not signed: it was ${words(state).toLowerCase()} at the cut-off.` }];
  return [
    {
      kind: 'callout',
      tone: 'statement',
      title: 'Confirmation, exactly as shown and signed',
      paragraphs: shownText.split(/\n{2,}/),
      attribution: `${signerName ?? ''}, ${signerTitle ?? ''}, ${when(signedAt)} (local time ${localTime ?? ''})`,
    },
  ];
}
