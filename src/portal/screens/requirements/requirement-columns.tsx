import { useMemo } from 'react';
import type { Obligation } from '../../api/obligations';
import { AppLink } from '../../parts/app-link';
import { Checkbox } from '../../parts/choice-fields';
import type { Column } from '../../parts/data-table';
import { KeyValue } from '../../parts/facts';
import { ForceChip, LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { StateChip } from '../../parts/state-chip';
import { FlagChips, FlagReasons, groupedFlags } from '../flags/flag-chips';
import type { FlagsById } from '../flags/use-flags';
import { nameOf } from '../evidence/obligation-picker';
import { Occurrence } from './occurrence';
import { basisRefs, shownState, standingOf } from './requirement-states';
import { useRequirementsCopy } from './requirements.copy';
import './requirements.css';

type Choosing = { chosen: string[]; onToggle: (id: string, on: boolean) => void } | null;

/* what a row rests on and what counts for it: read when somebody asks, so that rows stay low */
function RowMore({ basis, evidence, rule }: { basis: string; evidence: string; rule: string }) {
  const t = useRequirementsCopy();
  return (
    <details className="req-more sm">
      <summary>{t('show')}</summary>
      <KeyValue
        items={[
          { label: t('evidence'), value: evidence || '–' },
          { label: t('basis'), value: basis },
          { label: t('dueRule'), value: rule },
        ]}
      />
    </details>
  );
}

function usePlainColumns(showsVendor: boolean, flags: FlagsById): Column<Obligation>[] {
  const t = useRequirementsCopy();
  return useMemo(() => {
    const ofService = (row: Obligation) => row.serviceName ?? t('wholeVendor');
    const service: Column<Obligation> = {
      id: 'service',
      header: t('service'),
      value: ofService,
      cell: (row) => row.serviceName ?? <span className="muted">{t('wholeVendor')}</span>,
    };
    const vendor: Column<Obligation> = {
      id: 'vendor',
      header: t('vendorService'),
      value: (row) => `${row.vendorName ?? t('ownProgramme')}, ${ofService(row)}`,
      cell: (row) =>
        row.vendorName === null ? (
          <span className="muted">{t('ownProgramme')}</span>
        ) : (
          <div className="req-vendor">
            {row.vendorName}
            <span className="sub">{ofService(row)}</span>
          </div>
        ),
    };
    const basis = (row: Obligation) => basisRefs(row).join('; ') || t('noBasis');
    const raised = (row: Obligation) => ({
      flags: groupedFlags(flags.get(row.id) ?? []),
      ...(shownState(row) === 'overdue' && { except: 'overdue' as const }),
    });
    const kinds = ({ evidence }: Obligation) => evidence.required.map(({ title }) => title).join('; ');
    return [
      {
        id: 'requirement',
        header: t('requirement'),
        primary: true,
        value: (row) => `${row.requirementCode} ${row.title}`,
        cell: (row) => (
          <div className="req-name">
            <AppLink to={`/requirements/${row.id}`}>
              {row.requirementCode} {row.title}
            </AppLink>
            <Occurrence of={row.occurrenceKey} />
            <FlagReasons {...raised(row)} />
            <RowMore basis={basis(row)} evidence={kinds(row)} rule={row.dueRule} />
          </div>
        ),
      },
      showsVendor ? vendor : service,
      {
        id: 'state',
        header: t('state'),
        tight: true,
        value: (row) => row.stateWords,
        cell: (row) => (
          <span className="tags">
            <StateChip state={shownState(row)} /> <FlagChips {...raised(row)} />
          </span>
        ),
      },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn,
        cell: (row) => (
          <div className="due-rule">
            <DateText short date={row.dueOn} />
            <span className="sub">{row.dueRule}</span>
          </div>
        ),
      },
      {
        id: 'claim',
        header: t('claim'),
        value: (row) => `${row.forceLabel}, ${row.laneLabel}`,
        cell: (row) => (
          <span className="tags claim-tags">
            <ForceChip force={row.force} /> <LaneChip lane={row.lane} />
          </span>
        ),
      },
      {
        id: 'flags',
        header: t('flags'),
        unseen: true,
        value: (row) => (flags.get(row.id) ?? []).map(({ words, reason }) => `${words}: ${reason}`).join('; '),
        cell: () => null,
      },
      { id: 'basis', header: t('basis'), unseen: true, value: basis, cell: basis },
      { id: 'evidence', header: t('evidence'), unseen: true, value: kinds, cell: kinds },
    ];
  }, [t, showsVendor, flags]);
}

type Shown = { showsVendor: boolean; flags: FlagsById };

/** The checklist's columns; with `choosing`, rows that are left to do can be chosen. */
export function useRequirementColumns({ showsVendor, flags }: Shown, choosing: Choosing): Column<Obligation>[] {
  const t = useRequirementsCopy();
  const plain = usePlainColumns(showsVendor, flags);
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
