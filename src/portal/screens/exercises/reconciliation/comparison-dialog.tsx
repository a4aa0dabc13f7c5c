import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { recordComparison, type ComparisonInput, type DataComparison } from '../../../api/reconciliation';
import { useSession } from '../../../api/session';
import { RadioGroup } from '../../../parts/choice-fields';
import { DeedDialog } from '../../../parts/deed-dialog';
import { TextArea, TextField, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { FileField } from '../../plans/plan-fields';
import { DifferingRecords, type TypedRecord } from './differing-records';
import { useReconciliationCopy } from './reconciliation.copy';

const METHODS = ['count', 'sum', 'sample', 'full'] as const;

const BLANK = { subject: '', unit: 'records', source: '', recovered: '' };

function typedOf(again: DataComparison | null, comparedBy: string) {
  const { subject, unit, source, recovered } = again ?? BLANK;
  return {
    ...{ method: again?.method ?? METHODS[2], subject, unit, source, recovered },
    ...{ expected: '', found: '', comparedBy, comparedAt: null as string | null, replacesReason: '' },
    ...{ differences: [] as TypedRecord[], evidenceVersionId: null as string | null },
  };
}

type Typed = ReturnType<typeof typedOf>;

/** A figure as typed, with or without separators; what cannot be read is refused beside the field. */
const figure = (text: string): number => Number(text.trim() === '' ? Number.NaN : text.replaceAll(/[\s,_]/g, ''));

function bodyOf(typed: Typed, replaces: number | null): ComparisonInput {
  const differences = typed.differences.map(({ records, ...row }) => ({ ...row, records: figure(records) }));
  return {
    ...{ ...typed, expected: figure(typed.expected), found: figure(typed.found), differences },
    ...{ comparedAt: typed.comparedAt ?? '', replaces },
    replacesReason: replaces === null ? null : typed.replacesReason.trim(),
  };
}

type FieldsProps = { typed: Typed; set: (changes: Partial<Typed>) => void };

function Texts({ typed, set }: FieldsProps) {
  const t = useReconciliationCopy();
  const by = (name: 'subject' | 'unit' | 'source' | 'recovered') => ({
    ...{ name, value: typed[name], label: t(name), hint: t(`${name}Hint`) },
    onChange: (text: string) => set({ [name]: text }),
  });
  return (
    <>
      <div className="form-row">
        <TextField {...by('subject')} maxLength={300} />
        <TextField {...by('unit')} maxLength={60} />
      </div>
      <div className="form-row">
        <TextField {...by('source')} maxLength={300} />
        <TextField {...by('recovered')} maxLength={300} />
      </div>
    </>
  );
}

function Figures({ typed, set }: FieldsProps) {
  const t = useReconciliationCopy();
  const kind = typed.method === 'sample' || typed.method === 'full' ? 'sample' : 'total';
  return (
    <div className="form-row">
      {(['expected', 'found'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`${name}.${kind}`)}
          value={typed[name]}
          onChange={(text) => set({ [name]: text })}
        />
      ))}
    </div>
  );
}

function Who({ typed, set }: FieldsProps) {
  const t = useReconciliationCopy();
  return (
    <div className="form-row">
      <TextField
        label={t('comparedByField')}
        name="comparedBy"
        maxLength={200}
        value={typed.comparedBy}
        onChange={(comparedBy) => set({ comparedBy })}
      />
      <UtcField
        label={t('comparedAt')}
        name="comparedAt"
        value={typed.comparedAt}
        onChange={(comparedAt) => set({ comparedAt })}
      />
    </div>
  );
}

type Props = { id: string; again: DataComparison | null; onClose: () => void };

/** A comparison with every record that differs; with `again`, in the place of an earlier one. */
export function ComparisonDialog({ id, again, onClose }: Props) {
  const t = useReconciliationCopy();
  const { name } = useSession();
  const [typed, setTyped] = useState(() => typedOf(again, name));
  const set = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes });
  const deed = useDeed(recordComparison, {
    onDone: () => {
      toast({ title: t('compared') });
      onClose();
    },
  });
  const submit = () => deed.submit({ id, body: bodyOf(typed, again?.number ?? null) });
  return (
    <DeedDialog
      wide
      title={again ? t('compareAgainTitle', { subject: again.subject }) : t('compareTitle')}
      lede={again ? t('compareAgainLede', { number: again.number }) : undefined}
      submitLabel={t('save')}
      deed={deed}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup
        label={t('method')}
        name="method"
        layout="across"
        options={METHODS.map((one) => ({ id: one, label: t(`method.${one}`) }))}
        value={typed.method}
        onChange={(method) => set({ method })}
      />
      <Texts typed={typed} set={set} />
      <Figures typed={typed} set={set} />
      <DifferingRecords rows={typed.differences} onChange={(differences) => set({ differences })} />
      <Who typed={typed} set={set} />
      <FileField
        label={t('proof')}
        optional
        value={typed.evidenceVersionId}
        onChange={(evidenceVersionId) => set({ evidenceVersionId })}
      />
      {again && (
        <TextArea
          label={t('replacesReason')}
          name="replacesReason"
          rows={2}
          maxLength={2000}
          value={typed.replacesReason}
          onChange={(replacesReason) => set({ replacesReason })}
        />
      )}
    </DeedDialog>
  );
}
