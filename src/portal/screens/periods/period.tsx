import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { checklistQuery, periodQuery, type OpenGroup, type OpenItem, type PeriodDetail } from '../../api/periods';
import { versionsQuery } from '../../api/catalogue';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { shortDateText } from '../../parts/format';
import { TimeText } from '../../parts/measures';
import { Loading, Note } from '../../parts/notes';
import { Page } from '../../parts/page';
import { StateChip } from '../../parts/state-chip';
import { ConcludeRest, PeriodDeeds, ReopeningDeeds } from './period-deeds';
import { usePeriodsCopy } from './periods.copy';

const SHOWN = 20;

const places: Partial<Record<OpenGroup['kind'], string>> = {
  obligation: '/requirements',
  review: '/reviews',
  critical_finding: '/findings',
  attestation: '/attestations',
  question_set: '/questionnaires',
  change_confirmation: '/change-confirmations',
};

/* where an open thing is worked on; what is missing as a whole is named by its vendor */
function wayTo(kind: OpenGroup['kind'], { id, vendorId }: OpenItem): string {
  const place = places[kind];
  if (kind === 'packet') return '/packets';
  if (place !== undefined && id !== vendorId) return `${place}/${id}`;
  return vendorId === null ? '/coverage' : `/vendors/${vendorId}`;
}

function Group({ group }: { group: OpenGroup }) {
  const t = usePeriodsCopy();
  return (
    <section className="stack-tight">
      <h3 className="spread">
        <span>{group.title}</span>
        <span className={group.total > 0 && group.blocks ? 'tone-bad' : 'muted'}>
          {t('openCount', { count: group.total })}
        </span>
      </h3>
      {group.total === 0 && <p className="muted sm">{t('nothingOpen')}</p>}
      <ul>
        {group.items.slice(0, SHOWN).map((item) => (
          <li key={item.id}>
            <AppLink to={wayTo(group.kind, item)}>{item.ref}</AppLink> {item.words}
            <span className="muted sm">
              {item.vendorName !== null && ` · ${item.vendorName}`}
              {item.dueOn !== null && ` · ${t('due', { on: shortDateText(item.dueOn) })}`}
            </span>
          </li>
        ))}
      </ul>
      {group.total > SHOWN && <p className="muted sm">{t('more', { count: group.total - SHOWN })}</p>}
    </section>
  );
}

function Checklist({ period }: { period: PeriodDetail }) {
  const t = usePeriodsCopy();
  const { data: list } = useQuery(checklistQuery(period.id));
  if (!list) return <Loading />;
  const open = list.groups.find((group) => group.blocks)?.total ?? 0;
  const closes = period.moves.includes('locked');
  return (
    <Card
      title={t('checklist')}
      lede={t('checklistLede', { code: period.code })}
      aside={<ConcludeRest period={period} open={open} />}
    >
      {closes && <Note tone={open > 0 ? 'warn' : 'info'}>{list.lockRefusal ?? t('ready')}</Note>}
      {list.groups.map((group) => (
        <Group key={group.kind} group={group} />
      ))}
    </Card>
  );
}

function Moves({ period }: { period: PeriodDetail }) {
  const t = usePeriodsCopy();
  return (
    <Card title={t('moves')} lede={t('movesLede')}>
      {period.transitions.length === 0 && <p className="muted">{t('noMoves')}</p>}
      <ul>
        {period.transitions.map((one) => (
          <li key={one.madeAt}>
            <span className="strong">{t('moved', { from: one.fromState, to: one.toState })}</span>{' '}
            <TimeText at={one.madeAt} /> · {one.madeByName}
            {one.reason !== '' && <p className="prose">{one.reason}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Reopenings({ period }: { period: PeriodDetail }) {
  const t = usePeriodsCopy();
  if (period.reopenings.length === 0) return null;
  return (
    <Card title={t('reopenings')} lede={t('reopeningsLede')}>
      {period.reopenings.map((one) => (
        <section key={one.id} className="stack-tight">
          <p className="spread">
            <span>{t('asked', { name: one.requestedByName, on: shortDateText(one.requestedAt.slice(0, 10)) })}</span>
            <StateChip state={one.state} />
          </p>
          <blockquote className="quote">{one.reason}</blockquote>
          <ul>
            {one.decisions.map((made) => (
              <li key={made.decidedAt}>
                {t('decided', {
                  name: made.decidedByName,
                  decision: t(made.decision),
                  on: shortDateText(made.decidedAt.slice(0, 10)),
                  reason: made.reason,
                })}
              </li>
            ))}
          </ul>
          <p className="muted sm">
            {t('needs', {
              have: one.decisions.filter((made) => made.decision === 'approved').length,
              need: one.approvalsNeeded,
            })}
          </p>
          <ReopeningDeeds period={period.code} reopening={one} />
        </section>
      ))}
    </Card>
  );
}

/* the versions that hold for the period, whatever is published later */
function Pinned({ code }: { code: string }) {
  const t = usePeriodsCopy();
  const { data: versions } = useQuery(versionsQuery);
  const pinned = (versions ?? []).filter(({ periods }) => periods.includes(code));
  return (
    <Card title={t('pinned')} lede={t('pinnedLede')}>
      <KeyValue
        columns
        items={pinned.map(({ id, kind, label, title }) => ({
          label: t(`pinned.${kind}`),
          value: (
            <>
              <AppLink to={`/catalogue/${id}`}>{label}</AppLink>
              <div className="muted sm">{title}</div>
            </>
          ),
        }))}
      />
    </Card>
  );
}

/** One fiscal year: what stands open, what was done with it, and the next step. */
export function PeriodScreen({ id }: { id: string }) {
  const t = usePeriodsCopy();
  const may = useMay();
  const { data: period } = useSuspenseQuery(periodQuery(id));
  const days = `${shortDateText(period.startsOn)} – ${shortDateText(period.endsOn)}`;
  return (
    <Page
      title={period.code}
      lede={days}
      crumbs={[{ label: t('title'), to: '/periods' }]}
      state={<StateChip state={period.state} />}
      actions={<PeriodDeeds period={period} />}
    >
      {period.state !== 'planned' && <Pinned code={period.code} />}
      <Reopenings period={period} />
      {may('periods.read') && period.state !== 'planned' && <Checklist period={period} />}
      <Moves period={period} />
    </Page>
  );
}
