import { editPlanVersion, type PlanVersion } from '../../api/plans';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { Checkbox } from '../../parts/choice-fields';
import { Digest, KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { shortDateText } from '../../parts/format';
import { DateText, TimeText } from '../../parts/measures';
import { Select } from '../../parts/select-field';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { ServicesField } from './plan-fields';
import { useVersionCopy } from './plans.copy';
import { SaveBar } from './save-bar';
import { useDraft } from './use-draft';
import { useSaving } from './use-saving';

const emphases = ['availability', 'recovery', 'redundancy'] as const;

export function AboutForm({ version }: { version: PlanVersion }) {
  const t = useVersionCopy();
  const draft = useDraft({
    label: version.label,
    serviceIds: version.services.map(({ id }) => id),
    emphasis: version.emphasis,
    reviewDueOn: version.reviewDueOn,
    offlineCopy: version.offlineCopy,
    changeSummary: version.changeSummary,
  });
  const save = useSaving(editPlanVersion, draft.settle);
  const { value } = draft;
  const set = (changes: Partial<typeof value>) => draft.set({ ...value, ...changes });
  return (
    <Card title={t('facts')}>
      <Form
        label={t('facts')}
        errors={save.errors}
        onSubmit={() => save.submit({ id: version.id, body: { ...value, version: version.version } })}
      >
        <div className="form-row">
          <TextField label={t('label')} name="label" value={value.label} onChange={(label) => set({ label })} />
          <DateField
            label={t('review')}
            name="reviewDueOn"
            optional
            value={value.reviewDueOn ?? ''}
            onChange={(day) => set({ reviewDueOn: day === '' ? null : day })}
          />
          <Select
            label={t('emphasis')}
            name="emphasis"
            optional
            options={emphases.map((id) => ({ id, label: t(`emphasis.${id}`) }))}
            value={value.emphasis ?? ''}
            onChange={(id) => set({ emphasis: id === '' ? null : id })}
          />
        </div>
        <ServicesField label={t('services')} value={value.serviceIds} onChange={(serviceIds) => set({ serviceIds })} />
        <Checkbox name="offlineCopy" value={value.offlineCopy} onChange={(offlineCopy) => set({ offlineCopy })}>
          {t('offline')}
        </Checkbox>
        <TextArea
          label={t('change')}
          name="changeSummary"
          optional
          rows={3}
          maxLength={2000}
          value={value.changeSummary}
          onChange={(changeSummary) => set({ changeSummary })}
        />
        <SaveBar isDirty={draft.isDirty} isPending={save.isPending} problem={save.problem} />
      </Form>
    </Card>
  );
}

function inForceText(version: PlanVersion, t: ReturnType<typeof useVersionCopy>): string {
  const { effectiveFrom: from, effectiveTo: to } = version;
  if (!from) return t('notStated');
  return to
    ? t('span', { from: shortDateText(from), to: shortDateText(to) })
    : t('from', { from: shortDateText(from) });
}

function By({ name, at }: { name: string | null; at: string | null }) {
  if (!name) return <span className="muted">–</span>;
  return (
    <>
      {name}
      {at && (
        <span className="muted">
          , <TimeText at={at} />
        </span>
      )}
    </>
  );
}

/** What is known of the version as a whole. */
export function AboutFacts({ version, file }: { version: PlanVersion; file: { id: string; name: string } | null }) {
  const t = useVersionCopy();
  return (
    <Card title={t('overview')}>
      <KeyValue
        items={[
          { label: t('file'), value: file ? <AppLink to={`/evidence/${file.id}`}>{file.name}</AppLink> : '–' },
          { label: t('services'), value: version.services.map(({ name }) => name).join(', ') || t('notStated') },
          { label: t('emphasis'), value: version.emphasis ? t(`emphasis.${version.emphasis}`) : t('notStated') },
          { label: t('review'), value: <DateText date={version.reviewDueOn} /> },
          { label: t('offlineCopy'), value: t(version.offlineCopy ? 'offlineYes' : 'offlineNo') },
          { label: t('change'), value: version.changeSummary || '–' },
          { label: t('authors'), value: version.authorNames.join(', ') || '–' },
          { label: t('approvedBy'), value: <By name={version.vendorApprovedByName} at={version.vendorApprovedAt} /> },
          { label: t('accepted'), value: <By name={version.acceptedByName} at={version.acceptedAt} /> },
          { label: t('inForce'), value: inForceText(version, t) },
          {
            label: t('digest'),
            value: version.contentSha256 ? <Digest long value={version.contentSha256} /> : t('digestDraft'),
          },
        ]}
      />
    </Card>
  );
}
