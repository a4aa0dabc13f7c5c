import { useState } from 'react';
import type { Run, RunInject } from '../../../api/run';
import { useServerNow } from '../../../api/server-clock';
import { Button } from '../../../parts/button';
import { Card } from '../../../parts/card';
import { Form } from '../../../parts/form';
import { EmptyState, ProblemNote } from '../../../parts/notes';
import { TextArea, TextField } from '../../../parts/text-fields';
import { bothClocks, timeIn } from './run-time';
import { useSheetCopy } from './run.copy';
import type { Presses } from './use-presses';
import { usePressForm } from './use-press-form';
import { nameOr, orNull, useInjectWords } from './run-words';

type Part = { run: Run; presses: Presses; mayWrite: boolean };
type One = Part & { inject: RunInject };

function Answer({ inject, presses }: One) {
  const t = useSheetCopy();
  const [text, setText] = useState('');
  const form = usePressForm(presses, () => setText(''));
  const { number, id } = inject;
  const word = t('answerOf', { number });
  const submit = () => form.submit('inject-answers', { injectId: id, text: text.trim() }, { words: word });
  return (
    <Form label={word} errors={form.errors} onSubmit={submit}>
      <TextArea label={t('answer')} name="text" rows={2} maxLength={4000} value={text} onChange={setText} />
      <ProblemNote problem={form.problem} />
      <div>
        <Button type="submit" isPending={form.isPending} isDisabled={text.trim() === ''}>
          {t('saveAnswer')}
        </Button>
      </div>
    </Form>
  );
}

function HandOut({ inject, presses }: One) {
  const t = useSheetCopy();
  const form = usePressForm(presses, () => undefined);
  const word = t('deliverOf', { number: inject.number });
  return (
    <div className="stack-tight">
      <ProblemNote problem={form.problem} />
      <div>
        <Button
          look="primary"
          isPending={form.isPending}
          aria-label={word}
          onPress={() => form.submit('inject-deliveries', { injectId: inject.id }, { words: word })}
        >
          {t('deliver')}
        </Button>
      </div>
    </div>
  );
}

function Due({ inject }: { inject: RunInject }) {
  const t = useSheetCopy();
  const now = useServerNow();
  if (inject.dueAt === null || inject.deliveredAt !== null) return null;
  const isDue = Date.parse(inject.dueAt) <= now;
  const time = `${timeIn(inject.dueAt, 'UTC')} UTC`;
  return <span className={isDue ? 'tone-bad strong' : 'muted'}>{t(isDue ? 'dueNow' : 'due', { time })}</span>;
}

function Handled({ inject, zone }: { inject: RunInject; zone: string | undefined }) {
  const t = useSheetCopy();
  const { deliveredAt, deliveredBy, answers } = inject;
  if (deliveredAt === null) return null;
  return (
    <>
      <p className="sm">{t('delivered', { time: bothClocks(deliveredAt, zone), name: nameOr(deliveredBy) })}</p>
      {answers.map(({ at, text, performedBy }) => (
        <p className="quote" key={at + text}>
          {t('answered', { name: nameOr(performedBy), time: bothClocks(at, zone), text })}
        </p>
      ))}
    </>
  );
}

function InjectLine(props: One) {
  const words = useInjectWords();
  const { inject, run, mayWrite } = props;
  const { number, deliveredAt, answers } = inject;
  const isOut = deliveredAt !== null;
  return (
    <li className="run-step" data-running={isOut && answers.length === 0 ? '' : undefined}>
      <div className="run-step-head">
        <h3>
          {number}. {inject.text}
        </h3>
        <Due inject={inject} />
      </div>
      <p className="muted sm">{words(inject)}</p>
      <Handled inject={inject} zone={run.zones[0]?.timeZone} />
      {mayWrite && (isOut ? <Answer {...props} /> : <HandOut {...props} />)}
    </li>
  );
}

function AddInject({ presses }: { presses: Presses }) {
  const t = useSheetCopy();
  const [text, setText] = useState('');
  const [addressedTo, setFor] = useState('');
  const form = usePressForm(presses, () => {
    setText('');
    setFor('');
  });
  const body = { text: text.trim(), addressedTo: orNull(addressedTo), deliver: true };
  return (
    <Card title={t('addInject')} lede={t('addInjectLede')}>
      <Form
        label={t('addInject')}
        errors={form.errors}
        onSubmit={() => form.submit('injects', body, { words: t('addInject') })}
      >
        <TextArea label={t('injectText')} name="text" rows={2} maxLength={2000} value={text} onChange={setText} />
        <TextField label={t('addressedTo')} name="addressedTo" optional value={addressedTo} onChange={setFor} />
        <ProblemNote problem={form.problem} />
        <div>
          <Button type="submit" isPending={form.isPending} isDisabled={text.trim() === ''}>
            {t('addAndDeliver')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** What is thrown at the team: planned with its minute, or added; handed out once, with what the team did. */
export function RunInjects(props: Part) {
  const t = useSheetCopy();
  const { run, presses, mayWrite } = props;
  return (
    <>
      <Card title={t('injects')}>
        {run.injects.length === 0 && <EmptyState title={t('noInjects')} />}
        <ol className="run-steps">
          {run.injects.map((inject) => (
            <InjectLine key={inject.id} {...props} inject={inject} />
          ))}
        </ol>
      </Card>
      {mayWrite && <AddInject presses={presses} />}
    </>
  );
}
