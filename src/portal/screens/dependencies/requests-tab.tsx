import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { requestsQuery, type DependencyRequest } from '../../api/dependencies';
import { withdrawRequest } from '../../api/dependency-deeds';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { KeyValue } from '../../parts/facts';
import { Duration, TimeText } from '../../parts/measures';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { AnswerRequest } from './answer-request';
import { useDependenciesCopy } from './dependencies.copy';
import { useRequestsCopy } from './requests.copy';
import { StandingChip } from './standing-chip';

function AskedTerms({ one }: { one: DependencyRequest }) {
  const t = useRequestsCopy();
  const words = useDependenciesCopy();
  const rto = one.theirRtoMinutes;
  return (
    <KeyValue
      items={[
        { label: t('youRecover'), value: t(one.ownerSide === 'them' ? 'you' : 'notYou', { name: one.ownerName }) },
        { label: t('yourRto'), value: rto === null ? words('unknown') : <Duration minutes={rto} /> },
        { label: words('role'), value: words(`role.${one.role}`) },
        ...(one.sharePct === null ? [] : [{ label: words('share'), value: `${one.sharePct} %` }]),
        ...(one.answeredAt === null ? [] : [{ label: t('answeredOn'), value: <TimeText at={one.answeredAt} /> }]),
        ...(one.answerNote === '' ? [] : [{ label: t('remark'), value: one.answerNote }]),
      ]}
    />
  );
}

function Asked({ one }: { one: DependencyRequest }) {
  const t = useRequestsCopy();
  const answers = useMay()('dependencies.write') && one.state === 'open';
  const [open, setOpen] = useState<'confirmed' | 'objected' | null>(null);
  return (
    <Card
      title={`${one.ref}: ${t('counts', { dependent: one.dependentName })}`}
      lede={t('forService', { service: one.serviceName, what: one.what })}
      aside={<StandingChip standing={one.state} />}
    >
      <AskedTerms one={one} />
      {answers && (
        <div className="row">
          <Button look="primary" onPress={() => setOpen('confirmed')}>
            {t('confirm')}
          </Button>
          <Button onPress={() => setOpen('objected')}>{t('object')}</Button>
        </div>
      )}
      {open && <AnswerRequest one={one} answer={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

/** What other vendors count on this one for; it confirms or objects. */
export function AskedTab() {
  const t = useRequestsCopy();
  const { data, error } = useQuery(requestsQuery);
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  if (data.total === 0)
    return (
      <Card title={t('asked')}>
        <EmptyState title={t('noneAsked')}>{t('noneAskedHelp')}</EmptyState>
      </Card>
    );
  return (
    <div className="stack">
      <p className="muted">{t('askedLede')}</p>
      {data.items.map((one) => (
        <Asked key={one.id} one={one} />
      ))}
    </div>
  );
}

function Withdraw({ one }: { one: DependencyRequest }) {
  const t = useRequestsCopy();
  const may = useMay()('dependencies.match');
  const send = useDeed(withdrawRequest);
  if (!may || one.state !== 'open') return null;
  return (
    <Button
      small
      isPending={send.isPending}
      onPress={() => send.submit(one.id)}
      aria-label={`${t('withdraw')}: ${one.ref}`}
    >
      {t('withdraw')}
    </Button>
  );
}

function useColumns(): Column<DependencyRequest>[] {
  const t = useRequestsCopy();
  return [
    { id: 'ref', header: t('request'), primary: true, value: (row) => row.ref, cell: (row) => row.ref },
    { id: 'provider', header: t('provider'), value: (row) => row.vendorName, cell: (row) => row.vendorName },
    {
      id: 'dependent',
      header: t('dependent'),
      value: (row) => row.dependentName,
      cell: (row) => (
        <>
          {row.dependentName}
          <span className="sub">{`${row.serviceName}: ${row.what}`}</span>
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      value: (row) => row.state,
      cell: (row) => <StandingChip standing={row.state} />,
    },
    {
      id: 'answer',
      header: t('answer'),
      value: (row) => row.answerNote,
      cell: (row) =>
        row.objection === null ? row.answerNote || '–' : `${t(`objection.${row.objection}`)}. ${row.answerNote}`,
    },
    { id: 'deeds', header: t('deeds'), cell: (row) => <Withdraw one={row} /> },
  ];
}

/** All that was asked of vendors, for the registrant. */
export function RequestsTab() {
  const t = useRequestsCopy();
  const { data, error } = useQuery(requestsQuery);
  const columns = useColumns();
  if (error) return <ProblemNote problem={error} />;
  if (!data) return <Loading />;
  return (
    <Card title={t('sent')} lede={t('sentLede')}>
      <DataTable
        caption={t('sent')}
        columns={columns}
        rows={data.items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('noneSent')}>{t('noneSentHelp')}</EmptyState>}
      />
    </Card>
  );
}
