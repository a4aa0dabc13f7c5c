import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { evidenceQuery } from '../../api/evidence';
import { packetsQuery } from '../../api/packets';
import { populationChoicesQuery, prepareDelivery, type RequestDetail, type RequestFile } from '../../api/requests';
import { IconButton } from '../../parts/button';
import type { Choice } from '../../parts/choice-fields';
import { ComboBox } from '../../parts/combo-box';
import { DeedDialog } from '../../parts/deed-dialog';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useRequestsCopy } from './requests.copy';

type Kind = RequestDetail['history'][number]['items'][number]['kind'];
type Chosen = { kind: Kind; id: string; label: string };

/* what can be handed over: a request about one vendor takes that vendor's files only */
function useOffer(one: RequestDetail): Record<Kind, Choice[]> {
  const { vendorId } = one;
  const { data: evidence } = useQuery(evidenceQuery(vendorId === null ? {} : { vendorId }));
  const { data: packets } = useQuery(packetsQuery);
  const { data: populations } = useQuery(populationChoicesQuery);
  const own = (row: { vendorId: string | null }) => vendorId === null || row.vendorId === vendorId;
  return {
    evidence: (evidence?.items ?? []).map(({ ref, title, latest }) => ({ id: latest.id, label: `${ref} ${title}` })),
    packet: (packets?.items ?? [])
      .filter((row) => row.state === 'issued' && own(row))
      .map(({ id, ref, vendorName, periodCode }) => ({
        id,
        label: [ref, vendorName, periodCode].filter(Boolean).join(' '),
      })),
    population: (populations?.items ?? []).filter(own).map(({ id, ref, title }) => ({ id, label: `${ref} ${title}` })),
    file: one.files.filter(({ disposal }) => disposal === null).map(ofFile),
  };
}

const ofFile = ({ id, ref, title }: RequestFile): Choice => ({ id, label: `${ref} ${title}` });

/* files that were brought for this request and wait for their delivery are in it from the start */
const waiting = ({ files }: RequestDetail): Chosen[] =>
  files
    .filter(({ deliveries, disposal }) => deliveries.length === 0 && disposal === null)
    .map((file) => ({ kind: 'file', ...ofFile(file) }));

const kinds = ['file', 'evidence', 'packet', 'population'] as const;
const words = { file: 'ownFile', evidence: 'evidence', packet: 'packet', population: 'populationItem' } as const;

/** What the owner hands over: an answer in words, and files that keep the digest that they have now. */
export function DeliveryDialog({ one, onClose }: { one: RequestDetail; onClose: () => void }) {
  const t = useRequestsCopy();
  const offer = useOffer(one);
  const [answer, setAnswer] = useState('');
  const [chosen, setChosen] = useState<Chosen[]>(() => waiting(one));
  const prepare = useDeed(prepareDelivery, {
    onDone: () => {
      toast({ title: t('moved'), detail: one.ref });
      onClose();
    },
  });
  const take = (kind: Kind, id: string | null) => {
    const label = offer[kind].find((choice) => choice.id === id)?.label;
    if (id !== null && label !== undefined)
      setChosen((now) => (now.some((item) => item.id === id) ? now : [...now, { kind, id, label }]));
  };
  const refused = prepare.errors?.filter(({ pointer }) => pointer.startsWith('/items/')) ?? [];
  return (
    <DeedDialog
      title={t('prepare')}
      lede={t('prepareLede')}
      submitLabel={t('hand')}
      deed={prepare}
      onSubmit={() => prepare.submit({ id: one.id, answer, items: chosen.map(({ kind, id }) => ({ kind, id })) })}
      onClose={onClose}
      wide
    >
      <TextArea label={t('answer')} name="answer" rows={4} value={answer} onChange={setAnswer} />
      {kinds.map((kind) => (
        <ComboBox
          key={`${kind} ${chosen.length}`}
          label={t(words[kind])}
          name={kind}
          optional
          hint={kind === 'file' && one.files.length === 0 ? t('ownFileNone') : undefined}
          options={offer[kind].filter(({ id }) => !chosen.some((item) => item.id === id))}
          value={null}
          onChange={(id) => take(kind, id)}
        />
      ))}
      <div className="stack-tight">
        <h3>{t('chosen')}</h3>
        {chosen.length === 0 && <p className="muted sm">{t('nothingChosen')}</p>}
        <ul className="stack-tight">
          {chosen.map(({ id, label, kind }, at) => (
            <li key={id} className="row">
              <span>
                {t(`kind.${kind}`)}: {label}
                {refused
                  .filter(({ pointer }) => pointer === `/items/${at}`)
                  .map(({ message }) => (
                    <span key={message} className="sub tone-bad">
                      {message}
                    </span>
                  ))}
              </span>
              <IconButton
                glyph="cross"
                small
                label={t('remove', { label })}
                onPress={() => setChosen((now) => now.filter((item) => item.id !== id))}
              />
            </li>
          ))}
        </ul>
      </div>
    </DeedDialog>
  );
}
