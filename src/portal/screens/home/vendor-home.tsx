import { useQuery } from '@tanstack/react-query';
import { homeQuery, type Home } from '../../api/home';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { Agenda } from '../../parts/facts';
import { Loading, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { Strip } from '../../parts/strip';
import { SetsCard } from '../questionnaire/sets-card';
import {
  AttestationCard,
  ConfirmationsCard,
  FindingsCard,
  QueriesCard,
  ReturnedCard,
  WaitingCard,
} from './vendor-cards';
import { useVendorHomeCopy } from './vendor-home.copy';

type VendorPart = NonNullable<Home['vendor']>;

function DueNext({ rows }: { rows: VendorPart['dueNext'] }) {
  const t = useVendorHomeCopy();
  return (
    <Card title={t('dueNext')} aside={<ButtonLink to="/requirements">{t('allRequirements')}</ButtonLink>}>
      {rows.length === 0 && <p>{t('nothingDue')}</p>}
      <Agenda
        items={rows.map((row) => ({
          id: row.obligationId,
          date: row.dueOn,
          state: row.state,
          title: (
            <AppLink to={`/requirements/${row.obligationId}`}>
              {row.requirementCode} {row.requirementTitle}
            </AppLink>
          ),
          detail: [row.serviceName, row.dueRule].filter(Boolean).join(' · '),
        }))}
      />
    </Card>
  );
}

function Progress({ vendor }: { vendor: VendorPart }) {
  const t = useVendorHomeCopy();
  return (
    <Strip
      items={[
        { label: t('overdue'), value: vendor.overdue, ...(vendor.overdue > 0 && { tone: 'bad' as const }) },
        ...vendor.lanes.map(({ laneLabel: lane, met, applicable: all, percentMet }) => ({
          label: t('lane', { lane }),
          value: percentMet === null ? '–' : `${percentMet}%`,
          detail: t('laneDetail', { met, all }),
        })),
      ]}
    />
  );
}

function Parts({ home, vendor }: { home: Home; vendor: VendorPart }) {
  return (
    <>
      <Progress vendor={vendor} />
      <div className="split">
        <div className="stack">
          <WaitingCard actions={home.actions} />
          <ReturnedCard returned={vendor.returned} />
          <QueriesCard queries={vendor.openQueries} />
          <DueNext rows={vendor.dueNext} />
        </div>
        <div className="stack">
          <SetsCard side="vendor" />
          <AttestationCard attestation={vendor.attestation} />
          <ConfirmationsCard confirmations={vendor.confirmations} />
          <FindingsCard findings={vendor.findings} />
        </div>
      </div>
    </>
  );
}

/** Where a vendor's people start: what waits, what came back, what is due next. */
export function VendorHome() {
  const t = useVendorHomeCopy();
  const { membership } = useSession();
  const { data, error } = useQuery(homeQuery);
  const names = { registrant: membership.registrant, vendor: membership.vendor ?? '' };
  return (
    <Page title={t('title')} lede={t('lede', { ...names, period: data?.period?.code ?? t('noPeriod') })}>
      <ProblemNote problem={error} />
      {data?.vendor ? <Parts home={data} vendor={data.vendor} /> : !error && <Loading />}
    </Page>
  );
}
