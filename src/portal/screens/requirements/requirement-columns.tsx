import { useMemo } from 'react';
import type { Obligation } from '../../api/obligations';
import { AppLink } from '../../parts/app-link';
import { Checkbox } from '../../parts/choice-fields';
import type { Column } from '../../parts/data-table';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { nameOf } from '../evidence/obligation-picker';
import { basisRefs, shownState, standingOf } from './requirement-states';
import { useRequirementsCopy } from './requirements.copy';

type Choosing = { chosen: string[]; onToggle: (id: string, on: boolean) => void } | null;

function usePlainColumns(showsVendor: boolean): Column<Obligation>[] {
  const t = useRequirementsCopy();
  return useMemo(() => {
    const vendor: Column<Obligation> = {
      id: 'vendor',
      header: t('vendor'),
      value: (row) => row.vendorName,
      cell: (row) => row.vendorName ?? '–',
    };
    const kinds = ({ evidence }: Obligation) => evidence.required.map(({ title }) => title).join('; ');
    return [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        value: (row) => `${row.requirementCode} ${row.title}`,
        cell: (row) => (
          <>
            <AppLink to={`/requirements/${row.id}`}>
              {row.requirementCode} {row.title}
            </AppLink>
            {row.occurrenceKey !== 'year' && <span className="sub">{row.occurrenceKey.replaceAll('_', ' ')}</span>}
          </>
        ),
      },
      ...(showsVendor ? [vendor] : []),
      {
        id: 'service',
        header: t('service'),
        value: (row) => row.serviceName ?? t('wholeVendor'),
        cell: (row) => row.serviceName ?? <span className="muted">{t('wholeVendor')}</span>,
      },
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.stateWords,
        cell: (row) => <StateChip state={shownState(row)} />,
      },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <>
            <DateText short date={row.dueOn} />
            <span className="sub">{row.dueRule}</span>
          </>
        ),
      },
      {
        id: 'claim',
        header: t('claim'),
        value: (row) => `${row.forceLabel}, ${row.laneLabel}`,
        cell: (row) => (
          <span className="tags">
            <ForceChip force={row.force} /> <LaneChip lane={row.lane} />
          </span>
        ),
      },
      {
        id: 'basis',
        header: t('basis'),
        value: (row) => basisRefs(row).join('; ') || t('noBasis'),
        cell: (row) => <span className="sm">{basisRefs(row).join('; ') || t('noBasis')}</span>,
      },
      { id: 'evidence', header: t('evidence'), value: kinds, cell: (row) => <span className="sm">{kinds(row)}</span> },
    ];
  }, [t, showsVendor]);
}

/** The checklist's columns; with `choosing`, rows that are left to do can be chosen. */
export function useRequirementColumns(showsVendor: boolean, choosing: Choosing): Column<Obligation>[] {
  const t = useRequirementsCopy();
  const plain = usePlainColumns(showsVendor);
  if (!choosing) return plain;
  const choice: Column<Obligation> = {
    id: 'choose',
    header: t('choose'),
    tight: true,
    cell: (row) =>
      standingOf(row) === 'todo' && (
        <Checkbox
          name={row.id}
          value={choosing.chosen.includes(row.id)}
          onChange={(on) => choosing.onToggle(row.id, on)}
        >
          <span className="vh">{t('chooseOne', { name: nameOf(row) })}</span>
        </Checkbox>
      ),
  };
  return [choice, ...plain];
}
