import { useQuery } from '@tanstack/react-query';
import type { Dependency } from '../../api/dependencies';
import { sitesQuery } from '../../api/vendors';
import { Select } from '../../parts/select-field';
import { DurationField, TextArea, TextField } from '../../parts/text-fields';
import { useDependenciesCopy } from './dependencies.copy';

export const roles = ['primary', 'standby', 'shared_load'] as const;
const ownerSides = ['us', 'them', 'registrant'] as const;

export const blankTerms = {
  ...{ role: 'primary' as Dependency['role'] | '', sharePct: '', standbyCapacityPct: '' },
  ...{ activationMinutes: null as number | null, theirRtoMinutes: null as number | null },
  ...{ ownerSide: '' as NonNullable<Dependency['ownerSide']> | '', ownerName: '', servesSiteId: '' },
  ...{ essentialFunction: '', note: '' },
};
export type TermTexts = typeof blankTerms;

const textOf = (value: number | null) => (value === null ? '' : String(value));

export const textsOf = (one: Dependency): TermTexts => ({
  ...{ role: one.role, sharePct: textOf(one.sharePct), standbyCapacityPct: textOf(one.standbyCapacityPct) },
  ...{ activationMinutes: one.activationMinutes, theirRtoMinutes: one.theirRtoMinutes },
  ...{ ownerSide: one.ownerSide ?? '', ownerName: one.ownerName, servesSiteId: one.servesSiteId ?? '' },
  ...{ essentialFunction: one.essentialFunction, note: one.note },
});

// What is no number is sent as it is, so that the answer names the field.
const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What is sent: empty fields are "not known". */
export const termsOf = (values: TermTexts) => ({
  ...{ role: values.role === '' ? ('primary' as const) : values.role },
  ...{ sharePct: numberOf(values.sharePct), standbyCapacityPct: numberOf(values.standbyCapacityPct) },
  ...{ activationMinutes: values.activationMinutes, theirRtoMinutes: values.theirRtoMinutes },
  ...{ ownerSide: values.ownerSide === '' ? null : values.ownerSide, ownerName: values.ownerName },
  ...{ servesSiteId: values.servesSiteId === '' ? null : values.servesSiteId },
  ...{ essentialFunction: values.essentialFunction, note: values.note },
});

type Field = <Key extends keyof TermTexts>(
  name: Key,
) => { name: string; value: TermTexts[Key]; onChange: (value: TermTexts[Key]) => void };

/** The terms of a dependency and what goes with them. */
export function TermFields({ field, vendorId, kind }: { field: Field; vendorId: string; kind: string }) {
  const t = useDependenciesCopy();
  const { data: sites } = useQuery(sitesQuery(vendorId));
  const standsAtSite = kind !== 'site' && kind !== 'fourth_party' && kind !== 'data_set';
  return (
    <>
      <div className="form-row">
        <Select
          label={t('ownerSide')}
          options={ownerSides.map((id) => ({ id, label: t(`side.${id}`) }))}
          emptyLabel={t('unknown')}
          {...field('ownerSide')}
        />
        <TextField label={t('ownerName')} optional hint={t('ownerHint')} maxLength={200} {...field('ownerName')} />
      </div>
      <div className="form-row">
        <Select label={t('role')} options={roles.map((id) => ({ id, label: t(`role.${id}`) }))} {...field('role')} />
        <DurationField label={t('theirRto')} optional {...field('theirRtoMinutes')} />
        <DurationField label={t('activation')} optional {...field('activationMinutes')} />
      </div>
      <div className="form-row">
        <TextField label={t('share')} optional hint={t('wholeNumber')} {...field('sharePct')} />
        <TextField label={t('capacity')} optional hint={t('wholeNumber')} {...field('standbyCapacityPct')} />
        {standsAtSite && (
          <Select
            label={t('serves')}
            optional
            hint={t('servesHint')}
            emptyLabel={t('unknown')}
            options={(sites ?? []).map(({ id, name }) => ({ id, label: name }))}
            {...field('servesSiteId')}
          />
        )}
      </div>
      <TextField label={t('essential')} optional maxLength={500} {...field('essentialFunction')} />
      <TextArea label={t('note')} optional rows={2} {...field('note')} />
    </>
  );
}
