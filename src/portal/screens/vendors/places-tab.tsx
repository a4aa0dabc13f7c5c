import { useQuery } from '@tanstack/react-query';
import { addSite, addSystem, sitesQuery, systemsQuery, type Site, type System } from '../../api/vendors';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { DataTable, type Column } from '../../parts/data-table';
import { Form } from '../../parts/form';
import { humanise } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { TextField } from '../../parts/text-fields';
import { listOf, useFields } from './use-fields';
import { useVendorsCopy } from './vendors.copy';

const siteKinds = [
  'contact_centre',
  'office',
  'data_centre',
  'cloud_region',
  'recovery_site',
  'vault',
  'home_working',
  'other',
] as const;
const systemKinds = [
  'application',
  'platform',
  'database',
  'network',
  'telephony',
  'storage',
  'identity',
  'other',
] as const;
const choices = <Id extends string>(kinds: readonly Id[]) => kinds.map((id) => ({ id, label: humanise(id) }));

function AddSite({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const { values, field, reset } = useFields({
    name: '',
    kind: '',
    city: '',
    region: '',
    country: '',
    timeZone: '',
    hazardZones: '',
  });
  const send = useDeed(addSite, { onDone: reset });
  const body = { ...values, kind: values.kind as Site['kind'], hazardZones: listOf(values.hazardZones) };
  return (
    <Form errors={send.errors} onSubmit={() => send.submit({ id: vendorId, body })} label={t('addSite')}>
      <h3>{t('addSite')}</h3>
      <div className="form-row">
        <TextField label={t('name')} {...field('name')} />
        <Select label={t('kind')} options={choices(siteKinds)} {...field('kind')} />
        <TextField label={t('city')} {...field('city')} />
        <TextField label={t('region')} optional {...field('region')} />
        <TextField label={t('countryField')} hint={t('countryHint')} {...field('country')} />
        <TextField label={t('zone')} hint={t('zoneHint')} {...field('timeZone')} />
        <TextField label={t('hazards')} optional hint={t('sectorsHint')} {...field('hazardZones')} />
      </div>
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('addSite')}
        </Button>
      </div>
    </Form>
  );
}

function AddSystem({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const { values, field, reset } = useFields({ name: '', kind: '', description: '' });
  const send = useDeed(addSystem, { onDone: reset });
  const body = { ...values, kind: values.kind as System['kind'] };
  return (
    <Form errors={send.errors} onSubmit={() => send.submit({ id: vendorId, body })} label={t('addSystem')}>
      <h3>{t('addSystem')}</h3>
      <div className="form-row">
        <TextField label={t('name')} {...field('name')} />
        <Select label={t('kind')} options={choices(systemKinds)} {...field('kind')} />
        <TextField label={t('description')} optional {...field('description')} />
      </div>
      <ProblemNote problem={send.problem} />
      <div>
        <Button type="submit" isPending={send.isPending}>
          {t('addSystem')}
        </Button>
      </div>
    </Form>
  );
}

/** Where the vendor works, and what its services rest on. */
export function PlacesTab({ vendorId }: { vendorId: string }) {
  const t = useVendorsCopy();
  const manages = useMay()('services.manage');
  const { data: sites = [] } = useQuery(sitesQuery(vendorId));
  const { data: systems = [] } = useQuery(systemsQuery(vendorId));
  const siteColumns: Column<Site>[] = [
    { id: 'name', header: t('name'), primary: true, cell: (row) => row.name },
    { id: 'kind', header: t('kind'), cell: (row) => humanise(row.kind) },
    { id: 'city', header: t('city'), cell: (row) => [row.city, row.region, row.country].filter(Boolean).join(', ') },
    { id: 'zone', header: t('zone'), cell: (row) => row.timeZone },
    { id: 'hazards', header: t('hazards'), cell: (row) => row.hazardZones.map(humanise).join(', ') || '–' },
  ];
  const systemColumns: Column<System>[] = [
    { id: 'name', header: t('name'), primary: true, cell: (row) => row.name },
    { id: 'kind', header: t('kind'), cell: (row) => humanise(row.kind) },
    { id: 'description', header: t('description'), cell: (row) => row.description || '–' },
  ];
  return (
    <div className="stack">
      <Card title={t('sites')}>
        <DataTable
          plain
          caption={t('sites')}
          columns={siteColumns}
          rows={sites}
          rowKey={(row) => row.id}
          empty={<p className="muted">{t('sitesNone')}</p>}
        />
        {manages && <AddSite vendorId={vendorId} />}
      </Card>
      <Card title={t('systems')}>
        <DataTable
          plain
          caption={t('systems')}
          columns={systemColumns}
          rows={systems}
          rowKey={(row) => row.id}
          empty={<p className="muted">{t('systemsNone')}</p>}
        />
        {manages && <AddSystem vendorId={vendorId} />}
      </Card>
    </div>
  );
}
