import { useQuery } from '@tanstack/react-query';
import type { ExerciseKind } from '../../../api/exercises';
import { kindsQuery, type TestArea } from '../../../api/programme';
import { findingsQuery } from '../../../api/findings';
import { servicesQuery } from '../../../api/vendors';
import { Checkbox } from '../../../parts/choice-fields';
import { ComboBox } from '../../../parts/combo-box';
import { Note } from '../../../parts/notes';
import { ExerciseField } from './entry-fields';
import { PlainTable } from './plain-table';
import { useProgrammeCopy } from './programme.copy';

/** The nine kinds in their order, what happens in each and what it is enough for. */
export function KindsTable() {
  const t = useProgrammeCopy();
  const { data } = useQuery(kindsQuery);
  return (
    <details>
      <summary>{t('kindsShow')}</summary>
      <PlainTable caption={t('kindsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('kindOrder')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('family')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('enoughFor')}</th>
            <th scope="col">{t('alsoFor')}</th>
          </tr>
        </thead>
        <tbody>
          {(data?.items ?? []).map(({ kind, order, label, family, what, enoughFor, alsoFor }) => (
            <tr key={kind}>
              <td className="num">{order}</td>
              <th scope="row">{label}</th>
              <td>{t(`family.${family}`)}</td>
              <td>{what}</td>
              <td>{enoughFor.join(', ') || t('enoughNone')}</td>
              <td>{alsoFor || '–'}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </details>
  );
}

function useTierOf(serviceId: string) {
  const { data } = useQuery(servicesQuery());
  return data?.find(({ id }) => id === serviceId)?.tier ?? null;
}

/** Says while planning whether a kind is enough for the tier of the service. */
export function KindForService({ kind, serviceId }: { kind: ExerciseKind; serviceId: string }) {
  const t = useProgrammeCopy();
  const { data } = useQuery(kindsQuery);
  const tier = useTierOf(serviceId);
  if (tier === null || data === undefined) return null;
  const enough = data.items.filter(({ enoughFor }) => enoughFor.includes(tier));
  if (enough.some((one) => one.kind === kind)) return <p className="muted sm">{t('kindIsEnough', { tier })}</p>;
  return (
    <Note tone="warn" title={t('kindTooWeak', { tier })}>
      {t('kindTooWeakHelp', { kinds: enough.map(({ label }) => label.toLowerCase()).join(', ') })}
    </Note>
  );
}

const areas = ['communications', 'data_recovery', 'application_recovery'] as const;
export type TestParts = {
  isTest: boolean;
  testAreas: TestArea[];
  retestOf: string | null;
  retestFindingId: string | null;
};

type PartsProps = { value: TestParts; onChange: (changes: Partial<TestParts>) => void };
const HELD = ['results_entered', 'aar_issued', 'submitted', 'reviewed', 'closed'];

/** What an exercise tests, and what it repeats. */
export function TestFields({ value, onChange }: PartsProps) {
  const t = useProgrammeCopy();
  const { data: findings } = useQuery(findingsQuery());
  const toggle = (area: TestArea, on: boolean) =>
    onChange({ testAreas: areas.filter((one) => (one === area ? on : value.testAreas.includes(one))) });
  return (
    <>
      <Checkbox name="isTest" value={value.isTest} onChange={(isTest) => onChange({ isTest })}>
        {t('isTest')}
      </Checkbox>
      <fieldset className="plain-fields">
        <legend className="field-label">{t('testAreas')}</legend>
        <p className="field-hint">{t('testAreasHint')}</p>
        {areas.map((area) => (
          <Checkbox
            key={area}
            name="testAreas"
            value={value.testAreas.includes(area)}
            onChange={(on) => toggle(area, on)}
          >
            {t(`area.${area}`)}
          </Checkbox>
        ))}
      </fieldset>
      <div className="form-row">
        <ExerciseField
          label={t('retestOf')}
          name="retestOf"
          hint={t('retestOfHint')}
          isOffered={(state) => HELD.includes(state)}
          value={value.retestOf}
          onChange={(retestOf) => onChange({ retestOf })}
        />
        <ComboBox
          label={t('retestFinding')}
          name="retestFindingId"
          hint={t('retestFindingHint')}
          optional
          options={(findings ?? [])
            .filter(({ stands }) => stands)
            .map(({ id, ref, title }) => ({ id, label: `${ref} ${title}` }))}
          value={value.retestFindingId}
          onChange={(retestFindingId) => onChange({ retestFindingId })}
        />
      </div>
    </>
  );
}
