import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useDeed } from '../../api/deed';
import { planExercise } from '../../api/exercises';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Page } from '../../parts/page';
import { toast } from '../../parts/toast';
import { useExercisesCopy, useRunCopy } from './exercises.copy';
import { ObjectivesField, PlanningFields, type ObjectiveRow, type Planning } from './planning-fields';

const blank: Planning = {
  ...{ planVersionId: '', serviceId: '', kind: 'functional', title: '', scenario: '', scopeLimits: '', plannedOn: '' },
  ...{ clockBasis: 'disruption', evaluator: '', observedByRegistrant: false },
  ...{ isTest: true, testAreas: [], retestOf: null, retestFindingId: null },
};

/** Plans an exercise of a plan version. */
export function NewExerciseScreen() {
  const t = useExercisesCopy();
  const run = useRunCopy();
  const navigate = useNavigate();
  const [value, setValue] = useState(blank);
  const [objectives, setObjectives] = useState<ObjectiveRow[]>([{ text: '', measures: 'rto' }]);
  const plan = useDeed(planExercise, {
    onDone: ({ id, ref }) => {
      toast({ title: t('planned', { ref }) });
      void navigate({ to: '/exercises/$id', params: { id } });
    },
  });
  const body = {
    ...value,
    evaluator: value.evaluator.trim() || null,
    objectives: objectives
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, measures }) => ({ text: text.trim(), measures: measures || null })),
  };
  const isReady = value.planVersionId !== '' && value.serviceId !== '' && value.plannedOn !== '';
  return (
    <Page title={t('newTitle')} lede={t('newLede')} crumbs={[{ label: t('crumb'), to: '/exercises' }]}>
      <Card title={run('plan')}>
        <Form label={t('newTitle')} errors={plan.errors} onSubmit={() => plan.submit(body)}>
          <PlanningFields value={value} onChange={setValue} />
          <ObjectivesField value={objectives} onChange={setObjectives} />
          <ProblemNote problem={plan.problem} />
          <div>
            <Button type="submit" look="primary" isPending={plan.isPending} isDisabled={!isReady}>
              {t('submit')}
            </Button>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
