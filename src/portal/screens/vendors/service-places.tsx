import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed, type KeyHeader } from '../../api/deed';
import { setServiceSites, setServiceSystems, sitesQuery, systemsQuery, type Service } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { Loading, ProblemNote } from '../../parts/notes';
import { toast } from '../../parts/toast';
import { useServicesCopy } from './services.copy';

type Named = { id: string; name: string };
type ChecksProps = { title: string; name: string; of: Named[]; chosen: string[]; onChange: (ids: string[]) => void };

function Checks({ title, name, of, chosen, onChange }: ChecksProps) {
  if (of.length === 0) return null;
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{title}</legend>
      {of.map((place) => (
        <Checkbox
          key={place.id}
          name={`${name}.${place.id}`}
          value={chosen.includes(place.id)}
          onChange={(on) => onChange(on ? [...chosen, place.id] : chosen.filter((id) => id !== place.id))}
        >
          {place.name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

type Chosen = { id: string; siteIds: string[]; systemIds: string[] };

const keyed = (headers: KeyHeader, part: string): KeyHeader => ({
  'Idempotency-Key': `${headers['Idempotency-Key']}-${part}`,
});

async function connect({ id, siteIds, systemIds }: Chosen, headers: KeyHeader): Promise<void> {
  await setServiceSites({ id, siteIds }, keyed(headers, 'sites'));
  await setServiceSystems({ id, systemIds }, keyed(headers, 'systems'));
}

const idsOf = (places: readonly Named[]) => places.map(({ id }) => id);

type FormProps = { service: Service; sites: Named[]; systems: Named[]; onClose: () => void };

function PlacesForm({ service, sites, systems, onClose }: FormProps) {
  const t = useServicesCopy();
  const [siteIds, setSiteIds] = useState(idsOf(service.sites));
  const [systemIds, setSystemIds] = useState(idsOf(service.systems));
  const send = useDeed(connect, {
    onDone: () => {
      toast({ title: t('saved') });
      onClose();
    },
  });
  return (
    <Form
      errors={send.errors}
      onSubmit={() => send.submit({ id: service.id, siteIds, systemIds })}
      label={t('connectOne', { name: service.name })}
    >
      {sites.length + systems.length === 0 && <p>{t('connectNone')}</p>}
      <Checks title={t('sites')} name="siteIds" of={sites} chosen={siteIds} onChange={setSiteIds} />
      <Checks title={t('systems')} name="systemIds" of={systems} chosen={systemIds} onChange={setSystemIds} />
      <ProblemNote problem={send.problem} />
      <DialogActions>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button type="submit" look="primary" isPending={send.isPending}>
          {t('save')}
        </Button>
      </DialogActions>
    </Form>
  );
}

/** Connects a service to the sites where it is performed and the systems that it rests on. */
export function ServicePlaces({ service, onClose }: { service: Service; onClose: () => void }) {
  const t = useServicesCopy();
  const { data: sites, error: noSites } = useQuery(sitesQuery(service.vendorId));
  const { data: systems, error: noSystems } = useQuery(systemsQuery(service.vendorId));
  const error = noSites ?? noSystems;
  return (
    <Dialog title={t('connectOne', { name: service.name })} isOpen onClose={onClose}>
      <p className="muted">{t('connectLede')}</p>
      <ProblemNote problem={error} />
      {sites && systems && <PlacesForm service={service} sites={sites} systems={systems} onClose={onClose} />}
      {!error && !(sites && systems) && <Loading lines={3} />}
    </Dialog>
  );
}
