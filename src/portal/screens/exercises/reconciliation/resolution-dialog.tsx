import { useState } from 'react';
import { useDeed } from '../../../api/deed';
import { resolveDifference, type DataComparison, type DataDifference } from '../../../api/reconciliation';
import { useSession } from '../../../api/session';
import { RadioGroup } from '../../../parts/choice-fields';
import { DeedDialog } from '../../../parts/deed-dialog';
import { TextArea, TextField, UtcField } from '../../../parts/text-fields';
import { toast } from '../../../parts/toast';
import { FileField } from '../../plans/plan-fields';
import { useReconciliationCopy } from './reconciliation.copy';

const WAYS = ['corrected', 'replayed', 'explained', 'lost'] as const;

type Props = {
  id: string;
  comparison: DataComparison;
  difference: DataDifference;
  reopens: boolean;
  onClose: () => void;
};

/** How one difference was resolved, or why it is open again. */
export function ResolutionDialog({ id, comparison, difference, reopens, onClose }: Props) {
  const t = useReconciliationCopy();
  const { name } = useSession();
  const [way, setWay] = useState<(typeof WAYS)[number] | null>(null);
  const [words, setWords] = useState('');
  const [resolvedBy, setBy] = useState(name);
  const [resolvedAt, setAt] = useState<string | null>(null);
  const [proof, setProof] = useState<string | null>(null);
  const { number, record } = difference;
  const deed = useDeed(resolveDifference, {
    onDone: () => {
      toast({ title: t('resolved', { number }) });
      onClose();
    },
  });
  const given = reopens ? 'reopened' : way;
  const submit = () =>
    given !== null &&
    deed.submit({
      id,
      body: {
        ...{ comparison: comparison.number, difference: number, way: given, words: words.trim() },
        ...{ resolvedBy: resolvedBy.trim(), resolvedAt: resolvedAt ?? '', evidenceVersionId: proof },
      },
    });
  return (
    <DeedDialog
      title={t(reopens ? 'reopenTitle' : 'resolveTitle', { record })}
      submitLabel={t('save')}
      deed={deed}
      isDisabled={given === null}
      onSubmit={submit}
      onClose={onClose}
    >
      {!reopens && (
        <RadioGroup
          label={t('way')}
          name="way"
          layout="across"
          options={WAYS.map((one) => ({ id: one, label: t(`way.${one}`) }))}
          value={way}
          onChange={setWay}
        />
      )}
      <TextArea
        label={t(reopens ? 'wordsReopen' : 'words')}
        name="words"
        rows={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
      <div className="form-row">
        <TextField
          label={t(reopens ? 'reopenedBy' : 'resolvedBy')}
          name="resolvedBy"
          maxLength={200}
          value={resolvedBy}
          onChange={setBy}
        />
        <UtcField
          label={t(reopens ? 'reopenedAt' : 'resolvedAt')}
          name="resolvedAt"
          value={resolvedAt}
          onChange={setAt}
        />
      </div>
      {!reopens && <FileField label={t('proof')} optional value={proof} onChange={setProof} />}
    </DeedDialog>
  );
}
