import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { addService, categoriesQuery, serviceQuery, servicesQuery, type Service } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button, ButtonLink } from '../../parts/button';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { Form } from '../../parts/form';
import { humanise } from '../../parts/format';
import { EmptyState, Loading, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { Badge, StateChip } from '../../parts/state-chip';
import { TextArea, TextField } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { Decisions, Waiting } from './scope-decisions';
import { Objectives } from './objectives';
import { ServicePlaces } from './service-places';
import { ScopeForm } from './scope-form';
import { useFields } from './use-fields';
import { useServicesCopy } from './services.copy';

function Connect({ service }: { service: Service }) {
  const t = useServicesCopy();
  const manages = useMay()('services.manage');
  const [isOpen, setOpen] = useState(false);
  if (!manages) return null;
  return (
    <div>
      <Button small onPress={() => setOpen(true)} aria-label={`${t('connect')}: ${service.name}`}>
        {t('connect')}
      </Button>
      {isOpen && <ServicePlaces service={service} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ServiceCard({ id, name }: { id: string; name: string }) {
  const t = useServicesCopy();
  const may = useMay();
  const { data: service, error } = useQuery(serviceQuery(id));
  const [isDeciding, setDeciding] = useState(false);
  if (error) return <ProblemNote problem={error} />;
  if (!service)
    return (
      <Card title={name}>
        <Loading />
      </Card>
    );
  const names = (places: Service['sites']) => places.map((place) => place.name).join(', ') || t('nowhere');
  return (
    <Card
      title={`${service.ref} ${service.name}`}
      lede={service.description}
      aside={
        <span className="row">
          <Badge>{service.tier ?? t('notDecided')}</Badge>
          <StateChip state={service.state} />
          <ButtonLink small to={`/services/${service.id}`}>
            {t('openService')}
          </ButtonLink>
          {may('services.decide-tier') && (
            <Button small onPress={() => setDeciding(true)}>
              {t('decide')}
            </Button>
          )}
        </span>
      }
    >
      <Waiting service={service} />
      <div className="two">
        <div className="stack">
          <KeyValue
            items={[
              { label: t('category'), value: humanise(service.category) },
              {
                label: t('icfrReason'),
                value: `${t(service.icfrRelevant ? 'icfr' : 'notIcfr')}. ${service.icfrReason}`,
              },
              {
                label: t('flags'),
                value:
                  service.flags
                    .filter((flag) => flag !== 'icfr_relevant')
                    .map(humanise)
                    .join(', ') || '–',
              },
              { label: t('sites'), value: names(service.sites) },
              { label: t('systems'), value: names(service.systems) },
            ]}
          />
          <Connect service={service} />
          <Decisions service={service} />
        </div>
        <Objectives service={service} />
      </div>
      {isDeciding && <ScopeForm service={service} onClose={() => setDeciding(false)} />}
    </Card>
  );
}

function AddService({ vendorId }: { vendorId: string }) {
  const t = useServicesCopy();
  const { data: catalogue } = useQuery(categoriesQuery);
  const { values, set, field, reset } = useFields({ name: '', category: '', description: '' });
  const send = useDeed(addService, {
    onDone: ({ ref }) => {
      reset();
      toast({ title: t('added', { ref }) });
    },
  });
  return (
    <Card title={t('add')}>
      <Form errors={send.errors} onSubmit={() => send.submit({ id: vendorId, body: values })} label={t('add')}>
        <div className="form-row">
          <TextField label={t('name')} {...field('name')} />
          <Select
            label={t('category')}
            name="category"
            options={(catalogue?.serviceCategories ?? []).map((id) => ({ id, label: humanise(id) }))}
            value={values.category}
            onChange={(category) => set({ category })}
          />
        </div>
        <TextArea label={t('description')} optional rows={2} {...field('description')} />
        <ProblemNote problem={send.problem} />
        <div>
          <Button type="submit" isPending={send.isPending}>
            {t('submit')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** The services of a vendor: tier with its reason, ICFR relevance, objectives. */
export function ServicesTab({ vendorId }: { vendorId: string }) {
  const t = useServicesCopy();
  const manages = useMay()('services.manage');
  const { data: services, error } = useQuery(servicesQuery(vendorId));
  return (
    <div className="stack">
      <ProblemNote problem={error} />
      {!services && !error && <Loading />}
      {services?.length === 0 && (
        <Card title={t('title')}>
          <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>
        </Card>
      )}
      {services?.map((service) => (
        <ServiceCard key={service.id} id={service.id} name={service.name} />
      ))}
      {manages && <AddService vendorId={vendorId} />}
    </div>
  );
}
