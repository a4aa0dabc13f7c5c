import type { ReactNode } from 'react';
import type { Check, WorkspaceObligation } from '../../api/reviews';
import { AppLink } from '../../parts/app-link';
import { Card } from '../../parts/card';
import { KeyValue } from '../../parts/facts';
import { utcText } from '../../parts/format';
import { LaneChip } from '../../parts/legal-chips';
import { DateText } from '../../parts/measures';
import { Badge, StateChip } from '../../parts/state-chip';
import { TextArea, TextField } from '../../parts/text-fields';
import { checkWords, foundWords } from './check-words.rules';
import { typedOn, type Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

type Words = ReturnType<typeof useWorkspaceCopy>;
const needs = { accepted: 'accepted', proposed: 'submitted', missing: 'not_started' } as const;
const tones = { pass: 'ok', fail: 'bad', warn: 'warn', not_evaluated: 'none' } as const;
const glyphs = { pass: 'check', fail: 'cross', warn: 'triangle', not_evaluated: 'question' } as const;

function Needs({ title, of }: { title: string; of: WorkspaceObligation['evidenceRequired'] }) {
  const t = useWorkspaceCopy();
  if (of.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <ul className="stack-tight">
        {of.map((need) => (
          <li key={need.kind} className="row">
            <StateChip state={needs[need.state]} word={t(`need.${need.state}`)} />
            <span>
              <span className="mono">{need.kind}</span> {need.title}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type CheckProps = { check: Check; index: number; obligationId: string; edits: Edits };

const hintOf = (t: Words, { threshold }: Check) =>
  typeof threshold === 'boolean' ? `${t('yes')} / ${t('no')}` : undefined;

/* what only the reviewer can say of a check: a value where the registers hold none, a reason where it does not hold */
function CheckFields({ check, index, obligationId, edits }: CheckProps) {
  const t = useWorkspaceCopy();
  const { value = '', explanation = '' } = typedOn(edits.draft, obligationId, check.id);
  const pointer = `obligations.${index}.checks.${check.id}`;
  return (
    <>
      {check.verdict === 'not_evaluated' && check.readFrom === undefined && (
        <TextField
          label={`${t('yourValue')}: ${check.words}`}
          name={`${pointer}.value`}
          optional
          value={value}
          onChange={(next) => edits.check(obligationId, check.id, { value: next })}
          hint={hintOf(t, check)}
        />
      )}
      {(check.verdict === 'fail' || value !== '') && (
        <TextArea
          label={`${t('explanation')}: ${check.words}`}
          name={pointer}
          optional
          rows={2}
          hint={t('explanationHint')}
          value={explanation}
          onChange={(next) => edits.check(obligationId, check.id, { explanation: next })}
        />
      )}
    </>
  );
}

/* where the value is on record: the answer with its basis, or where it is given; and what a reviewer noted before */
function CheckRecord({ check: { metric, record, notedBefore }, obligationId }: { check: Check; obligationId: string }) {
  const t = useWorkspaceCopy();
  return (
    <>
      {record ? (
        <p className="quote sm">
          {record.words}. {record.basis} {t('recordedBy', { who: record.by, time: utcText(record.at) })}
        </p>
      ) : (
        <span className="sm">
          {t('notAnsweredYet')} <AppLink to={`/requirements/${obligationId}`}>{t('answerIt')}</AppLink>
        </span>
      )}
      {notedBefore && (
        <span className="muted sm">
          {t('notedBefore', {
            value: foundWords({ metric, value: notedBefore.value }),
            who: notedBefore.by,
            time: utcText(notedBefore.at),
            ref: notedBefore.submissionRef,
          })}
        </span>
      )}
    </>
  );
}

type LineProps = { check: Check; obligationId: string; children: ReactNode };

function CheckLine({ check, obligationId, children }: LineProps) {
  const t = useWorkspaceCopy();
  return (
    <li className="stack-tight">
      <span className="row">
        <Badge tone={tones[check.verdict]} glyph={glyphs[check.verdict]}>
          {t(check.readFrom && check.verdict === 'not_evaluated' ? 'notAnswered' : `verdict.${check.verdict}`)}
        </Badge>
        <span>{check.words}</span>
      </span>
      {check.readFrom === undefined ? (
        <span className="muted sm">
          {checkWords(check)}
          {check.verdict === 'not_evaluated' && ` · ${t('notEvaluatedHelp')}`}
        </span>
      ) : (
        <CheckRecord check={check} obligationId={obligationId} />
      )}
      {check.explanation && <p className="quote sm">{check.explanation}</p>}
      {children}
    </li>
  );
}

type CriteriaProps = { obligation: WorkspaceObligation; index: number; edits: Edits; open: boolean };

/** What is asked: the criterion, the evidence that counts and its state, the checks with their verdicts. */
export function CriteriaCard({ obligation, index, edits, open }: CriteriaProps) {
  const t = useWorkspaceCopy();
  return (
    <Card
      title={`${obligation.requirementCode} ${obligation.title}`}
      aside={obligation.conclusion && <StateChip state={obligation.conclusion} />}
    >
      <span className="tags">
        <span className="tag">{obligation.forceLabel}</span>
        <LaneChip lane={obligation.lane} />
        <Badge>{obligation.tier}</Badge>
      </span>
      <p className="quote">{obligation.statement}</p>
      <KeyValue
        items={[
          {
            label: t('service'),
            value: obligation.serviceName
              ? `${obligation.serviceRef ?? ''} ${obligation.serviceName}`
              : t('vendorLevel'),
          },
          { label: t('dueOn'), value: <DateText date={obligation.dueOn} /> },
        ]}
      />
      <Needs title={t('required')} of={obligation.evidenceRequired} />
      {obligation.evidenceAlternatives.length > 0 && (
        <div className="stack-tight">
          <h3>{t('alternatives')}</h3>
          <ul className="stack-tight sm">
            {obligation.evidenceAlternatives.map((one) => (
              <li key={`${one.insteadOf} ${one.when}`}>
                {t('alternative', { kind: one.insteadOf, accept: one.accept.join(', '), when: one.when })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Needs title={t('optional')} of={obligation.evidenceOptional} />
      <div className="stack-tight">
        <h3>{t('checks')}</h3>
        {obligation.checks.length === 0 ? (
          <p className="muted sm">{t('noChecks')}</p>
        ) : (
          <ul className="stack">
            {obligation.checks.map((check) => (
              <CheckLine key={check.id} check={check} obligationId={obligation.id}>
                {open && <CheckFields {...{ check, index, edits }} obligationId={obligation.id} />}
              </CheckLine>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
