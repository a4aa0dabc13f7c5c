import { useMemo } from 'react';
import type { DataComparison, DataDifference } from '../../../api/reconciliation';
import { Button } from '../../../parts/button';
import { DataTable, type Column } from '../../../parts/data-table';
import { utcText } from '../../../parts/format';
import { StateChip } from '../../../parts/state-chip';
import { joined, nameOr } from '../run/run-words';
import type { Doing } from './doing';
import { useReconciliationCopy } from './reconciliation.copy';

type BlockProps = {
  comparison: DataComparison;
  mayCompare: boolean;
  mayResolve: boolean;
  onDo: (doing: Doing) => void;
};

const STATE_OF = { corrected: 'pass', replayed: 'pass', explained: 'pass', lost: 'pass_with_issue', reopened: 'open' };

function Resolution({ difference }: { difference: DataDifference }) {
  const t = useReconciliationCopy();
  const [latest, ...earlier] = [...difference.resolutions].reverse();
  if (!latest) return <StateChip state="open" word={t('isOpen')} />;
  const said = (one: typeof latest) =>
    t('said', { words: one.words, name: one.resolvedBy, time: utcText(one.resolvedAt) });
  return (
    <span className="stack-tight">
      <span>
        <StateChip state={STATE_OF[latest.way]} word={t(`way.${latest.way}`)} />
      </span>
      <span className="sm">{said(latest)}</span>
      {earlier.map((one) => (
        <span key={one.number} className="sub">
          {t('earlier', { way: t(`way.${one.way}`), name: said(one) })}
        </span>
      ))}
    </span>
  );
}

function Act({
  difference,
  comparison,
  onDo,
}: { difference: DataDifference } & Pick<BlockProps, 'comparison' | 'onDo'>) {
  const t = useReconciliationCopy();
  const of = { number: difference.number, comparison: comparison.number };
  const what = difference.isOpen ? 'resolve' : 'reopen';
  return (
    <Button
      small
      look={difference.isOpen ? 'plain' : 'quiet'}
      aria-label={t(difference.isOpen ? 'resolveOf' : 'reopenOf', of)}
      onPress={() => onDo({ what, comparison, difference })}
    >
      {t(what)}
    </Button>
  );
}

function useColumns({ comparison, mayResolve, onDo }: BlockProps): Column<DataDifference>[] {
  const t = useReconciliationCopy();
  return useMemo(
    () => [
      {
        id: 'record',
        header: t('record'),
        primary: true,
        cell: ({ number, record, records }) => (
          <>
            {number}. {record}
            <span className="sub">{t('records', { count: records })}</span>
          </>
        ),
      },
      {
        id: 'figures',
        header: t('expectedFound'),
        cell: ({ expected, found }) => (
          <>
            {t('expected', { text: expected === '' ? '–' : expected })}
            <span className="sub">{t('found', { text: found === '' ? '–' : found })}</span>
          </>
        ),
      },
      { id: 'standing', header: t('standing'), cell: (one) => <Resolution difference={one} /> },
      ...(mayResolve
        ? [
            {
              id: 'act',
              header: t('resolve'),
              tight: true,
              cell: (one: DataDifference) => <Act difference={one} comparison={comparison} onDo={onDo} />,
            },
          ]
        : []),
    ],
    [t, comparison, mayResolve, onDo],
  );
}

function useFigures(): (one: DataComparison) => string {
  const t = useReconciliationCopy();
  return ({ method, expected, found, unit }) => {
    const figures = { expected: expected.toLocaleString('en-GB'), found: found.toLocaleString('en-GB') };
    const word = method === 'sample' || method === 'full' ? 'agreeing' : 'figures';
    return t(word, { method: t(`method.${method}`), unit, ...figures });
  };
}

function About({ comparison }: { comparison: DataComparison }) {
  const t = useReconciliationCopy();
  const figures = useFigures();
  const { recovered, source, comparedBy, comparedAt, recordedByName, replaces, replacesReason, replacedBy } =
    comparison;
  return (
    <>
      <p className="num">{figures(comparison)}</p>
      <p className="muted sm">
        {joined([
          t('between', { recovered, source }),
          t('comparedBy', { name: comparedBy, time: utcText(comparedAt) }),
          t('recordedBy', { name: nameOr(recordedByName) }),
        ])}
      </p>
      {replaces !== null && <p className="sm">{t('replaces', { number: replaces, reason: replacesReason ?? '' })}</p>}
      {replacedBy !== null && <p className="sm muted">{t('replacedBy', { number: replacedBy })}</p>}
    </>
  );
}

/** One comparison with the records that differ. */
export function ComparisonBlock(props: BlockProps) {
  const t = useReconciliationCopy();
  const columns = useColumns(props);
  const { comparison, mayCompare, onDo } = props;
  const { number, subject, differences, isCurrent, openRecords } = comparison;
  const state = openRecords > 0 ? 'open' : 'reconciled';
  return (
    <li className="run-step" id={`comparison-${number}`}>
      <div className="run-step-head">
        <h3>{t('comparison', { number, subject })}</h3>
        {isCurrent ? (
          <StateChip state={state === 'open' ? 'open' : 'met'} word={t(`state.${state}`)} />
        ) : (
          <StateChip state="superseded" />
        )}
      </div>
      <About comparison={comparison} />
      {differences.length > 0 && (
        <DataTable
          plain
          csv={false}
          caption={t('differences', { number })}
          columns={columns}
          rows={differences}
          rowKey={(one) => String(one.number)}
          empty={null}
          pageSize={100}
        />
      )}
      {mayCompare && (
        <div>
          <Button
            small
            look="quiet"
            aria-label={t('compareAgainOf', { number })}
            onPress={() => onDo({ what: 'compare', again: comparison })}
          >
            {t('compareAgain')}
          </Button>
        </div>
      )}
    </li>
  );
}
