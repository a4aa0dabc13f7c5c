import { editPlanVersion, type PlanVersion } from '../../api/plans';
import { Card } from '../../parts/card';
import { Checkbox } from '../../parts/choice-fields';
import { Form } from '../../parts/form';
import { StateChip } from '../../parts/state-chip';
import { TextField } from '../../parts/text-fields';
import { useVersionCopy } from './plans.copy';
import { SaveBar } from './save-bar';
import { useDraft } from './use-draft';
import { useSaving } from './use-saving';

type Section = PlanVersion['sections'][number];

/** The sections that a plan must have, and where they stand in its file. */
export function VersionSections({ version, isEditable }: { version: PlanVersion; isEditable: boolean }) {
  const t = useVersionCopy();
  return (
    <Card title={t('sections')} lede={t('sectionsLede')}>
      {isEditable ? <SectionsForm version={version} /> : <SectionList sections={version.sections} />}
    </Card>
  );
}

function SectionList({ sections }: { sections: Section[] }) {
  const t = useVersionCopy();
  return (
    <ul className="stack-tight">
      {sections.map(({ key, label, present, reference }) => (
        <li key={key} className="spread">
          <span>
            {label} <span className="muted sm">{reference}</span>
          </span>
          <StateChip state={present ? 'met' : 'not_met'} word={t(present ? 'present' : 'missing')} />
        </li>
      ))}
    </ul>
  );
}

function SectionsForm({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  const draft = useDraft(version.sections);
  const save = useSaving(editPlanVersion, draft.settle);
  const change = (key: string, changes: Partial<Section>) =>
    draft.set(draft.value.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const sections = draft.value.map(({ key, present, reference }) => ({ key, present, reference: reference.trim() }));
  return (
    <Form
      label={t('sections')}
      errors={save.errors}
      onSubmit={() => save.submit({ id: version.id, body: { version: version.version, sections } })}
    >
      {draft.value.map(({ key, label, present, reference }, at) => (
        <div key={key} className="form-row">
          <Checkbox name={`sections.${at}.present`} value={present} onChange={(on) => change(key, { present: on })}>
            {label}
          </Checkbox>
          <TextField
            label={t('where', { section: label })}
            name={`sections.${at}.reference`}
            optional={!present}
            maxLength={500}
            value={reference}
            onChange={(text) => change(key, { reference: text, present: present || text.trim() !== '' })}
          />
        </div>
      ))}
      <SaveBar isDirty={draft.isDirty} isPending={save.isPending} problem={save.problem} />
    </Form>
  );
}
