import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { dataSetsQuery, subOutsourcersQuery, teamsQuery, type Dependency } from '../../api/dependencies';
import { addDependency } from '../../api/dependency-deeds';
import { servicesQuery, sitesQuery, systemsQuery } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useFields } from '../vendors/use-fields';
import { useDependenciesCopy } from './dependencies.copy';
import { blankTerms, TermFields, termsOf } from './term-fields';

export const kinds = [
  ...(['site', 'system', 'data_set', 'team', 'fourth_party'] as const),
  ...(['carrier', 'cloud_region', 'utility', 'platform'] as const),
];
type Kind = Dependency['kind'];
const named: readonly string[] = ['carrier', 'cloud_region', 'utility', 'platform'];

/* the rows of the vendor's register that a kind chooses from */
function useTargets(vendorId: string, kind: Kind | '') {
  const sites = useQuery({ ...sitesQuery(vendorId), enabled: kind === 'site' });
  const systems = useQuery({ ...systemsQuery(vendorId), enabled: kind === 'system' });
  const dataSets = useQuery({ ...dataSetsQuery(vendorId), enabled: kind === 'data_set' });
  const teams = useQuery({ ...teamsQuery(vendorId), enabled: kind === 'team' });
  const parties = useQuery({ ...subOutsourcersQuery(vendorId), enabled: kind === 'fourth_party' });
  const live = (items: { id: string; name: string; endedOn: string | null }[] | undefined) =>
    (items ?? []).filter(({ endedOn }) => endedOn === null);
  const rows: Partial<Record<Kind | '', { id: string; name: string }[]>> = {
    ...{ site: sites.data ?? [], system: systems.data ?? [], data_set: live(dataSets.data?.items) },
    ...{ team: live(teams.data?.items), fourth_party: live(parties.data?.items) },
  };
  return (rows[kind] ?? []).map(({ id, name }) => ({ id, label: name }));
}

type Entry = { kind: Kind | ''; targetId: string; name: string; serviceId: string };
type AddProps = { vendorId: string; serviceId?: string; onClose: () => void };

/** Enters what a service rests on: a row of a register, or a carrier, cloud region, utility or platform by its name. */
export function AddDependency({ vendorId, serviceId = '', onClose }: AddProps) {
  const t = useDependenciesCopy();
  const { data: services } = useQuery(servicesQuery(vendorId));
  const { values, field, set } = useFields<Entry>({ kind: '', targetId: '', name: '', serviceId });
  const terms = useFields(blankTerms);
  const targets = useTargets(vendorId, values.kind);
  const send = useDeed(addDependency, {
    onDone: ({ ref }) => {
      toast({ title: t('added', { ref }) });
      onClose();
    },
  });
  const isNamed = named.includes(values.kind);
  const submit = () => {
    if (values.kind === '') return;
    const what = isNamed ? { name: values.name } : values.targetId === '' ? {} : { targetId: values.targetId };
    send.submit({ id: values.serviceId, body: { ...termsOf(terms.values), kind: values.kind, ...what } });
  };
  return (
    <Dialog title={t('add')} isOpen onClose={onClose} wide>
      <Form errors={send.errors} onSubmit={submit} label={t('add')}>
        <div className="form-row">
          {serviceId === '' && (
            <Select
              label={t('chooseService')}
              options={(services ?? []).map(({ id, ref, name }) => ({ id, label: `${ref} ${name}` }))}
              {...field('serviceId')}
            />
          )}
          <Select
            label={t('kind')}
            name="kind"
            options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
            value={values.kind}
            onChange={(kind) => set({ kind, targetId: '' })}
          />
          {isNamed ? (
            <TextField label={t('name')} hint={t('nameHint')} maxLength={200} {...field('name')} />
          ) : (
            <Select label={t('target')} hint={t('targetHint')} options={targets} {...field('targetId')} />
          )}
        </div>
        <TermFields field={terms.field} vendorId={vendorId} kind={values.kind} />
        <ProblemNote problem={send.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            isPending={send.isPending}
            isDisabled={values.kind === '' || values.serviceId === ''}
          >
            {t('addShort')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
