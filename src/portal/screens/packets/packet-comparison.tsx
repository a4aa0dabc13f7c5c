import { useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  comparisonQuery,
  packetsQuery,
  type PacketComparison,
  type PacketDetail,
  type PacketSummary,
} from '../../api/packets';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { dateText, shortDateText } from '../../parts/format';
import { EmptyState, Loading, Note, ProblemNote } from '../../parts/notes';
import { problemOf } from '../../parts/problem';
import { Select } from '../../parts/select-field';
import { usePacketsCopy } from './packets.copy';

type Register = PacketComparison['registers'][number];
type Row = Register['records'][number];

function useColumns(): Column<Row>[] {
  const t = usePacketsCopy();
  return useMemo(
    () => [
      {
        id: 'record',
        header: t('record'),
        primary: true,
        value: (row) => row.ref,
        cell: (row) => (
          <>
            {row.ref}
            <span className="sub">{row.title}</span>
          </>
        ),
      },
      {
        id: 'change',
        header: t('change'),
        tight: true,
        value: (row) => row.change,
        cell: (row) => t(`change.${row.change}`),
      },
      {
        id: 'fields',
        header: t('thenAndNow'),
        value: (row) => row.fields.map(({ field }) => field).join(', '),
        cell: (row) => <Fields row={row} />,
      },
    ],
    [t],
  );
}

function Fields({ row }: { row: Row }) {
  const t = usePacketsCopy();
  if (row.more) return <span className="muted">{t('moreDiffers')}</span>;
  const side = row.change === 'removed' ? 'before' : 'after';
  const shown = row.fields.filter((field) => row.change === 'changed' || (field[side] ?? '') !== '');
  return (
    <>
      {shown.map(({ field, before, after }) => (
        <span key={field} className="sub">
          {field}: {row.change === 'changed' ? `${before || '–'} → ${after || '–'}` : (after ?? before)}
        </span>
      ))}
    </>
  );
}

function Changes({ register }: { register: Register }) {
  const t = usePacketsCopy();
  const { before, after, unchanged } = register;
  return (
    <Card title={register.register} lede={t('counts', { before, after, unchanged })}>
      <DataTable
        caption={register.register}
        columns={useColumns()}
        rows={register.records}
        rowKey={(row) => `${row.change} ${row.ref}`}
        empty={<p className="muted">{t('compareSameHelp')}</p>}
        pageSize={20}
      />
    </Card>
  );
}

/** The earlier of two by the moment of its snapshot stands first. */
function Compared({ packet, other }: { packet: PacketDetail; other: PacketSummary }) {
  const t = usePacketsCopy();
  const isLater = (other.cutOffAt ?? '') > (packet.cutOffAt ?? '');
  const [before, after] = isLater ? [packet, other] : [other, packet];
  const { data, error, isPending } = useQuery(comparisonQuery(before.id, after.id));
  if (isPending) return <Loading />;
  if (error) return <ProblemNote problem={problemOf(error)} />;
  const title = t('earlierOf', {
    ...{ before: before.ref, beforeDate: shortDateText(before.asOf) },
    ...{ after: after.ref, afterDate: shortDateText(after.asOf) },
  });
  if (data.same)
    return (
      <Note tone="ok" title={t('compareSame')}>
        <p>{title}</p>
        <p>{t('compareSameHelp')}</p>
      </Note>
    );
  return (
    <>
      <p className="strong">{title}</p>
      {data.acrossPeriods && <Note tone="info">{t('compareAcross')}</Note>}
      {data.registers
        .filter(({ records }) => records.length > 0)
        .map((register) => (
          <Changes key={register.register} register={register} />
        ))}
    </>
  );
}

const ABOUT = ['kind', 'vendorId', 'serviceId', 'requirementCode', 'disruptionId'] as const;

/** Holds this packet against another of its kind about the same. */
export function PacketComparisonTab({ packet }: { packet: PacketDetail }) {
  const t = usePacketsCopy();
  const { data } = useQuery(packetsQuery);
  const others = (data?.items ?? []).filter(
    (one) => one.id !== packet.id && one.manifestSha256 !== null && ABOUT.every((part) => one[part] === packet[part]),
  );
  const [chosen, setChosen] = useState('');
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (other === undefined || packet.manifestSha256 === null)
    return <EmptyState title={t('compareNone')}>{t('compareNoneHelp')}</EmptyState>;
  return (
    <div className="stack">
      <Card title={t('compareTitle')} lede={t('compareLede')}>
        <Select
          label={t('compareWith')}
          name="other"
          options={others.map((one) => ({
            id: one.id,
            label: t('compareOption', { ref: one.ref, period: one.periodCode, asOf: dateText(one.asOf) }),
          }))}
          value={other.id}
          onChange={setChosen}
        />
      </Card>
      <Compared packet={packet} other={other} />
    </div>
  );
}
