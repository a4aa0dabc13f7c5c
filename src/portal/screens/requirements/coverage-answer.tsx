import { useState } from 'react';
import { recordCoverageAnswer, type CoverageQuestion, type RecordCoverageAnswer } from '../../api/coverage-answers';
import { useDeed } from '../../api/deed';
import type { ObligationDetail } from '../../api/obligations';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { DeedDialog } from '../../parts/deed-dialog';
import { utcText } from '../../parts/format';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useCoverageCopy } from './coverage-answer.copy';

type Choice = 'covered' | 'notCovered';

function AnswerDialog({ id, asks, onClose }: { id: string; asks: string; onClose: () => void }) {
  const t = useCoverageCopy();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [basis, setBasis] = useState('');
  const send = useDeed(recordCoverageAnswer, {
    onDone: () => {
      toast({ title: t('recorded') });
      onClose();
    },
  });
  /* without a choice the portal says at the field what is missing */
  const body = { basis, ...(choice !== null && { covered: choice === 'covered' }) } as RecordCoverageAnswer;
  return (
    <DeedDialog
      title={t('title')}
      lede={asks}
      submitLabel={t('save')}
      deed={send}
      onSubmit={() => send.submit({ id, body })}
      onClose={onClose}
    >
      <RadioGroup
        label={t('answer')}
        name="covered"
        options={[
          { id: 'covered', label: t('covered') },
          { id: 'notCovered', label: t('notCovered') },
        ]}
        value={choice}
        onChange={setChoice}
      />
      <TextArea label={t('basis')} name="basis" hint={t('basisHint')} rows={3} value={basis} onChange={setBasis} />
    </DeedDialog>
  );
}

function Answer({ one }: { one: CoverageQuestion['answers'][number] }) {
  const t = useCoverageCopy();
  return (
    <div className="stack-tight">
      <StateChip state={one.covered ? 'accepted' : 'not_applicable'} word={t(one.covered ? 'covered' : 'notCovered')} />
      <p className="quote">{one.basis}</p>
      <span className="sm muted">{t('by', { name: one.answeredByName, time: utcText(one.answeredAt) })}</span>
    </div>
  );
}

function Question({ of, coverage }: { of: ObligationDetail; coverage: CoverageQuestion }) {
  const t = useCoverageCopy();
  const may = useMay();
  const [isAnswering, setAnswering] = useState(false);
  const [now, ...earlier] = coverage.answers;
  return (
    <Card title={t('title')} lede={t('lede')}>
      <p className="prose">{coverage.asks}</p>
      <p className="sm muted">
        {t('rules')}: {coverage.rules.join(', ')}
      </p>
      {now ? <Answer one={now} /> : <p className="muted">{t('left')}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>{t('earlier')}</summary>
          {earlier.map((one) => (
            <Answer key={one.answeredAt} one={one} />
          ))}
        </details>
      )}
      {may('obligations.schedule') && !of.periodLocked && (
        <div className="row">
          <Button small onPress={() => setAnswering(true)}>
            {t(now ? 'again' : 'record')}
          </Button>
        </div>
      )}
      {isAnswering && <AnswerDialog id={of.id} asks={coverage.asks} onClose={() => setAnswering(false)} />}
    </Card>
  );
}

/** Whether a sector rule binds the provider: asked where the catalogue asks it, answered with its basis. */
export function CoverageAnswerCard({ one }: { one: ObligationDetail }) {
  return one.coverage === null ? null : <Question of={one} coverage={one.coverage} />;
}
