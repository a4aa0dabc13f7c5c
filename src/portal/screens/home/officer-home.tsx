import { useQuery } from '@tanstack/react-query';
import { homeQuery, type Home } from '../../api/home';
import { useSession } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { Agenda } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { Strip } from '../../parts/strip';
import { obligationsAddress } from '../coverage/obligation-rows';
import { SetsCard } from '../questionnaire/sets-card';
import { useHomeCopy } from './home.copy';
import { useOfficerHomeCopy } from './officer-home.copy';

type Officer = NonNullable<Home['officer']>;
type Target = Home['actions'][number]['target'];

const lists: Record<Target['kind'], string> = {
  obligation: '/coverage',
  evidence: '/vendors',
  plan_version: '/vendors',
  exercise: '/vendors',
  submission: '/reviews',
  query: '/reviews',
  finding: '/findings',
  exception: '/exceptions',
  attestation: '/attestation-tracker',
  change_confirmation: '/attestation-tracker',
  packet: '/packets',
  service: '/vendors',
  list: '/coverage',
};

/** Where an action of an officer leads: the row itself where it has a page, else its list. */
function addressOf({ kind, id }: Target): string {
  if (id === null) return lists[kind];
  if (kind === 'change_confirmation') return `/change-confirmations/${id}`;
  if (kind === 'service') return `/vendors/${id}?tab=services`;
  if (kind === 'attestation') return `/attestation-tracker?attestation=${id}`;
  return ['submission', 'finding', 'exception', 'packet'].includes(kind) ? `${lists[kind]}/${id}` : lists[kind];
}

function Actions({ actions }: { actions: Home['actions'] }) {
  const t = useOfficerHomeCopy();
  return (
    <Card title={t('actions')}>
      {actions.length === 0 ? (
        <EmptyState title={t('noActions')}>{t('noActionsHelp')}</EmptyState>
      ) : (
        <ul className="stack-tight">
          {actions.map(({ words, target, dueOn }) => (
            <li key={`${words} ${target.id ?? ''}`}>
              <AppLink to={addressOf(target)}>{words}</AppLink>
              {dueOn && <span className="muted sm"> {t('due', { date: shortDateText(dueOn) })}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Figures({ officer }: { officer: Officer }) {
  const t = useOfficerHomeCopy();
  const { waiting, oldestWaitingDays, inReview, mine, toApprove, openQueries, answeredQueries } = officer.reviewQueue;
  return (
    <Strip
      items={[
        {
          label: t('queue'),
          value: <AppLink to="/reviews">{waiting}</AppLink>,
          detail: oldestWaitingDays === null ? t('nothing') : t('oldest', { count: oldestWaitingDays }),
        },
        { label: t('mine'), value: <AppLink to="/reviews">{inReview}</AppLink>, detail: t('mineOf', { mine }) },
        {
          label: t('approve'),
          value: <AppLink to="/reviews">{toApprove}</AppLink>,
          detail: t('tierWaits', { count: officer.tierDecisionsToApprove }),
        },
        {
          label: t('queries'),
          value: <AppLink to="/reviews">{openQueries + answeredQueries}</AppLink>,
          detail: t('queriesOf', { open: openQueries, answered: answeredQueries }),
        },
        {
          label: t('overdue'),
          value: <AppLink to="/coverage?due=overdue">{officer.overdue}</AppLink>,
          detail: t('overdueOf', { count: officer.overdueVendors }),
          tone: officer.overdue > 0 ? 'bad' : 'none',
        },
      ]}
    />
  );
}

function DueNext({ officer }: { officer: Officer }) {
  const t = useOfficerHomeCopy();
  return (
    <Card title={t('next')} lede={t('nextLede')}>
      {officer.dueNext.length === 0 && <p className="muted">{t('noNext')}</p>}
      <Agenda
        items={officer.dueNext.map((row) => {
          const name = `${row.requirementCode} ${row.requirementTitle}`;
          const seek = { requirement: row.requirementCode };
          return {
            id: row.obligationId,
            date: row.dueOn,
            title: row.vendorId ? <AppLink to={obligationsAddress(row.vendorId, seek)}>{name}</AppLink> : name,
            detail: [row.vendorName, row.serviceName, row.dueRule].filter(Boolean).join(' · '),
            state: row.state,
          };
        })}
      />
    </Card>
  );
}

function Attestations({ officer }: { officer: Officer }) {
  const t = useOfficerHomeCopy();
  return (
    <Card
      title={t('attestations')}
      aside={<AppLink to="/attestation-tracker">{t('allAttestations', { count: officer.attestationsTotal })}</AppLink>}
    >
      {officer.attestations.length === 0 && <p className="muted">{t('noAttestations')}</p>}
      <Agenda
        items={officer.attestations.map((one) => ({
          id: one.attestationId,
          date: one.dueOn,
          title: (
            <AppLink
              to={`/attestation-tracker?attestation=${one.attestationId}`}
            >{`${one.ref}, ${one.vendorName}`}</AppLink>
          ),
          detail: one.nextAction,
          state: one.late ? 'overdue' : one.state,
        }))}
      />
    </Card>
  );
}

function Findings({ officer }: { officer: Officer }) {
  const t = useOfficerHomeCopy();
  return (
    <Card title={t('findings')} aside={<AppLink to="/dashboards?view=findings">{t('findingsByAge')}</AppLink>}>
      {officer.findings.length === 0 && <p className="muted">{t('noFindings')}</p>}
      <ul className="stack-tight">
        {officer.findings.map((one) => (
          <li key={one.findingId} className="row">
            <StateChip state={one.severity} />
            <AppLink to={`/findings/${one.findingId}`}>{`${one.ref} ${one.title}`}</AppLink>
            <span className="muted sm">{`${one.vendorName}, ${one.ownerName}, ${t('due', { date: shortDateText(one.dueOn) })}`}</span>
            {one.overdue && <StateChip state="overdue" word={t('overdueChip')} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Where the registrant's people start: what waits for them, and where the programme stands. */
export function OfficerHome() {
  const t = useHomeCopy();
  const { membership } = useSession();
  const { data, error } = useQuery(homeQuery);
  return (
    <Page
      title={t('title')}
      lede={t('ledeOfficer', { registrant: membership.registrant, vendor: membership.vendor ?? '' })}
    >
      <ProblemNote problem={error} />
      {!data && !error && <Loading />}
      {data && <Actions actions={data.actions} />}
      {data?.officer && (
        <>
          <Figures officer={data.officer} />
          <div className="two">
            <DueNext officer={data.officer} />
            <div className="stack">
              <SetsCard side="reviewer" />
              <Attestations officer={data.officer} />
              <Findings officer={data.officer} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
