import { useMemo } from 'react';
import type { Tracker, TrackerVendor } from '../../api/tracker';
import { AppLink } from '../../parts/app-link';
import type { Column } from '../../parts/data-table';
import { Digest } from '../../parts/facts';
import { DateText, TimeText } from '../../parts/measures';
import { EmptyState } from '../../parts/notes';
import { PagedTable } from '../../parts/paged-table';
import { Badge, StateChip } from '../../parts/state-chip';
import { useTrackerCopy } from './tracker.copy';

type Row = Pick<TrackerVendor, 'state' | 'words' | 'late' | 'qualified' | 'changedSince' | 'overdue'>;

/** State and flags: signed, late, qualified, changed since. A qualified or late one never looks like a plain signature. */
export function TrackerState({ row }: { row: Row }) {
  const t = useTrackerCopy();
  return (
    <span className="row">
      <StateChip state={row.state} />
      {row.late && <StateChip state="late" word={t('late')} />}
      {row.qualified && <StateChip state="qualified" word={t('qualified')} />}
      {row.changedSince && (
        <Badge tone="warn" glyph="triangle">
          {t('changed')}
        </Badge>
      )}
    </span>
  );
}

function SignerCell({ row }: { row: TrackerVendor }) {
  const t = useTrackerCopy();
  if (row.signerName)
    return (
      <>
        {row.signerName}
        <span className="sub">{row.signerTitle}</span>
      </>
    );
  return <span className="muted">{row.attestorName ? t('expects', { name: row.attestorName }) : '–'}</span>;
}

function useColumns(): Column<TrackerVendor>[] {
  const t = useTrackerCopy();
  return useMemo(
    () => [
      {
        id: 'vendor',
        header: t('vendor'),
        primary: true,
        cell: (row) => (
          <>
            {row.attestationId ? (
              <AppLink to={`/attestation-tracker?attestation=${row.attestationId}`}>{row.vendorName}</AppLink>
            ) : (
              <AppLink to={`/vendors/${row.vendorId}?tab=attestations`}>{row.vendorName}</AppLink>
            )}
            {row.attestationRef && <span className="sub">{row.attestationRef}</span>}
          </>
        ),
      },
      {
        id: 'tier',
        header: t('tier'),
        tight: true,
        cell: (row) => row.tier && <Badge>{row.tier}</Badge>,
      },
      {
        id: 'state',
        header: t('state'),
        cell: (row) => (
          <>
            <TrackerState row={row} />
            {row.lastReason && <span className="sub">{row.lastReason}</span>}
          </>
        ),
      },
      { id: 'due', header: t('due'), cell: (row) => <DateText date={row.dueOn} short /> },
      {
        id: 'signer',
        header: t('signer'),
        cell: (row) => <SignerCell row={row} />,
      },
      {
        id: 'signed',
        header: t('signed'),
        cell: (row) => <TimeText at={row.signedAt} />,
      },
      {
        id: 'answered',
        header: t('answered'),
        align: 'end',
        cell: (row) => (row.attestationId ? t('of', { answered: row.answered, lines: row.lines }) : '–'),
      },
      {
        id: 'digest',
        header: t('digest'),
        wideOnly: true,
        cell: (row) => <Digest value={row.textSha256} />,
      },
    ],
    [t],
  );
}

type VendorRowsProps = {
  tracker: Tracker;
  csv: string;
  seek: string;
  onSeek: (words: string) => void;
  onPage: (page: number) => void;
};

/** A page of vendors by name, with where each stands. */
export function VendorRows({ tracker, csv, seek, onSeek, onPage }: VendorRowsProps) {
  const t = useTrackerCopy();
  return (
    <PagedTable
      caption={t('byVendor')}
      columns={useColumns()}
      rows={tracker.vendors}
      rowKey={(row) => row.vendorId}
      csv={csv}
      empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
      page={tracker.page}
      pageSize={tracker.pageSize}
      total={tracker.total}
      onPage={onPage}
      words={seek}
      onWords={onSeek}
    />
  );
}
