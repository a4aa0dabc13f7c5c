import type { NoticeInput } from '../../api/disruptions';
import { Select } from '../../parts/select-field';
import { TextField, ZonedField } from '../../parts/text-fields';
import { channelWords, useDisruptionsCopy } from './disruptions.copy';

export type NoticeDraft = {
  givenAt: string | null;
  channel: NoticeInput['channel'] | '';
  toldBy: string;
  toldTo: string;
  words: string;
};

export const blankNotice: NoticeDraft = { givenAt: null, channel: '', toldBy: '', toldTo: '', words: '' };

const channels = ['phone', 'email', 'message', 'in_person', 'other'] as const;
type Props = { value: NoticeDraft; onChange: (value: NoticeDraft) => void; zone: string; under?: string };

/** When, how, by whom and to whom we were told. */
export function NoticeFields({ value, onChange, zone, under = '' }: Props) {
  const t = useDisruptionsCopy();
  const set = (part: Partial<NoticeDraft>) => onChange({ ...value, ...part });
  return (
    <>
      <div className="form-row">
        <ZonedField
          label={t('givenAt')}
          name={`${under}givenAt`}
          timeZone={zone}
          value={value.givenAt}
          onChange={(givenAt) => set({ givenAt })}
        />
        <Select
          label={t('channel')}
          name={`${under}channel`}
          options={channels.map((id) => ({ id, label: channelWords[id] }))}
          value={value.channel}
          onChange={(channel) => set({ channel })}
        />
      </div>
      <div className="form-row">
        <TextField
          label={t('toldBy')}
          name={`${under}toldBy`}
          maxLength={200}
          value={value.toldBy}
          onChange={(toldBy) => set({ toldBy })}
        />
        <TextField
          label={t('toldTo')}
          name={`${under}toldTo`}
          maxLength={200}
          value={value.toldTo}
          onChange={(toldTo) => set({ toldTo })}
        />
      </div>
      <TextField
        label={t('words')}
        name={`${under}words`}
        optional
        maxLength={2000}
        value={value.words}
        onChange={(words) => set({ words })}
      />
    </>
  );
}
