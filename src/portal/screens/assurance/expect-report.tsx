import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { expectReport, type ReportKind } from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { servicesQuery, vendorsQuery } from '../../api/vendors';
import { Button } from '../../parts/button';
import { Checkbox } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextField } from '../../parts/text-fields';
import { useAssuranceCopy } from './assurance.copy';

export const reportKinds: ReportKind[] = ['soc1', 'soc2', 'certificate', 'other'];

function VendorField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useAssuranceCopy();
  const { data } = useQuery(vendorsQuery);
  const options = (data ?? []).map(({ id, name }) => ({ id, label: name }));
  return (
    <ComboBox
      label={t('vendor')}
      name="vendorId"
      options={options}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

type Services = { vendorId: string; chosen: readonly string[]; onChange: (ids: string[]) => void };

/** Services of the vendor, each in or out. */
export function ServiceTicks({ vendorId, chosen, onChange }: Services) {
  const t = useAssuranceCopy();
  const { data } = useQuery({ ...servicesQuery(vendorId), enabled: vendorId !== '' });
  return (
    <fieldset className="field stack-tight">
      <legend>{t('expectServices')}</legend>
      {(data ?? []).map(({ id, ref, name }) => (
        <Checkbox
          key={id}
          name={id}
          value={chosen.includes(id)}
          onChange={(isIn) => onChange(isIn ? [...chosen, id] : chosen.filter((one) => one !== id))}
        >
          {`${ref} ${name}`}
        </Checkbox>
      ))}
    </fieldset>
  );
}

const NO_PERIOD = { id: '', endsOn: '' };
type Props = { periods: readonly { id: string; code: string; endsOn: string }[]; onClose: () => void };

/** A report that somebody waits for; for a vendor, one that it is about to bring. */
export function ExpectReport({ periods, onClose }: Props) {
  const t = useAssuranceCopy();
  const own = useSession().vendorId;
  const [vendorId, setVendor] = useState(own ?? '');
  const [{ id: periodId, endsOn }] = useState(periods[0] ?? NO_PERIOD);
  const [chosen, setPeriod] = useState<string>(periodId);
  const [kind, setKind] = useState<ReportKind>('soc1');
  const [title, setTitle] = useState('');
  const [serviceIds, setServices] = useState<string[]>([]);
  const [dueOn, setDue] = useState(endsOn);
  const expect = useDeed(expectReport, { onDone: onClose });
  const send = () => expect.submit({ vendorId, periodId: chosen, kind, title, serviceIds, dueOn });
  return (
    <Dialog title={t(own === null ? 'expect' : 'announce')} isOpen onClose={onClose}>
      <Form errors={expect.errors} onSubmit={send}>
        {own === null && (
          <VendorField
            value={vendorId}
            onChange={(id) => {
              setVendor(id);
              setServices([]);
            }}
          />
        )}
        <div className="form-row">
          <Select
            label={t('kind')}
            name="kind"
            options={reportKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
            value={kind}
            onChange={(chosenKind) => chosenKind !== '' && setKind(chosenKind)}
          />
          <Select
            label={t('period')}
            name="periodId"
            options={periods.map(({ id, code }) => ({ id, label: code }))}
            value={chosen}
            onChange={setPeriod}
          />
        </div>
        <TextField label={t('expectTitle')} name="title" hint={t('expectHint')} value={title} onChange={setTitle} />
        {vendorId !== '' && <ServiceTicks vendorId={vendorId} chosen={serviceIds} onChange={setServices} />}
        <DateField label={t('dueOn')} name="dueOn" value={dueOn} onChange={setDue} />
        <ProblemNote problem={expect.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" isPending={expect.isPending}>
            {t('send')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
