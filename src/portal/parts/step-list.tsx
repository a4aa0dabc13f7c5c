import type { ReactNode } from 'react';
import { clockText } from './format';
import { Duration } from './measures';
import { useParts } from './parts.copy';
import { StateChip, type AnyState } from './state-chip';
import { Cell, ColumnHeading, RowHeading, TableBody, TableFrame, TableHead, TableRow } from './table-frame';

export type Step = {
  id: string;
  title: ReactNode;
  detail?: ReactNode;
  owner?: string | null;
  plannedMinutes: number | null;
  /** Undefined when this is a plan, null when an exercise has not measured it. */
  actualMinutes?: number | null;
  outcome?: AnyState;
  /** Why a step failed or was left out. */
  note?: ReactNode;
};

export type StepListProps = {
  caption: string;
  steps: readonly Step[];
  /** The step whose clock runs. */
  current?: string;
  /** A last column: start, done, edit. */
  actions?: (step: Step) => ReactNode;
};

/** The time by which each step is planned to be done, counted from the start; unknown minutes count as none. */
function doneBy(steps: readonly Step[]): number[] {
  let clock = 0;
  return steps.map((step) => (clock += step.plannedMinutes ?? 0));
}

type RowProps = {
  step: Step;
  number: number;
  by: number;
  isCurrent: boolean;
  hasResults: boolean;
  actions: StepListProps['actions'];
};

function Results({ step }: { step: Step }) {
  const t = useParts();
  return (
    <>
      <Cell label={t('steps.actual')} className="end tight">
        <Duration short minutes={step.actualMinutes} />
      </Cell>
      <Cell label={t('steps.outcome')} className="tight">
        <StateChip state={step.outcome ?? 'pending'} />
      </Cell>
    </>
  );
}

function StepRow({ step, number, by, isCurrent, hasResults, actions }: RowProps) {
  const t = useParts();
  return (
    <TableRow tone={isCurrent ? 'brand' : undefined} isCurrent={isCurrent}>
      <Cell label={t('steps.number')} className="num tight wide-only">
        {number}
      </Cell>
      <RowHeading>
        <span className="narrow-only">{number}. </span>
        {step.title}
        {step.detail && <span className="sub">{step.detail}</span>}
        {step.note && <p className="quote">{step.note}</p>}
      </RowHeading>
      <Cell label={t('steps.owner')}>{step.owner ?? '–'}</Cell>
      <Cell label={t('steps.planned')} className="end tight">
        <Duration short minutes={step.plannedMinutes} />
      </Cell>
      <Cell label={t('steps.by')} className="end tight num">
        +{clockText(by)}
      </Cell>
      {hasResults && <Results step={step} />}
      {actions && <Cell className="tight">{actions(step)}</Cell>}
    </TableRow>
  );
}

/** The steps of a recovery plan with their times, and what an exercise measured when there is one. */
export function StepList({ caption, steps, current, actions }: StepListProps) {
  const t = useParts();
  const hasResults = steps.some((step) => step.actualMinutes !== undefined || step.outcome !== undefined);
  const by = doneBy(steps);
  const times = ['planned', 'by', ...(hasResults ? ['actual'] : [])] as ('planned' | 'by' | 'actual')[];
  return (
    <TableFrame caption={caption} dense>
      <TableHead>
        <ColumnHeading className="tight">{t('steps.number')}</ColumnHeading>
        <ColumnHeading>{t('steps.what')}</ColumnHeading>
        <ColumnHeading>{t('steps.owner')}</ColumnHeading>
        {times.map((id) => (
          <ColumnHeading key={id} className="end tight">
            {t(`steps.${id}`)}
          </ColumnHeading>
        ))}
        {hasResults && <ColumnHeading>{t('steps.outcome')}</ColumnHeading>}
        {actions && <Cell />}
      </TableHead>
      <TableBody>
        {steps.map((step, index) => (
          <StepRow
            key={step.id}
            step={step}
            number={index + 1}
            by={by[index] ?? 0}
            isCurrent={step.id === current}
            hasResults={hasResults}
            actions={actions}
          />
        ))}
      </TableBody>
    </TableFrame>
  );
}
