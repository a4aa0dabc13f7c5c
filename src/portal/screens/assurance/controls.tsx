import { useState } from 'react';
import type { AssuranceDetail, OwnEvaluation, UserControl } from '../../api/assurance';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { shortDateText } from '../../parts/format';
import { EmptyState } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { lookOf } from '../../parts/state';
import { CarryControls, ConfirmControls } from './carry-controls';
import { ControlDialog } from './control-dialog';
import { useControlsCopy } from './controls.copy';
import type { MayDo } from './may-do';
import { PasteControls } from './paste-controls';

type T = ReturnType<typeof useControlsCopy>;
const states: UserControl['state'][] = [
  ...(['unmapped', 'to_confirm', 'without_owner', 'not_tested', 'failed'] as const),
  ...(['failed_evaluated', 'passed', 'not_relevant'] as const),
];

export const controlChip = (state: UserControl['state']): string => `control_${state}`;

function testWords({ tests }: UserControl, t: T): string {
  const [last] = tests;
  return last ? `${t(`result.${last.result}`)} ${shortDateText(last.testedOn)}` : '';
}

function columnsOf(t: T, onOpen: (control: UserControl) => void): Column<UserControl>[] {
  return [
    {
      id: 'control',
      header: t('control'),
      primary: true,
      value: (row) => `${row.label} ${row.text}`,
      cell: (row) => (
        <>
          <Button look="quiet" small onPress={() => onOpen(row)} aria-label={t('open', { label: row.label })}>
            {row.label}
          </Button>
          <span className="sub">{row.text}</span>
        </>
      ),
    },
    {
      id: 'ours',
      header: t('ours'),
      value: (row) => row.controlRef ?? row.notRelevantReason,
      cell: (row) => (
        <>
          {row.controlRef}
          <span className="sub">{row.controlWords ?? row.notRelevantReason}</span>
        </>
      ),
    },
    { id: 'owner', header: t('owner'), value: (row) => row.ownerName, cell: (row) => row.ownerName },
    {
      id: 'result',
      header: t('result'),
      value: (row) => row.tests[0]?.testedOn ?? null,
      csv: (row) => testWords(row, t),
      cell: (row) => <span className="nowrap">{testWords(row, t)}</span>,
    },
    {
      id: 'state',
      header: t('state'),
      value: (row) => row.stateWords,
      cell: (row) => <StateChip state={controlChip(row.state)} word={row.stateWords} />,
    },
  ];
}

type Doing = 'paste' | 'carry' | 'confirm' | null;
type Props = { report: AssuranceDetail; own: OwnEvaluation; mayDo: MayDo };

function Deeds({ own, toConfirm, onDo }: { own: OwnEvaluation; toConfirm: number; onDo: (doing: Doing) => void }) {
  const t = useControlsCopy();
  return (
    <div className="row">
      {toConfirm > 0 && (
        <Button small onPress={() => onDo('confirm')}>
          {t('confirm', { count: toConfirm })}
        </Button>
      )}
      {own.earlier.length > 0 && (
        <Button small onPress={() => onDo('carry')}>
          {t('carry')}
        </Button>
      )}
      <Button small onPress={() => onDo('paste')}>
        {t('paste')}
      </Button>
    </div>
  );
}

/** The registrant's own controls that the report counts on. */
export function Controls({ report, own, mayDo }: Props) {
  const t = useControlsCopy();
  const [state, setState] = useState<UserControl['state'] | ''>('');
  const [openId, setOpen] = useState<string | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const { total, unmapped, withoutOwner, failedWithoutEvaluation: failed, notTested } = own.counts;
  const opened = own.userControls.find(({ id }) => id === openId) ?? null;
  const toConfirm = own.userControls.filter((one) => one.state === 'to_confirm').map(({ id }) => id);
  const close = () => setDoing(null);
  const counts = total === 0 ? '' : ` ${t('counts', { total, unmapped, withoutOwner, failed, notTested })}`;
  return (
    <Card
      title={t('title')}
      lede={`${t('lede')}${counts}`}
      aside={mayDo.mapControls && <Deeds own={own} toConfirm={toConfirm.length} onDo={setDoing} />}
    >
      <DataTable
        caption={`${t('title')} ${report.ref}`}
        columns={columnsOf(t, ({ id }) => setOpen(id))}
        rows={own.userControls.filter((one) => state === '' || one.state === state)}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>}
        filters={
          <Select
            label={t('state')}
            name="state"
            options={states.map((id) => ({ id, label: lookOf(controlChip(id)).word }))}
            value={state}
            onChange={setState}
            emptyLabel={t('anyState')}
          />
        }
      />
      {opened && <ControlDialog key={opened.id} control={opened} mayDo={mayDo} onClose={() => setOpen(null)} />}
      {doing === 'paste' && <PasteControls reportId={report.id} onClose={close} />}
      {doing === 'carry' && <CarryControls reportId={report.id} earlier={own.earlier} onClose={close} />}
      {doing === 'confirm' && <ConfirmControls reportId={report.id} controlIds={toConfirm} onClose={close} />}
    </Card>
  );
}
