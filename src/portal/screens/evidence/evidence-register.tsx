import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { evidenceQuery, type EvidenceFilter, type EvidenceItem } from '../../api/evidence';
import { useMay, useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { DateText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Select } from '../../parts/select-field';
import { Badge, StateChip } from '../../parts/state-chip';
import { useEvidenceCopy } from './evidence.copy';
import { looks, registerStateOf, registerStates, spanText, type RegisterState } from './evidence-words';
import { UploadDialog } from './upload-dialog';

function useColumns(showsVendor: boolean): Column<EvidenceItem>[] {
  const t = useEvidenceCopy();
  return useMemo(() => {
    const covers = (from: string, to: string) => t('covers', { from, to });
    const usesText = ({ uses }: EvidenceItem) =>
      (['accepted', 'proposed', 'rejected'] as const)
        .filter((state) => uses[state] > 0)
        .map((state) => t(state, { count: uses[state] }))
        .join(', ');
    const vendor: Column<EvidenceItem> = {
      id: 'vendor',
      header: t('vendor'),
      value: (row) => row.vendorName,
      cell: (row) => row.vendorName,
    };
    return [
      {
        id: 'item',
        header: t('item'),
        primary: true,
        value: ({ ref, title, latest }) => `${ref} ${title} ${latest.fileName}`,
        cell: ({ id, ref, title, latest }) => (
          <>
            <AppLink to={`/evidence/${id}`}>{title}</AppLink>
            <span className="sub">
              {ref} · {latest.fileName}
            </span>
          </>
        ),
      },
      ...(showsVendor ? [vendor] : []),
      { id: 'kind', header: t('kind'), value: (row) => row.kindTitle, cell: (row) => row.kindTitle },
      {
        id: 'made',
        header: t('made'),
        value: ({ latest }) => latest.periodFrom ?? latest.madeOn,
        cell: ({ latest }) => spanText(latest, covers),
      },
      {
        id: 'grade',
        header: t('grade'),
        tight: true,
        value: (row) => row.latest.grade,
        cell: (row) => <Badge>{row.latest.grade}</Badge>,
      },
      {
        id: 'uses',
        header: t('uses'),
        value: usesText,
        cell: (row) => (
          <>
            <StateChip state={looks[registerStateOf(row)]} word={t(`state.${registerStateOf(row)}`)} />
            <span className="sub">{usesText(row)}</span>
          </>
        ),
      },
      {
        id: 'received',
        header: t('received'),
        tight: true,
        value: (row) => row.latest.receivedAt,
        cell: (row) => <DateText short date={row.latest.receivedAt} />,
      },
      {
        id: 'digest',
        header: t('digest'),
        wideOnly: true,
        tight: true,
        csv: (row) => row.latest.sha256,
        cell: (row) => <Digest value={row.latest.sha256} />,
      },
    ];
  }, [t, showsVendor]);
}

export function EvidenceRegister({ filter }: { filter: EvidenceFilter }) {
  const t = useEvidenceCopy();
  const may = useMay();
  const { membership } = useSession();
  const { data } = useSuspenseQuery(evidenceQuery(filter));
  const columns = useColumns(membership.vendor === null);
  const [kind, setKind] = useState('');
  const [state, setState] = useState<RegisterState | ''>('');
  const [bringing, setBringing] = useState(false);
  const kinds = new Map(data.items.map((item) => [item.kind, item.kindTitle]));
  const rows = data.items.filter(
    (item) => (kind === '' || item.kind === kind) && (state === '' || registerStateOf(item) === state),
  );
  const brings = may('evidence.bring');
  return (
    <Page
      title={t('title')}
      lede={membership.vendor ? t('lede', { vendor: membership.vendor }) : t('ledeAll')}
      actions={
        brings && (
          <Button look="primary" glyph="upload" onPress={() => setBringing(true)}>
            {t('bring')}
          </Button>
        )
      }
    >
      <Card title={rows.length === 0 ? t('list') : undefined}>
        <DataTable
          caption={t('list')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          initialSort={{ column: 'received', descending: true }}
          filters={
            <>
              <Select
                label={t('filterKind')}
                name="kind"
                options={[...kinds].map(([id, label]) => ({ id, label }))}
                value={kind}
                onChange={setKind}
                emptyLabel={t('anyKind')}
              />
              <Select
                label={t('filterState')}
                name="state"
                options={registerStates.map((id) => ({ id, label: t(`state.${id}`) }))}
                value={state}
                onChange={setState}
                emptyLabel={t('anyState')}
              />
            </>
          }
          empty={
            <EmptyState
              title={t(data.items.length === 0 ? 'emptyTitle' : 'noneFits')}
              action={brings && <ButtonLink to="/requirements">{t('toRequirements')}</ButtonLink>}
            >
              {t(brings ? 'emptyHelp' : 'emptyReads')}
            </EmptyState>
          }
        />
      </Card>
      {bringing && <UploadDialog onClose={() => setBringing(false)} />}
    </Page>
  );
}
