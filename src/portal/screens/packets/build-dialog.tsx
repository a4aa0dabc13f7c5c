import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { periodsQuery, preparePacket, type PacketDetail } from '../../api/packets';
import type { Shape } from '../../api/client';
import { Button } from '../../parts/button';
import { Dialog, DialogActions } from '../../parts/dialog';
import { Form } from '../../parts/form';
import { shortDateText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField } from '../../parts/text-fields';
import { usePacketsCopy } from './packets.copy';
import { aboutOf, PACKET_KINDS, SubjectField, type Kind } from './subject-field';
import { useVendorOf } from './vendor-of';
import { withheldOf, WithholdFields, type TypedSection } from './withhold-fields';

type Props = { onClose: () => void; onBuilt: (packet: PacketDetail) => void };

/** Kinds that speak of one vendor, so that sections of its plans can be kept back. */
const OF_ONE: readonly Kind[] = ['VP', 'SP', 'IP', 'DP'];

/** Asks which kind of packet is built, about what, for which period and day, and what it keeps back. */
export function BuildDialog({ onClose, onBuilt }: Props) {
  const t = usePacketsCopy();
  const { data: periods } = useQuery(periodsQuery);
  const [kind, setKind] = useState<Kind>('VP');
  const [subject, setSubject] = useState<string | null>(null);
  const [periodId, setPeriodId] = useState('');
  const [asOf, setAsOf] = useState('');
  const [withheld, setWithheld] = useState<TypedSection[]>([]);
  const vendorId = useVendorOf(kind, subject);
  const build = useDeed(preparePacket, { onDone: onBuilt });
  const options = (periods?.items ?? [])
    .filter((period) => period.state !== 'planned')
    .map(({ id, code, startsOn, endsOn }) => ({
      id,
      label: `${code} (${shortDateText(startsOn)} – ${shortDateText(endsOn)})`,
    }));
  const period = periods?.items.find(({ id }) => id === periodId);
  const about = { ...aboutOf(kind, subject), ...(asOf && { asOf }), ...withheldOf(withheld) };
  const body: Shape<'PreparePacket'> = { kind, periodId, ...about };
  const aboutAnother = (id: string | null) => {
    setSubject(id);
    setWithheld([]);
  };
  const choose = (next: Kind | '') => {
    setKind(next || 'VP');
    aboutAnother(null);
  };
  return (
    <Dialog title={t('buildTitle')} isOpen onClose={onClose}>
      <p>{t('buildLede')}</p>
      <Form onSubmit={() => build.submit(body)} errors={build.errors} label={t('buildTitle')}>
        <Select
          label={t('kind')}
          name="kind"
          hint={t(`kindHelp.${kind}`)}
          options={PACKET_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={kind}
          onChange={choose}
        />
        <Select label={t('period')} name="periodId" options={options} value={periodId} onChange={setPeriodId} />
        <SubjectField key={kind} kind={kind} period={period} value={subject} onChange={aboutAnother} />
        <DateField
          label={t('asOfLabel')}
          name="asOf"
          optional
          hint={t('asOfHint')}
          value={asOf}
          onChange={setAsOf}
          {...(period && { min: period.startsOn, max: period.endsOn })}
        />
        {OF_ONE.includes(kind) && <WithholdFields vendorId={vendorId} rows={withheld} onChange={setWithheld} />}
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
