import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { answerLine, type Attestation, type AttestationLine, type LineAnswer } from '../../api/attestations';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import { humanise, shortDateText } from '../../parts/format';
import { LaneChip } from '../../parts/legal-chips';
import { ProblemNote, Progress } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { useAttestationCopy } from './attestation.copy';

const answers: LineAnswer[] = ['met', 'met_with_exceptions', 'not_met', 'not_applicable', 'alternative_measure'];

type LineProps = { attestationId: string; line: AttestationLine };

/* tells lines of one requirement apart: by service and due day */
const nameOf = ({ requirementCode, serviceName, dueOn }: AttestationLine) =>
  [requirementCode, serviceName, shortDateText(dueOn)].filter(Boolean).join(', ');

function LineForm({ attestationId, line }: LineProps) {
  const t = useAttestationCopy();
  const queries = useQueryClient();
  const code = nameOf(line);
  const [typed, setTyped] = useState<{ answer: LineAnswer | ''; explanation: string } | null>(null);
  const value = typed ?? { answer: line.answer ?? '', explanation: line.explanation };
  const save = useDeed(
    (input: Parameters<typeof answerLine>[0], headers) =>
      answerLine(input, headers).catch(async (thrown: unknown) => {
        await queries.invalidateQueries({ queryKey: ['attestations'] });
        throw thrown;
      }),
    { onDone: () => toast({ title: t('lineSaved', { code }) }) },
  );
  const isDirty = value.answer !== (line.answer ?? '') || value.explanation !== line.explanation;
  const submit = () => {
    if (value.answer === '') return;
    const body = { answer: value.answer, explanation: value.explanation, version: line.version };
    save.submit({ id: attestationId, lineId: line.id, body });
  };
  return (
    <Form label={code} errors={save.errors} onSubmit={submit}>
      <div className="form-row">
        <Select
          label={t('answer', { code })}
          name="answer"
          options={answers.map((id) => ({ id, label: t(`answer.${id}`) }))}
          value={value.answer}
          onChange={(answer) => setTyped({ ...value, answer })}
        />
        <TextArea
          label={t('explanation', { code })}
          name="explanation"
          hint={t('explanationHint')}
          optional={value.answer === 'met' || value.answer === ''}
          rows={2}
          maxLength={4000}
          value={value.explanation}
          onChange={(explanation) => setTyped({ ...value, explanation })}
        />
      </div>
      <ProblemNote problem={save.problem} />
      <div className="row">
        <Button type="submit" isPending={save.isPending} isDisabled={!isDirty || value.answer === ''}>
          {t('saveLine')}
        </Button>
        {value.answer === 'alternative_measure' && (
          <Button look="quiet" onPress={() => setTyped({ ...value, explanation: line.alternativeWording })}>
            {t('useWording')}
          </Button>
        )}
      </div>
    </Form>
  );
}

function LineAnswerText({ line }: { line: AttestationLine }) {
  const t = useAttestationCopy();
  return (
    <div className="stack-tight">
      <div>
        <StateChip state={line.answer ?? 'pending'} word={line.answerWords ?? t('unanswered')} />
      </div>
      {line.explanation && <p className="quote">{line.explanation}</p>}
    </div>
  );
}

/** What is answered, requirement by requirement. */
export function AttestationLines({ attestation }: { attestation: Attestation }) {
  const t = useAttestationCopy();
  const may = useMay();
  const { id, lines, state, answeredCount: done, lineCount: all } = attestation;
  const isOpen = ['open', 'in_preparation', 'ready'].includes(state) && may('attestations.prepare');
  return (
    <Card title={t('lines')} lede={isOpen ? t('linesLede') : undefined}>
      <Progress label={t('lines')} value={done} max={all} detail={t('linesDone', { done, all })} />
      <ol className="stack">
        {lines.map((line) => (
          <li key={line.id} className="line">
            <div className="stack-tight">
              <div className="spread">
                <h3>
                  <AppLink to={`/requirements/${line.obligationId}`}>{line.requirementCode}</AppLink> {line.title}
                </h3>
                <LaneChip lane={line.lane} />
              </div>
              <p className="muted sm">
                {[
                  nameOf(line),
                  line.statement,
                  line.conclusion && t('concluded', { conclusion: humanise(line.conclusion) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {isOpen ? <LineForm attestationId={id} line={line} /> : <LineAnswerText line={line} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}
