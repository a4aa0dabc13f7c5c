import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeed } from '../../api/deed';
import { preferencesQuery, setPreference, type Delivery, type Preference } from '../../api/notices';
import { Card } from '../../parts/card';
import { Note, ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { toast } from '../../parts/toast';
import { useNoticesCopy } from './notices.copy';

function Topic({ preference }: { preference: Preference }) {
  const t = useNoticesCopy();
  const { topic, delivery, choices } = preference;
  const saving = useDeed(setPreference, { onDone: () => toast({ tone: 'ok', title: t('saved') }) });
  return (
    <div className="stack stack-tight">
      <Select
        name={topic}
        label={t(`topic.${topic}`)}
        hint={t(`is.${topic}`)}
        options={choices.map((id) => ({ id, label: t(`by.${id}`) }))}
        value={delivery}
        onChange={(id) => saving.submit({ topic, delivery: id as Delivery })}
      />
      {saving.problem && <ProblemNote problem={saving.problem} />}
    </div>
  );
}

/** What a person is told by mail, topic by topic; each choice is saved as it is made. */
export function PreferencesCard() {
  const t = useNoticesCopy();
  const { data } = useSuspenseQuery(preferencesQuery);
  return (
    <Card title={t('preferences')} lede={t('preferencesLede', { address: data.address })}>
      {!data.mailConfigured && (
        <Note tone="info" title={t('noMail')}>
          {t('noMailHelp')}
        </Note>
      )}
      <div className="two">
        {data.items.map((preference) => (
          <Topic key={preference.topic} preference={preference} />
        ))}
      </div>
    </Card>
  );
}
