import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { dependenciesQuery, type Dependency, type SharedResource } from '../../api/dependencies';
import { addResource, changeResource, matchDependencies } from '../../api/dependency-deeds';
import { vendorsQuery } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { listOf, useFields } from '../vendors/use-fields';
import { useSharedCopy } from './shared.copy';

const kinds = ['carrier', 'cloud_region', 'fourth_party', 'utility', 'platform', 'site_area'] as const;

type Texts = Pick<SharedResource, 'name' | 'provider' | 'region' | 'ownVendorId'> & {
  kind: SharedResource['kind'] | '';
  zones: string;
};
const blank: Texts = { kind: '', name: '', provider: '', region: '', zones: '', ownVendorId: null };

const textsOf = ({ kind, name, provider, region, hazardZones, ownVendorId }: SharedResource): Texts => ({
  ...{ kind, name, provider, region, ownVendorId, zones: hazardZones.join(', ') },
});

/** Adds a shared identity, or changes one. */
export function EditResource({ one, onClose }: { one?: SharedResource; onClose: () => void }) {
  const t = useSharedCopy();
  const [opened] = useState(one);
  const { values, field } = useFields(opened ? textsOf(opened) : blank);
  const { data: vendors } = useQuery(vendorsQuery);
  const adding = useDeed(addResource, { onDone: onClose });
  const changing = useDeed(changeResource, { onDone: onClose });
  const send = opened ? changing : adding;
  const { kind, zones, ...texts } = values;
  const submit = () => {
    const body = { ...texts, hazardZones: listOf(zones) };
    if (opened) changing.submit({ id: opened.id, body: { ...body, version: opened.version } });
    else if (kind !== '') adding.submit({ ...body, kind });
  };
  const title = opened ? `${t('edit')}: ${opened.name}` : t('add');
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={submit} label={title}>
        <div className="form-row">
          {!opened && (
            <Select
              label={t('kind')}
              options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
              {...field('kind')}
            />
          )}
          <TextField label={t('name')} maxLength={200} {...field('name')} />
        </div>
        <div className="form-row">
          <TextField label={t('provider')} optional maxLength={200} {...field('provider')} />
          <TextField label={t('region')} optional maxLength={200} {...field('region')} />
        </div>
        <TextField label={t('zones')} optional hint={t('zonesHint')} {...field('zones')} />
        <ComboBox
          label={t('ownVendor')}
          optional
          options={(vendors ?? []).map(({ id, name }) => ({ id, label: name }))}
          {...field('ownVendorId')}
        />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={kind === ''}>
            {t('save')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

const kindOf = ({ kind }: SharedResource): Dependency['kind'] => (kind === 'site_area' ? 'site' : kind);

/** Says which dependencies are this thing. */
export function MatchResource({ one, onClose }: { one: SharedResource; onClose: () => void }) {
  const t = useSharedCopy();
  const { data } = useQuery(dependenciesQuery({ kind: kindOf(one) }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const send = useDeed(matchDependencies, {
    onDone: ({ matched }) => {
      toast({ title: t('matched', { count: matched }) });
      onClose();
    },
  });
  const unmatched = (data?.items ?? []).filter(({ match }) => match === null);
  const pick = (id: string, wanted: boolean) =>
    setChosen((now) => (wanted ? [...now, id] : now.filter((other) => other !== id)));
  const title = t('matchTitle', { name: one.name });
  return (
    <Dialog title={title} isOpen onClose={onClose} wide>
      <Form
        errors={send.errors}
        onSubmit={() => send.submit({ id: one.id, body: { dependencyIds: [...chosen] } })}
        label={title}
      >
        <p>{t('matchLede')}</p>
        {!data && <Loading lines={3} />}
        {data && unmatched.length === 0 && <p>{t('noUnmatched')}</p>}
        <fieldset className="stack-tight">
          <legend className="vh">{t('match')}</legend>
          {unmatched.map((row) => (
            <Checkbox
              key={row.id}
              name={row.id}
              value={chosen.includes(row.id)}
              onChange={(wanted) => pick(row.id, wanted)}
              hint={[row.ref, row.place, row.serviceName].filter(Boolean).join(', ')}
            >
              {t('saidBy', { name: row.what, vendor: row.vendorName })}
            </Checkbox>
          ))}
        </fieldset>
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={send.isPending} isDisabled={chosen.length === 0}>
            {t('match')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
