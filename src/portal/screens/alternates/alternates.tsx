import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { alternatesQuery, type AlternatePlace } from '../../api/alternates';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText, Duration } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Badge, StateChip } from '../../parts/state-chip';
import { AddPlace } from './place-dialogs';
import { useAlternatesCopy } from './alternates.copy';

const worst = ({ gaps }: AlternatePlace) => (gaps.some(({ severity }) => severity === 'critical') ? 'bad' : 'warn');

function Missing({ place }: { place: AlternatePlace }) {
  const t = useAlternatesCopy();
  if (place.endedOn !== null) return <StateChip state="closed" word={t('ended')} />;
  if (place.gaps.length === 0) return <span className="muted">{t('nothingMissing')}</span>;
  return (
    <>
      <Badge tone={worst(place)}>{t('gaps', { count: place.gaps.length })}</Badge>
      <span className="sub">{place.gaps[0]?.text}</span>
    </>
  );
}

function useColumns(withVendor: boolean): Column<AlternatePlace>[] {
  const t = useAlternatesCopy();
  return useMemo(() => {
    const vendor: Column<AlternatePlace> = {
      id: 'vendor',
      header: t('vendor'),
      value: ({ vendorName }) => vendorName,
      cell: ({ vendorName }) => vendorName,
    };
    return [
      {
        id: 'place',
        header: t('place'),
        primary: true,
        value: ({ ref, name }) => `${name} ${ref}`,
        cell: ({ id, ref, name }) => (
          <>
            <AppLink to={`/alternate-places/${id}`}>{name}</AppLink>
            <span className="sub mono">{ref}</span>
          </>
        ),
      },
      ...(withVendor ? [vendor] : []),
      { id: 'kind', header: t('kind'), value: ({ kind }) => t(`kind.${kind}`), cell: ({ kind }) => t(`kind.${kind}`) },
      {
        id: 'for',
        header: t('standsFor'),
        value: ({ forSite }) => forSite?.name,
        cell: ({ forSite }) => forSite?.name ?? '–',
      },
      { id: 'seats', header: t('seats'), align: 'end', value: ({ seats }) => seats, cell: ({ seats }) => seats },
      {
        id: 'ready',
        header: t('ready'),
        value: ({ readyMinutes }) => readyMinutes,
        cell: ({ readyMinutes }) => <Duration minutes={readyMinutes} short />,
      },
      {
        id: 'until',
        header: t('until'),
        value: ({ agreementTo }) => agreementTo,
        cell: ({ agreementTo }) => (agreementTo ? <DateText date={agreementTo} short /> : t('noEnd')),
      },
      {
        id: 'tried',
        header: t('lastTried'),
        value: ({ trials }) => trials[0]?.triedOn,
        cell: ({ trials }) => (trials[0] ? <DateText date={trials[0].triedOn} short /> : t('never')),
      },
      {
        id: 'missing',
        header: t('missing'),
        value: ({ gaps }) => gaps.map(({ text }) => text).join(' '),
        cell: (place) => <Missing place={place} />,
      },
    ];
  }, [t, withVendor]);
}

/** Every place under agreement, second site and hosted seats, with what speaks against each. */
export function AlternatesScreen() {
  const t = useAlternatesCopy();
  const may = useMay();
  const { membership } = useSession();
  const isVendor = membership.vendor !== null;
  const { data: places } = useSuspenseQuery(alternatesQuery());
  const columns = useColumns(!isVendor);
  const [adding, setAdding] = useState(false);
  const canAdd = may('alternates.write');
  const add = canAdd && (
    <Button look="primary" glyph="plus" onPress={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} lede={t(isVendor ? 'ledeVendor' : 'ledeAll')} actions={add}>
      <Card title={t('list')}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={places}
          rowKey={({ id }) => id}
          csv="/api/alternate-places?format=csv"
          empty={
            <EmptyState title={t('emptyTitle')} action={add}>
              {t(isVendor ? 'emptyVendor' : 'emptyAll')}
            </EmptyState>
          }
        />
      </Card>
      {adding && <AddPlace onClose={() => setAdding(false)} />}
    </Page>
  );
}
