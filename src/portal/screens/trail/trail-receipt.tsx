import type { Shape } from '../../api/client';
import { Button } from '../../parts/button';
import { Digest, KeyValue } from '../../parts/facts';
import { TimeText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { saveText } from '../../parts/table';
import { copyFor } from '../../i18n';

const useCopy = copyFor('trail-receipt', {
  event: 'Event in the audit trail',
  leaf: 'Leaf hash',
  head: 'Under the signed head of',
  leafOf: 'leaf {{leaf}}',
  waiting: 'Waiting for the next signed head',
  save: 'Save this receipt',
  saveHelp:
    'Holds the event word for word, its proof and the signed head of the trail. Kept outside the portal, it shows whether anything before it was changed later.',
});

export type TrailReceipt = Shape<'TrailReceipt'>;

/** What of a receipt vouches against the portal itself, and the whole of it to take along. */
export function TrailReceiptFacts({
  trail,
  whole,
  fileName,
}: {
  trail: TrailReceipt;
  whole: object;
  fileName: string;
}) {
  const t = useCopy();
  const head =
    trail.proof && trail.checkpointAt ? (
      <>
        <TimeText seconds at={trail.checkpointAt} />{' '}
        <span className="muted">{t('leafOf', { leaf: trail.leafIndex ?? '' })}</span>
      </>
    ) : (
      <StateChip state="running" word={t('waiting')} />
    );
  return (
    <>
      <KeyValue
        items={[
          { label: t('event'), value: <span className="mono sm">{trail.eventId}</span> },
          { label: t('leaf'), value: <Digest value={trail.leafSha256} long /> },
          { label: t('head'), value: head },
        ]}
      />
      <p className="muted sm">{t('saveHelp')}</p>
      <div>
        <Button
          glyph="download"
          isDisabled={trail.proof === null}
          onPress={() => saveText(fileName, `${JSON.stringify(whole, null, 1)}\n`)}
        >
          {t('save')}
        </Button>
      </div>
    </>
  );
}
