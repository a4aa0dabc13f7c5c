import { useState } from 'react';
import type { Home } from '../../api/home';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { shortDateText, utcText } from '../../parts/format';
import { EmptyState } from '../../parts/notes';
import { StateChip } from '../../parts/state-chip';
import { useVendorHomeCopy } from './vendor-home.copy';
import './next-card.css';

type Step = NonNullable<Home['vendor']>['next'][number];

const SHOWN = 10;

const looks: Record<Step['standing'], string> = {
  clock: 'activated',
  overdue: 'overdue',
  waited_for: 'returned',
  due_soon: 'due_soon',
  open: 'open',
  later: 'scheduled',
};

function When({ step }: { step: Step }) {
  const t = useVendorHomeCopy();
  if (step.dueAt) return <span className="muted sm nowrap">{t('dueAt', { time: utcText(step.dueAt) })}</span>;
  if (!step.dueOn) return null;
  const days = step.daysLeft ?? 0;
  const left = days < 0 ? t('daysLate', { count: -days }) : t('daysLeft', { count: days });
  return <span className="muted sm nowrap">{`${t('due', { date: shortDateText(step.dueOn) })}, ${left}`}</span>;
}

function Line({ step }: { step: Step }) {
  const t = useVendorHomeCopy();
  return (
    <li>
      <div className="next-head">
        <StateChip state={looks[step.standing]} word={t(`standing.${step.standing}`)} />
        <When step={step} />
      </div>
      {step.link.includes('#') ? (
        <a href={step.link.slice(step.link.indexOf('#'))}>{step.words}</a>
      ) : (
        <AppLink to={step.link}>{step.words}</AppLink>
      )}
      <p className="muted sm">{step.why}</p>
    </li>
  );
}

/** What to do next, in order: each with the reason, the day and the way to the very place. */
export function NextCard({ steps }: { steps: readonly Step[] }) {
  const t = useVendorHomeCopy();
  const may = useMay();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? steps : steps.slice(0, SHOWN);
  return (
    <Card title={t('next')} lede={t('nextLede')}>
      {steps.length === 0 && (
        <EmptyState title={t('nothingWaits')}>
          {t(may('submissions.make') ? 'nothingWaitsHelp' : 'nothingToSignHelp')}
        </EmptyState>
      )}
      <ol className="next-steps">
        {shown.map((step) => (
          <Line key={`${step.kind} ${step.link} ${step.words}`} step={step} />
        ))}
      </ol>
      {steps.length > SHOWN && (
        <Button onPress={() => setWhole(!isWhole)}>
          {isWhole ? t('showFirst') : t('showAll', { count: steps.length })}
        </Button>
      )}
    </Card>
  );
}
