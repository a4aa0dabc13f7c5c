import type { ReactNode } from 'react';
import { clockText } from './format';
import { Duration } from './measures';
import { useParts } from './parts.copy';
import { StateChip, type AnyState } from './state-chip';

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

function StepRow({ step, number, by, isCurrent, hasResults, actions }: RowProps) {
  const t = useParts();
  return (
    <tr role="row" data-tone={isCurrent ? 'brand' : undefined} aria-current={isCurrent ? 'step' : undefined}>
      <td role="cell" className="num tight" data-label={t('steps.number')}>
        <div className="cell-in">{number}</div>
      </td>
      <th role="rowheader" scope="row">
        <div className="cell-in">
          {step.title}
          {step.detail && <span className="sub">{step.detail}</span>}
          {step.note && <p className="quote">{step.note}</p>}
        </div>
      </th>
      <td role="cell" data-label={t('steps.owner')}>
        <div className="cell-in">{step.owner ?? '–'}</div>
      </td>
      <td role="cell" className="end tight" data-label={t('steps.planned')}>
        <div className="cell-in">
          <Duration short minutes={step.plannedMinutes} />
        </div>
      </td>
      <td role="cell" className="end tight num" data-label={t('steps.by')}>
        <div className="cell-in">+{clockText(by)}</div>
      </td>
      {hasResults && (
        <>
          <td role="cell" className="end tight" data-label={t('steps.actual')}>
            <div className="cell-in">
              <Duration short minutes={step.actualMinutes} />
            </div>
          </td>
          <td role="cell" className="tight" data-label={t('steps.outcome')}>
            <div className="cell-in">
              <StateChip state={step.outcome ?? 'pending'} />
            </div>
          </td>
        </>
      )}
      {actions && (
        <td role="cell" className="tight" data-label="">
          <div className="cell-in">{actions(step)}</div>
        </td>
      )}
    </tr>
  );
}

/** The steps of a recovery plan with their times, and what an exercise measured when there is one. */
export function StepList({ caption, steps, current, actions }: StepListProps) {
  const t = useParts();
  const hasResults = steps.some((step) => step.actualMinutes !== undefined || step.outcome !== undefined);
  const by = doneBy(steps);
  const end = ['planned', 'by', ...(hasResults ? ['actual'] : [])] as ('planned' | 'by' | 'actual')[];
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller must be reachable by keyboard
    <div className="tbl-wrap" role="region" aria-label={caption} tabIndex={0}>
      <table className="tbl stacks dense" role="table">
        <caption className="vh">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className="tight">
              {t('steps.number')}
            </th>
            <th role="columnheader" scope="col">
              {t('steps.what')}
            </th>
            <th role="columnheader" scope="col">
              {t('steps.owner')}
            </th>
            {end.map((id) => (
              <th role="columnheader" key={id} scope="col" className="end tight">
                {t(`steps.${id}`)}
              </th>
            ))}
            {hasResults && (
              <th role="columnheader" scope="col">
                {t('steps.outcome')}
              </th>
            )}
            {actions && <td role="cell" />}
          </tr>
        </thead>
        <tbody role="rowgroup">
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
        </tbody>
      </table>
    </div>
  );
}
