import { useQuery } from '@tanstack/react-query';
import { logKeysQuery, safekeepingQuery, type LogKey, type SafekeepingPlace } from '../../api/trail-tree';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { countText } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { Note } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { saveText } from '../../parts/table';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from '../../parts/table-frame';
import { useSafekeepingCopy } from './verify.copy';

function Standing({ place }: { place: SafekeepingPlace }) {
  const t = useSafekeepingCopy();
  if (place.disagreement !== null) return <StateChip state="failed" word={t('disagrees')} />;
  if (place.problem !== null) return <StateChip state="overdue" word={t('failing')} />;
  return <StateChip state={place.keptAt ? 'verified' : 'open'} word={t(place.keptAt ? 'kept' : 'waiting')} />;
}

function Places({ places }: { places: SafekeepingPlace[] }) {
  const t = useSafekeepingCopy();
  return (
    <TableFrame caption={t('list')} dense>
      <TableHead>
        {(['place', 'where', 'newest', 'copies', 'standing'] as const).map((word) => (
          <ColumnHeading key={word}>{t(word)}</ColumnHeading>
        ))}
      </TableHead>
      <TableBody>
        {places.map((place) => (
          <TableRow key={place.place}>
            <RowHeading>{t(`place.${place.place}`)}</RowHeading>
            <Cell label={t('where')}>
              <span className="mono sm">{place.address}</span>
            </Cell>
            <Cell label={t('newest')}>
              {place.keptAt ? <TimeText at={place.keptAt} /> : '–'}
              {place.treeSize !== null && (
                <span className="sub">{t('over', { events: countText(place.treeSize) })}</span>
              )}
            </Cell>
            <Cell label={t('copies')}>{countText(place.copies)}</Cell>
            <Cell label={t('standing')}>
              <Standing place={place} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </TableFrame>
  );
}

/** Where signed heads are kept outside the portal. */
export function SafekeepingCard() {
  const t = useSafekeepingCopy();
  const { data } = useQuery(safekeepingQuery);
  if (!data) return null;
  return (
    <Card title={t('title')} lede={t('lede')}>
      {data.items.length === 0 ? <p className="muted">{t('none')}</p> : <Places places={data.items} />}
      {data.items.map(({ place, problem, disagreement }) => (
        <div key={place} className="stack-tight">
          {disagreement !== null && (
            <Note tone="bad" title={t(`place.${place}`)}>
              {disagreement}
            </Note>
          )}
          {problem !== null && (
            <Note tone="warn" title={t(`place.${place}`)}>
              {problem}
            </Note>
          )}
        </div>
      ))}
    </Card>
  );
}

function KeyRow({ one }: { one: LogKey }) {
  const t = useSafekeepingCopy();
  return (
    <TableRow>
      <RowHeading>
        <span className="mono">{one.keyId}</span>
      </RowHeading>
      <Cell label={t('introduced')}>
        <AppLink to={`/trail/${one.introducedByEventId}`}>
          <TimeText at={one.introducedAt} />
        </AppLink>
      </Cell>
      <Cell label={t('retired')}>
        {one.retiredAt && one.retiredByEventId ? (
          <AppLink to={`/trail/${one.retiredByEventId}`}>
            <TimeText at={one.retiredAt} />
          </AppLink>
        ) : (
          <StateChip state="active" word={t('signs')} />
        )}
      </Cell>
    </TableRow>
  );
}

/** The history of the log's keys. */
export function KeysCard() {
  const t = useSafekeepingCopy();
  const { data } = useQuery(logKeysQuery);
  if (!data || data.items.length === 0) return null;
  const text = `${data.items.map(({ verifierKey }) => verifierKey).join('\n')}\n`;
  return (
    <Card title={t('keys')} lede={t('keysLede')}>
      <TableFrame caption={t('keyList')} dense>
        <TableHead>
          <ColumnHeading>{t('key')}</ColumnHeading>
          <ColumnHeading>{t('introduced')}</ColumnHeading>
          <ColumnHeading>{t('retired')}</ColumnHeading>
        </TableHead>
        <TableBody>
          {data.items.map((one) => (
            <KeyRow key={one.keyId} one={one} />
          ))}
        </TableBody>
      </TableFrame>
      <div>
        <Button glyph="download" look="quiet" onPress={() => saveText('verifier-keys.txt', text)}>
          {t('saveKeys')}
        </Button>
      </div>
    </Card>
  );
}
