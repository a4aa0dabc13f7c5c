import { useQueries, useQuery } from '@tanstack/react-query';
import { evidenceItemQuery, evidenceQuery, type EvidenceDetail } from '../../api/evidence';
import type { ObligationDetail } from '../../api/obligations';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { DateText } from '../../parts/measures';
import { EmptyState, Loading } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { useRequirementCopy } from './requirements.copy';

const looks = { proposed: 'submitted', accepted: 'accepted', rejected: 'rejected' } as const;

type Brought = { item: EvidenceDetail; use: EvidenceDetail['uses'][number] };

/* every use of a file for this obligation, the newest first */
function useBrought(id: string): Brought[] | null {
  const { data } = useQuery(evidenceQuery({ obligationId: id }));
  const details = useQueries({
    queries: (data?.items ?? []).map((item) => evidenceItemQuery(item.id)),
    combine: (results) => results.map((result) => result.data),
  });
  if (!data || details.includes(undefined)) return null;
  return details.flatMap((item) =>
    item ? item.uses.filter((use) => use.obligationId === id).map((use) => ({ item, use })) : [],
  );
}

function useColumns(): Column<Brought>[] {
  const t = useRequirementCopy();
  return [
    {
      id: 'file',
      header: t('file'),
      primary: true,
      cell: ({ item, use }) => (
        <>
          <AppLink to={`/evidence/${item.id}`}>{item.title}</AppLink>
          <span className="sub">
            {item.ref} · {use.versionNumber}
          </span>
        </>
      ),
    },
    { id: 'kind', header: t('kind'), cell: ({ item }) => item.kindTitle },
    {
      id: 'made',
      header: t('made'),
      tight: true,
      cell: ({ item, use }) => <DateText short date={item.versions.find(({ id }) => id === use.versionId)?.madeOn} />,
    },
    {
      id: 'decision',
      header: t('decision'),
      tight: true,
      cell: ({ use }) => <StateChip state={looks[use.state]} word={t(`state.${use.state}`)} />,
    },
    { id: 'reason', header: t('reason'), cell: ({ use }) => use.decisionReason || '–' },
  ];
}

type Kinds = { title: string; kinds: { kind: string; title: string }[]; brought: Brought[] };

function KindList({ title, kinds, brought }: Kinds) {
  const t = useRequirementCopy();
  if (kinds.length === 0) return null;
  const stateOf = (kind: string) => {
    const states = brought.filter(({ item }) => item.kind === kind).map(({ use }) => use.state);
    return (['accepted', 'proposed', 'rejected'] as const).find((state) => states.includes(state));
  };
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <ul className="stack-tight">
        {kinds.map(({ kind, title: name }) => {
          const state = stateOf(kind);
          return (
            <li key={kind} className="spread">
              <span>
                {name} <span className="mono sm muted">{kind}</span>
              </span>
              {state ? (
                <StateChip state={looks[state]} word={t(`state.${state}`)} />
              ) : (
                <StateChip state="pending" word={t('nothing')} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Nothing({ isOwn }: { isOwn: boolean }) {
  const t = useRequirementCopy();
  const brings = useMay()('evidence.bring');
  return (
    <EmptyState title={t('noFiles')} action={brings && <ButtonLink to="/evidence">{t('register')}</ButtonLink>}>
      {t(brings ? 'noFilesHelp' : isOwn ? 'noFilesOwn' : 'noFilesReads')}
    </EmptyState>
  );
}

/* plans and exercises are kept in registers of their own */
function Registers({ code }: { code: string }) {
  const t = useRequirementCopy();
  if (code.startsWith('PLN-'))
    return (
      <p className="muted sm">
        {t('plans')} <AppLink to="/plans">{t('toPlans')}</AppLink>
      </p>
    );
  if (!code.startsWith('TST-')) return null;
  return (
    <p className="muted sm">
      {t('exercises')} <AppLink to="/exercises">{t('toExercises')}</AppLink>
    </p>
  );
}

/** What counts as evidence for a requirement, and what was brought of it. */
export function NeededEvidence({ one }: { one: ObligationDetail }) {
  const t = useRequirementCopy();
  const columns = useColumns();
  const brought = useBrought(one.id);
  const { required, optional, alternatives } = one.evidence;
  return (
    <>
      <Card title={t('counts')} lede={t('countsLede')}>
        <KindList title={t('required')} kinds={required} brought={brought ?? []} />
        <KindList title={t('optional')} kinds={optional} brought={brought ?? []} />
        {alternatives.length > 0 && (
          <div className="stack-tight">
            <h3>{t('alternatives')}</h3>
            <ul className="stack-tight">
              {alternatives.map(({ insteadOf, accept, when }) => (
                <li key={insteadOf + when}>{t('alternative', { insteadOf, accept: accept.join(', '), when })}</li>
              ))}
            </ul>
          </div>
        )}
        <Registers code={one.requirementCode} />
      </Card>
      <Card title={t('files')}>
        {brought === null ? (
          <Loading lines={3} />
        ) : (
          <DataTable
            plain
            caption={t('files')}
            columns={columns}
            rows={brought}
            rowKey={({ use }) => use.id}
            empty={<Nothing isOwn={one.vendorId === null} />}
          />
        )}
      </Card>
    </>
  );
}
