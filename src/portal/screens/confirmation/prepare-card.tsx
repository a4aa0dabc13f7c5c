import { useState } from 'react';
import { prepareConfirmation, type Confirmation } from '../../api/confirmations';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { shortDateText } from '../../parts/format';
import { Form } from '../../parts/form';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { DateField, TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useConfirmationCopy } from './confirmation.copy';

type Draft = { key: number; event: string; happenedOn: string; text: string };
type Anything = 'nothing' | 'something';

const blank = (key: number): Draft => ({ key, event: '', happenedOn: '', text: '' });

function ChangeFields(props: {
  of: Draft;
  at: number;
  confirmation: Confirmation;
  onChange: (part: Partial<Draft>) => void;
  onRemove: (() => void) | null;
}) {
  const t = useConfirmationCopy();
  const { of, at, confirmation, onChange, onRemove } = props;
  return (
    <fieldset className="stack-tight">
      <legend className="strong">{t('change', { number: at + 1 })}</legend>
      <div className="form-row">
        <Select
          label={t('event')}
          name={`changes.${at}.event`}
          optional
          emptyLabel={t('eventOther')}
          options={confirmation.events.map(({ event, words }) => ({ id: event, label: words }))}
          value={of.event}
          onChange={(event) => onChange({ event })}
        />
        <DateField
          label={t('happenedOn')}
          name={`changes.${at}.happenedOn`}
          value={of.happenedOn}
          onChange={(happenedOn) => onChange({ happenedOn })}
        />
      </div>
      <TextArea
        label={t('text')}
        name={`changes.${at}.text`}
        rows={2}
        maxLength={2000}
        value={of.text}
        onChange={(text) => onChange({ text })}
      />
      {onRemove && (
        <div>
          <Button small onPress={onRemove}>
            {t('remove', { number: at + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const draftsOf = ({ changes }: Confirmation): Draft[] =>
  changes.length === 0
    ? [blank(0)]
    : changes.map(({ event, happenedOn, text }, key) => ({ key, event: event ?? '', happenedOn, text }));

function useDrafts(confirmation: Confirmation) {
  const [drafts, setDrafts] = useState(() => draftsOf(confirmation));
  return {
    drafts,
    add: () => setDrafts((now) => [...now, blank(Math.max(...now.map(({ key }) => key)) + 1)]),
    remove: (key: number) => setDrafts((now) => now.filter((one) => one.key !== key)),
    set: (key: number, part: Partial<Draft>) =>
      setDrafts((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one))),
  };
}

/** The contributor's part: every change by name, or that nothing changed. */
export function PrepareCard({ confirmation }: { confirmation: Confirmation }) {
  const t = useConfirmationCopy();
  const { id, version, state, changes } = confirmation;
  const [anything, setAnything] = useState<Anything | null>(
    state === 'open' ? null : changes.length > 0 ? 'something' : 'nothing',
  );
  const { drafts, add, remove, set } = useDrafts(confirmation);
  const prepare = useDeed(prepareConfirmation, { onDone: () => toast({ title: t('prepared') }) });
  const since = shortDateText(confirmation.since);
  const stated = drafts.map(({ event, happenedOn, text }) => ({ event: event || null, happenedOn, text }));
  const body = { version, changes: anything === 'something' ? stated : [] };
  return (
    <Card title={t('changed')} lede={t('changedLede', { since })}>
      <Form errors={prepare.errors} label={t('changed')} onSubmit={() => prepare.submit({ id, body })}>
        <RadioGroup
          label={t('anything', { since })}
          name="anything"
          layout="boxed"
          options={(['nothing', 'something'] as const).map((one) => ({ id: one, label: t(`anything.${one}`) }))}
          value={anything}
          onChange={setAnything}
        />
        {anything === 'something' &&
          drafts.map((draft, at) => (
            <ChangeFields
              key={draft.key}
              of={draft}
              at={at}
              confirmation={confirmation}
              onChange={(part) => set(draft.key, part)}
              onRemove={drafts.length > 1 ? () => remove(draft.key) : null}
            />
          ))}
        {anything === 'something' && (
          <div>
            <Button small glyph="plus" onPress={add}>
              {t('add')}
            </Button>
          </div>
        )}
        <ProblemNote problem={prepare.problem} />
        <div>
          <Button type="submit" look="primary" isPending={prepare.isPending} isDisabled={anything === null}>
            {t(state === 'open' ? 'prepare' : 'prepareAgain')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
