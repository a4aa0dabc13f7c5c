import { lazy, Suspense } from 'react';
import type { AnswerValue, CellType, Given, Question } from '../../api/questionnaires';
import { Checkbox, RadioGroup, type Choice } from '../../parts/choice-fields';
import { Loading } from '../../parts/notes';
import { messageFor } from '../../parts/problem';
import { DateField, TextArea, TextField } from '../../parts/text-fields';
import { nothing } from './answer.rules';
import { useAnswerCopy } from './answer.copy';
import { TypedField } from './typed-field';
import type { Answering, FieldProps } from './use-answer';

const TableField = lazy(() => import('./table-field').then(({ TableField: component }) => ({ default: component })));

const value = (given: AnswerValue): Partial<Given> => ({
  ...{ value: given, unknown: false, none: false, notApplicableReason: null },
});

/* the ways to answer a question without its value */
function useInstead({ unknown, notApplicable, answer }: Question): Choice[] {
  const t = useAnswerCopy();
  const named = answer.options?.some((option) => option.value === 'unknown') ?? false;
  return [
    ...(answer.allowNone ? [{ id: 'none', label: t('none'), detail: t('noneHint') }] : []),
    ...(unknown && !named ? [{ id: 'unknown', label: t('doNotKnow'), detail: t('doNotKnowHint') }] : []),
    ...(notApplicable ? [{ id: 'not-applicable', label: t('notApplicable'), detail: t('notApplicableHint') }] : []),
  ];
}

const insteadOf = ({ unknown, none, notApplicableReason }: Given) =>
  unknown ? 'unknown' : none ? 'none' : notApplicableReason !== null ? 'not-applicable' : null;

function givenInstead(id: string | null, { note }: Given): Given {
  const base = { ...nothing, note };
  if (id === 'unknown') return { ...base, unknown: true };
  if (id === 'none') return { ...base, none: true };
  return id === 'not-applicable' ? { ...base, notApplicableReason: '' } : base;
}

/* does not apply needs a reason before it can be sent */
function chooseInstead(id: string | null, { given, change, decide }: Answering) {
  const next = givenInstead(id, given);
  if (id === 'not-applicable') change(next);
  else decide(next);
}

/* one of a list, with the ways around it in the same list */
function ChoiceField({ question, answering }: FieldProps) {
  const t = useAnswerCopy();
  const { given, errors, decide } = answering;
  const instead = useInstead(question);
  const isBoolean = question.answer.type === 'boolean';
  const own: Choice[] = isBoolean
    ? [
        { id: '=true', label: t('yes') },
        { id: '=false', label: t('no') },
      ]
    : (question.answer.options ?? []).map((option) => ({ id: `=${option.value}`, label: option.label }));
  const stored = typeof given.value === 'string' || typeof given.value === 'boolean' ? `=${given.value}` : null;
  const choose = (id: string) => {
    if (!id.startsWith('=')) chooseInstead(id, answering);
    else decide(value(isBoolean ? id === '=true' : id.slice(1)));
  };
  return (
    <RadioGroup
      label={t('answer')}
      name="value"
      errors={errors}
      options={[...own, ...instead]}
      value={insteadOf(given) ?? stored}
      onChange={choose}
    />
  );
}

function ManyField({ question, answering: { given, errors, decide } }: FieldProps) {
  const t = useAnswerCopy();
  const chosen = Array.isArray(given.value) ? given.value.filter((one) => typeof one === 'string') : [];
  const message = messageFor(errors, 'value');
  const options = question.answer.options ?? [];
  const toggle = (id: string, on: boolean) =>
    decide(value(options.map((one) => one.value).filter((one) => (one === id ? on : chosen.includes(one)))));
  return (
    <fieldset className="field">
      <legend className="field-label">{t('answer')}</legend>
      <div className="choices">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={option.value}
            value={chosen.includes(option.value)}
            onChange={(on) => toggle(option.value, on)}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      {message && <span className="field-error">{message}</span>}
    </fieldset>
  );
}

function WrittenField({ question, answering: { given, errors, change } }: FieldProps) {
  const t = useAnswerCopy();
  const shared = { label: t('answer'), name: 'value', errors };
  const text = typeof given.value === 'string' ? given.value : '';
  const write = (next: string) => change(value(next === '' ? null : next));
  if (question.answer.type === 'date') return <DateField {...shared} value={text} onChange={write} />;
  return question.answer.type === 'text' ? (
    <TextArea {...shared} rows={3} maxLength={4000} value={text} onChange={write} />
  ) : (
    <TypedField
      {...shared}
      type={question.answer.type as CellType}
      value={Array.isArray(given.value) ? null : given.value}
      onChange={(next) => change(value(next))}
    />
  );
}

function ValueField(props: FieldProps) {
  const { question } = props;
  const t = useAnswerCopy();
  if (question.answer.type === 'file') return <p className="muted sm">{t('yourFile')}</p>;
  if (question.answer.type === 'multi_enum') return <ManyField {...props} />;
  if (question.answer.type !== 'table') return <WrittenField {...props} />;
  return (
    <Suspense fallback={<Loading lines={3} />}>
      <TableField {...props} />
    </Suspense>
  );
}

/* the ways around a value, one at a time, and the value itself while none is taken */
function ValueOrInstead(props: FieldProps) {
  const { question, answering } = props;
  const instead = useInstead(question);
  const taken = insteadOf(answering.given);
  return (
    <>
      {taken === null && <ValueField {...props} />}
      {instead.length > 0 && (
        <div className="q-instead">
          {instead.map((one) => (
            <Checkbox
              key={one.id}
              name={one.id}
              hint={taken === one.id ? one.detail : undefined}
              value={taken === one.id}
              onChange={(on) => chooseInstead(on ? one.id : null, answering)}
            >
              {one.label}
            </Checkbox>
          ))}
        </div>
      )}
    </>
  );
}

/** The field of a question by the type of its answer, with "do not know", "none" and "does not apply" where they are allowed. */
export function AnswerField(props: FieldProps) {
  const t = useAnswerCopy();
  const { question, answering } = props;
  const { given, errors, change } = answering;
  const isChoice = question.answer.type === 'enum' || question.answer.type === 'boolean';
  return (
    <>
      {isChoice ? <ChoiceField {...props} /> : <ValueOrInstead {...props} />}
      {given.notApplicableReason !== null && (
        <TextField
          label={t('notApplicableReason')}
          name="notApplicableReason"
          maxLength={1000}
          errors={errors}
          value={given.notApplicableReason}
          onChange={(notApplicableReason) => change({ notApplicableReason })}
        />
      )}
    </>
  );
}
