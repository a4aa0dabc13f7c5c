import type { EarlierConclusion, Workspace, WorkspaceObligation } from '../../api/reviews';
import { Card } from '../../parts/card';
import { Timeline } from '../../parts/facts';
import { Select } from '../../parts/select-field';
import { TextArea } from '../../parts/text-fields';
import { draftedTexts, outsidePeriod } from './conclusion-words';
import type { Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

const values = ['met', 'met_with_exceptions', 'not_met', 'not_tested', 'not_applicable'] as const;

export function Earlier({ items }: { items: readonly EarlierConclusion[] }) {
  const t = useWorkspaceCopy();
  return (
    <Timeline
      items={items.map((one) => ({
        id: `${one.submissionId} ${one.round}`,
        at: one.decidedAt,
        title: [t('round', { round: one.round, ref: one.submissionRef }), !one.tookEffect && t('notEffective')]
          .filter(Boolean)
          .join(', '),
        who: one.decidedByName,
        state: one.conclusion,
        detail: [one.procedurePerformed, one.criteria, one.judgement, one.overrideReason, one.outOfPeriodReason]
          .filter(Boolean)
          .map((text) => <p key={text}>{text}</p>),
      }))}
    />
  );
}

type FieldsProps = { workspace: Workspace; obligation: WorkspaceObligation; index: number; edits: Edits };

/** The reviewer's conclusion on one obligation, drafted from the record and edited by hand. */
export function ConclusionCard({ workspace, obligation, index, edits }: FieldsProps) {
  const t = useWorkspaceCopy();
  const typed = edits.draft.obligations[obligation.id] ?? {};
  const drafted = draftedTexts(workspace, obligation, typed.conclusion ?? '');
  const at = `obligations.${index}`;
  const text = (key: 'procedurePerformed' | 'criteria' | 'judgement', label: string) => (
    <TextArea
      key={`${obligation.id} ${key}`}
      label={label}
      name={`${at}.${key}`}
      rows={3}
      value={typed[key] ?? drafted[key]}
      onChange={(value) => edits.obligation(obligation.id, { [key]: value })}
    />
  );
  return (
    <Card title={t('conclusion', { code: obligation.requirementCode })} lede={t('conclusionLede')}>
      <Select
        label={t('concludes')}
        name={`${at}.conclusion`}
        options={values.map((id) => ({ id, label: t(`value.${id}`) }))}
        value={values.find((id) => id === typed.conclusion) ?? ''}
        onChange={(conclusion) => edits.obligation(obligation.id, { conclusion })}
      />
      {text('procedurePerformed', t('procedure'))}
      {text('criteria', t('criteria'))}
      {text('judgement', t('judgement'))}
      {outsidePeriod(workspace, obligation, edits.draft) && (
        <TextArea
          label={t('outOfPeriod')}
          name={`${at}.outOfPeriodReason`}
          rows={2}
          hint={t('outOfPeriodHint', { from: workspace.periodStartsOn, to: workspace.periodEndsOn })}
          value={typed.outOfPeriodReason ?? ''}
          onChange={(outOfPeriodReason) => edits.obligation(obligation.id, { outOfPeriodReason })}
        />
      )}
    </Card>
  );
}
