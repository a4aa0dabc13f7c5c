import { writeCoverage, type PlanVersion } from '../../api/plans';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Form } from '../../parts/form';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { useVersionCopy } from './plans.copy';
import { SaveBar } from './save-bar';
import { useDraft } from './use-draft';
import { useSaving } from './use-saving';

type Cover = PlanVersion['coverage'][number];

const looks: Record<Cover['state'], string> = {
  covered: 'met',
  not_applicable: 'not_applicable',
  process_missing: 'not_tested',
  solution_missing: 'not_tested',
  missing: 'not_met',
};

const orNull = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());

function CoverageForm({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  const draft = useDraft(version.coverage);
  const save = useSaving(writeCoverage, draft.settle);
  const change = (type: string, changes: Partial<Cover>) =>
    draft.set(draft.value.map((one) => (one.disruptionType === type ? { ...one, ...changes } : one)));
  const coverage = draft.value.map(({ disruptionType, process, solution, notApplicableReason }) => ({
    disruptionType,
    process: orNull(process),
    solution: orNull(solution),
    notApplicableReason: orNull(notApplicableReason),
  }));
  return (
    <Form
      label={t('coverage')}
      errors={save.errors}
      onSubmit={() => save.submit({ id: version.id, body: { version: version.version, coverage } })}
    >
      {draft.value.map((one, at) => (
        <div key={one.disruptionType} className="cover-row" role="group" aria-label={one.label}>
          <div className="spread">
            <h3>{one.label}</h3>
            <StateChip state={looks[one.state]} word={t(`state.${one.state}`)} />
          </div>
          <div className="form-row">
            {(['process', 'solution', 'notApplicableReason'] as const).map((field) => (
              <TextArea
                key={field}
                label={t(field === 'notApplicableReason' ? 'na' : field)}
                name={`coverage.${at}.${field}`}
                optional
                rows={2}
                maxLength={2000}
                value={one[field] ?? ''}
                onChange={(text) => change(one.disruptionType, { [field]: text })}
              />
            ))}
          </div>
        </div>
      ))}
      <SaveBar isDirty={draft.isDirty} isPending={save.isPending} problem={save.problem} />
    </Form>
  );
}

function CoverageTable({ coverage }: { coverage: Cover[] }) {
  const t = useVersionCopy();
  const columns: Column<Cover>[] = [
    { id: 'type', header: t('coverage'), primary: true, cell: (one) => one.label },
    {
      id: 'state',
      header: t('stateHead'),
      tight: true,
      cell: (one) => <StateChip state={looks[one.state]} word={t(`state.${one.state}`)} />,
    },
    { id: 'process', header: t('process'), cell: (one) => one.process ?? one.notApplicableReason ?? '–' },
    { id: 'solution', header: t('solution'), cell: (one) => one.solution ?? '–' },
  ];
  return (
    <DataTable
      plain
      caption={t('coverage')}
      columns={columns}
      rows={coverage}
      rowKey={(one) => one.disruptionType}
      empty=""
    />
  );
}

/** For each type of disruption a process and a solution, or why it does not apply. */
export function VersionCoverage({ version, isEditable }: { version: PlanVersion; isEditable: boolean }) {
  const t = useVersionCopy();
  const answered = version.coverage.filter(({ state }) => state === 'covered' || state === 'not_applicable').length;
  return (
    <Card
      title={t('coverage')}
      lede={t('coverageLede')}
      aside={<span className="muted num">{t('covered', { covered: answered, all: version.coverage.length })}</span>}
    >
      {isEditable ? <CoverageForm version={version} /> : <CoverageTable coverage={version.coverage} />}
    </Card>
  );
}
