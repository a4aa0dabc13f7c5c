import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { periodsQuery, preparePacket, type PacketDetail } from '../../api/packets';
import { vendorNamesQuery } from '../../api/people';
import type { Shape } from '../../api/client';
import { Button } from '../../parts/button';
import { ComboBox } from '../../parts/combo-box';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { shortDateText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField } from '../../parts/text-fields';
import { usePacketsCopy } from './packets.copy';

type Props = { onClose: () => void; onBuilt: (packet: PacketDetail) => void };

/** Asks for which vendor, period and day a packet is built. */
export function BuildDialog({ onClose, onBuilt }: Props) {
  const t = usePacketsCopy();
  const { data: vendors = [] } = useQuery(vendorNamesQuery);
  const { data: periods } = useQuery(periodsQuery);
  const [vendorId, setVendorId] = useState<string | null>(null);
  const [periodId, setPeriodId] = useState('');
  const [asOf, setAsOf] = useState('');
  const build = useDeed(preparePacket, { onDone: onBuilt });
  const options = (periods?.items ?? [])
    .filter((period) => period.state !== 'planned')
    .map(({ id, code, startsOn, endsOn }) => ({
      id,
      label: `${code} (${shortDateText(startsOn)} – ${shortDateText(endsOn)})`,
    }));
  const period = periods?.items.find(({ id }) => id === periodId);
  const body: Shape<'PreparePacket'> = { vendorId: vendorId ?? '', periodId, ...(asOf && { asOf }) };
  return (
    <Dialog title={t('buildTitle')} isOpen onClose={onClose}>
      <p>{t('buildLede')}</p>
      <Form onSubmit={() => build.submit(body)} errors={build.errors} label={t('buildTitle')}>
        <ComboBox label={t('vendor')} name="vendorId" options={vendors} value={vendorId} onChange={setVendorId} />
        <Select label={t('period')} name="periodId" options={options} value={periodId} onChange={setPeriodId} />
        <DateField
          label={t('asOfLabel')}
          name="asOf"
          optional
          hint={t('asOfHint')}
          value={asOf}
          onChange={setAsOf}
          {...(period && { min: period.startsOn, max: period.endsOn })}
        />
        <ProblemNote problem={build.problem} />
        <DialogActions>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" isPending={build.isPending}>
            {t('buildSubmit')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
