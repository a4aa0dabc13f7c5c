import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Strip } from '../../parts/strip';
import { useQuestionnaireCopy } from './questionnaire.copy';
import type { Figures } from './question-set.rules';
import { useSetWork } from './set-context';

/** How far a set is and where it falls short; each figure leads to the answers behind it. */
export function SetFigures({ figures }: { figures: Figures }) {
  const t = useQuestionnaireCopy();
  const { set } = useSetWork();
  const answers = useMay()('questionnaires.answer');
  const { asked, answered, gaps, returned } = figures;
  const queries = answers ? figures.queries : figures.liveQueries;
  const to = (show: string, value: number) =>
    value === 0 ? 0 : <AppLink to={`/questionnaires/${set.id}?show=${show}`}>{value}</AppLink>;
  const grave = gaps.critical + gaps.major;
  return (
    <Strip
      items={[
        { label: t('answeredFigure'), value: answered, detail: t('ofAsked', { count: asked }) },
        {
          label: t('gapsFigure'),
          value: to('gaps', grave),
          detail: t('minorBeside', { count: gaps.minor }),
          ...(grave > 0 && { tone: 'bad' as const }),
        },
        {
          label: t(answers ? 'queriesFigure' : 'openQueries'),
          value: to('queries', queries),
          ...(queries > 0 && { tone: 'warn' as const }),
        },
        { label: t('returnedFigure'), value: to('returned', returned), ...(returned > 0 && { tone: 'warn' as const }) },
      ]}
    />
  );
}
