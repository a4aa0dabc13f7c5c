import type { Workspace } from '../../api/reviews';
import type { Problem } from '../../parts/problem';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Note, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextArea } from '../../parts/text-fields';
import type { Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

const values = ['satisfactory', 'satisfactory_with_exceptions', 'unsatisfactory', 'unable_to_conclude'] as const;

type OverallProps = { workspace: Workspace; edits: Edits; problem: Problem | null; isPending: boolean };

/** Ends the round: the overall conclusion, and everything above it, recorded at once. */
export function OverallCard({ workspace, edits, problem, isPending }: OverallProps) {
  const t = useWorkspaceCopy();
  const { overall, lines, obligations } = edits.draft;
  const decided = workspace.lines.filter((line) => line.decision !== null || lines[line.id]?.decision).length;
  const done = workspace.obligations.filter((one) => obligations[one.id]?.conclusion).length;
  return (
    <Card title={t('overall')} lede={t('overallLede')}>
      <p className="num strong" role="status">
        {t('progress', { lines: decided, allLines: workspace.lines.length, done, all: workspace.obligations.length })}
      </p>
      <Select
        label={t('overallValue')}
        name="conclusion"
        options={values.map((id) => ({ id, label: t(`overall.${id}`) }))}
        value={values.find((id) => id === overall.conclusion) ?? ''}
        onChange={(conclusion) => edits.overall({ conclusion })}
      />
      <TextArea
        label={t('summary')}
        name="summary"
        value={overall.summary ?? ''}
        onChange={(summary) => edits.overall({ summary })}
      />
      {workspace.lines.some(({ plan }) => plan) && (
        <DateField
          label={t('effectiveFrom')}
          name="plansEffectiveFrom"
          optional
          hint={t('effectiveFromHint')}
          value={overall.plansEffectiveFrom ?? ''}
          onChange={(plansEffectiveFrom) => edits.overall({ plansEffectiveFrom })}
        />
      )}
      {workspace.review?.needsApproval && <Note tone="info">{t('needsApproval')}</Note>}
      <ProblemNote problem={problem} />
      <div>
        <Button type="submit" look="primary" isPending={isPending}>
          {t('conclude')}
        </Button>
      </div>
    </Card>
  );
}
