import { useQuery } from '@tanstack/react-query';
import { plansQuery } from '../../api/plans';
import type { ExerciseKind, PlanExercise } from '../../api/exercises';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { isUsuallyTest, kinds, kindWords, tiersOf } from './exercise-kinds';
import { useExercisesCopy } from './exercises.copy';
import { KindForService, KindsTable, TestFields, type TestParts } from './programme/kind-fields';
import { ServiceOfPlan } from './service-of-plan';

export type Planning = {
  planVersionId: string;
  serviceId: string;
  kind: ExerciseKind;
  title: string;
  scenario: string;
  scopeLimits: string;
  plannedOn: string;
  clockBasis: NonNullable<PlanExercise['clockBasis']>;
  evaluator: string;
  observedByRegistrant: boolean;
} & TestParts;

export type ObjectiveRow = { text: string; measures: 'rto' | 'rpo' | '' };

type FieldsProps = { value: Planning; onChange: (value: Planning) => void };

const bases = ['disruption', 'detection', 'declaration'] as const;

function usePlanVersions() {
  const t = useExercisesCopy();
  const { data } = useQuery(plansQuery());
  return (data?.items ?? []).flatMap(({ ref, title, inForce, latest }) => {
    const versions = inForce && inForce.id !== latest.id ? [inForce, latest] : [latest];
    /* a draft cannot be exercised: its vendor has not approved it */
    return versions
      .filter(({ state }) => state !== 'draft')
      .map(({ id, label, inForceToday }) => ({
        id,
        label: `${ref} ${title}, ${label} (${t(inForceToday ? 'inForce' : 'notInForce')})`,
      }));
  });
}

/** What is planned of an exercise. */
export function PlanningFields({ value, onChange }: FieldsProps) {
  const t = useExercisesCopy();
  const versions = usePlanVersions();
  const set = (changes: Partial<Planning>) => onChange({ ...value, ...changes });
  const tiers = tiersOf[value.kind];
  return (
    <>
      <ComboBox
        label={t('planVersion')}
        name="planVersionId"
        hint={versions.length === 0 ? t('noPlans') : t('planVersionHint')}
        options={versions}
        value={value.planVersionId || null}
        onChange={(id) => set({ planVersionId: id ?? '', serviceId: '' })}
      />
      <div className="form-row">
        <ServiceOfPlan
          planVersionId={value.planVersionId}
          value={value.serviceId}
          onChange={(serviceId) => set({ serviceId })}
        />
        <Select
          label={t('kind')}
          name="kind"
          options={kinds.map((id) => ({ id, label: kindWords[id] }))}
          hint={tiers ? t('enough', { tiers }) : t('notEnough')}
          value={value.kind}
          onChange={(kind) => kind && set({ kind, isTest: isUsuallyTest(kind) })}
        />
        <DateField
          label={t('plannedOn')}
          name="plannedOn"
          value={value.plannedOn}
          onChange={(plannedOn) => set({ plannedOn })}
        />
      </div>
      <KindForService kind={value.kind} serviceId={value.serviceId} />
      <KindsTable />
      <TestFields value={value} onChange={set} />
      <TextField
        label={t('exerciseTitle')}
        name="title"
        maxLength={200}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        label={t('scenario')}
        name="scenario"
        hint={t('scenarioHint')}
        maxLength={4000}
        value={value.scenario}
        onChange={(scenario) => set({ scenario })}
      />
      <TextArea
        label={t('scope')}
        name="scopeLimits"
        optional
        rows={2}
        maxLength={2000}
        value={value.scopeLimits}
        onChange={(scopeLimits) => set({ scopeLimits })}
      />
      <div className="form-row">
        <Select
          label={t('clockBasis')}
          name="clockBasis"
          options={bases.map((id) => ({ id, label: t(`basis.${id}`) }))}
          value={value.clockBasis}
          onChange={(id) => id && set({ clockBasis: id })}
        />
        <TextField
          label={t('evaluator')}
          name="evaluator"
          hint={t('evaluatorHint')}
          maxLength={200}
          value={value.evaluator}
          onChange={(evaluator) => set({ evaluator })}
        />
      </div>
      <Checkbox
        name="observedByRegistrant"
        value={value.observedByRegistrant}
        onChange={(observedByRegistrant) => set({ observedByRegistrant })}
      >
        {t('observed')}
      </Checkbox>
    </>
  );
}

type ObjectivesProps = { value: ObjectiveRow[]; onChange: (rows: ObjectiveRow[]) => void };

/** What the exercise shall show; some objectives measure a recovery objective. */
export function ObjectivesField({ value, onChange }: ObjectivesProps) {
  const t = useExercisesCopy();
  const change = (at: number, changes: Partial<ObjectiveRow>) =>
    onChange(value.map((row, place) => (place === at ? { ...row, ...changes } : row)));
  return (
    <div className="stack" role="group" aria-label={t('objectives')}>
      <h3>{t('objectives')}</h3>
      {value.map((row, at) => (
        <div key={at} className="form-row">
          <TextField
            label={t('objective', { number: at + 1 })}
            name={`objectives.${at}.text`}
            maxLength={500}
            value={row.text}
            onChange={(text) => change(at, { text })}
          />
          <Select
            label={`${t('measures')} (${at + 1})`}
            name={`objectives.${at}.measures`}
            options={(['rto', 'rpo'] as const).map((id) => ({ id, label: t(`measures.${id}`) }))}
            emptyLabel={t('measuresNone')}
            optional
            value={row.measures}
            onChange={(measures) => change(at, { measures })}
          />
          <div>
            <Button
              small
              look="quiet"
              aria-label={t('removeObjective', { number: at + 1 })}
              onPress={() => onChange(value.filter((_, place) => place !== at))}
            >
              {t('remove')}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button glyph="plus" onPress={() => onChange([...value, { text: '', measures: '' }])}>
          {t('addObjective')}
        </Button>
      </div>
    </div>
  );
}
