import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { contradictionsQuery, type Disruption } from '../../api/disruptions';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { shortDateText } from '../../parts/format';
import { Note } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { FindingDialog } from '../findings/finding-dialog';
import { useAftermathCopy } from './aftermath.copy';
import { isOpen } from './event-may';

type Gap = Disruption['gaps'][number];

function OneGap({ gap, onOpen }: { gap: Gap; onOpen: (() => void) | null }) {
  const t = useAftermathCopy();
  return (
    <li className="stack-tight">
      <span>{gap.words}</span>
      {gap.hasFinding && <StateChip state="acknowledged" word={t('hasFinding')} />}
      {!gap.hasFinding && onOpen && (
        <div>
          <Button small onPress={onOpen}>
            {t('openFinding')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Findings({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  return (
    <>
      <h3>{t('findings')}</h3>
      {event.findingList.length === 0 && <p className="muted">{t('noFindings')}</p>}
      <ul className="stack-tight bare">
        {event.findingList.map(({ id, ref, title, severity }) => (
          <li key={id} className="spread">
            <AppLink to={`/findings/${id}`}>
              {ref} {title}
            </AppLink>
            <StateChip state={severity} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OpenFrom({ event, gap, onClose }: { event: Disruption; gap: Gap | null; onClose: () => void }) {
  const source = { sourceKind: 'disruption' as const, sourceId: event.id };
  return (
    <FindingDialog
      vendorId={event.vendorId}
      source={gap ? { ...source, sourcePart: gap.part } : source}
      prefilled={gap ? { title: gap.words.slice(0, 200), description: `${event.ref} ${event.title}` } : {}}
      onClose={onClose}
    />
  );
}

/** What went wrong by the record, and what was opened because of it. */
export function EventGaps({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const opens = useMay()('findings.write') && isOpen(event);
  const [opening, setOpening] = useState<{ gap: Gap | null } | null>(null);
  return (
    <Card
      title={t('gaps')}
      lede={t('gapsLede')}
      aside={
        opens && (
          <Button small glyph="plus" onPress={() => setOpening({ gap: null })}>
            {t('openFinding')}
          </Button>
        )
      }
    >
      {event.gaps.length === 0 && <p className="muted">{t('noGaps')}</p>}
      <ul className="stack bare">
        {event.gaps.map((gap) => (
          <OneGap key={gap.part} gap={gap} onOpen={opens ? () => setOpening({ gap }) : null} />
        ))}
      </ul>
      <Findings event={event} />
      {opening && <OpenFrom event={event} gap={opening.gap} onClose={() => setOpening(null)} />}
    </Card>
  );
}

/** Signed statements that nothing occurred, which this event contradicts. */
export function Contradictions({ event }: { event: Disruption }) {
  const t = useAftermathCopy();
  const { data } = useQuery(contradictionsQuery(event.id));
  if (!data || data.items.length === 0) return null;
  return (
    <Note tone="bad" title={t('contradictions')}>
      <ul>
        {data.items.map(({ obligationId, requirementCode: code, periodCode: period, signerName: name, signedAt }) => (
          <li key={obligationId + signedAt}>
            <AppLink to={`/requirements/${obligationId}`}>
              {t('contradiction', { code, period, name, date: shortDateText(signedAt.slice(0, 10)) })}
            </AppLink>
          </li>
        ))}
      </ul>
    </Note>
  );
}
