import { useState } from 'react';
import {
  decideEvaluation,
  prepareEvaluation,
  type AssuranceDetail,
  type OwnEvaluation,
  type ReportEvaluation,
} from '../../api/assurance';
import { useDeed } from '../../api/deed';
import { useSession } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { RadioGroup } from '../../parts/choice-fields';
import { KeyValue } from '../../parts/facts';
import { Badge, StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { Decide } from './decide-dialog';
import type { MayDo } from './may-do';
import { useReportCopy } from './report.copy';
import { DeedForm, lacking, optional, Said } from './report-parts';

type Conclusion = ReportEvaluation['conclusion'];
const conclusions = ['relied_on', 'relied_on_with_limits', 'not_relied_on'] as const;

type Draft = Pick<ReportEvaluation, 'auditorCheck' | 'scopeEvaluation' | 'effect'> & {
  conclusion: Conclusion | null;
  opinionEvaluation: string;
};

/** The words of the last evaluation, to go on from. */
function draftOf(last: ReportEvaluation | undefined): Draft {
  if (last === undefined)
    return { conclusion: null, auditorCheck: '', scopeEvaluation: '', effect: '', opinionEvaluation: '' };
  const { conclusion, auditorCheck, scopeEvaluation, effect, opinionEvaluation } = last;
  return { conclusion, auditorCheck, scopeEvaluation, effect, opinionEvaluation: opinionEvaluation ?? '' };
}

function Prepare({ report, onClose }: { report: AssuranceDetail; onClose: () => void }) {
  const t = useReportCopy();
  const [draft, setDraft] = useState(() => draftOf(report.own?.evaluations[0]));
  const write = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const prepare = useDeed(prepareEvaluation, { onDone: onClose });
  const { conclusion, opinionEvaluation, ...words } = draft;
  const input = {
    ...{ id: report.id, ...words, conclusion: conclusion ?? 'not_relied_on' },
    opinionEvaluation: optional(opinionEvaluation),
  };
  const isModified = report.opinion !== null && report.opinion !== 'unmodified';
  return (
    <DeedForm
      title={t('prepare')}
      deed={prepare}
      input={input}
      onClose={onClose}
      wide
      lacks={lacking(conclusion, 'conclusion')}
    >
      <TextArea
        label={t('auditorCheck')}
        name="auditorCheck"
        rows={3}
        value={draft.auditorCheck}
        onChange={(auditorCheck) => write({ auditorCheck })}
      />
      <TextArea
        label={t('scopeEvaluation')}
        name="scopeEvaluation"
        rows={3}
        value={draft.scopeEvaluation}
        onChange={(scopeEvaluation) => write({ scopeEvaluation })}
      />
      {isModified && (
        <TextArea
          label={t('opinionEvaluation')}
          name="opinionEvaluation"
          rows={3}
          value={opinionEvaluation}
          onChange={(said) => write({ opinionEvaluation: said })}
        />
      )}
      <TextArea
        label={t('effectOnUs')}
        name="effect"
        rows={3}
        value={draft.effect}
        onChange={(effect) => write({ effect })}
      />
      <RadioGroup
        label={t('conclusion')}
        name="conclusion"
        layout="across"
        options={conclusions.map((id) => ({ id, label: t(`conclusion.${id}`) }))}
        value={conclusion}
        onChange={(chosen) => write({ conclusion: chosen })}
      />
    </DeedForm>
  );
}

function Standing({ one }: { one: ReportEvaluation }) {
  const t = useReportCopy();
  if (one.decision === null) return one.needsApproval && <Badge tone="warn">{t('waitsSecond')}</Badge>;
  return <StateChip state={one.decision === 'approved' ? 'approved' : 'returned'} word={t(one.decision)} />;
}

function Facts({ one }: { one: ReportEvaluation }) {
  const t = useReportCopy();
  return (
    <KeyValue
      items={[
        { label: t('auditorCheck'), value: one.auditorCheck },
        { label: t('scopeEvaluation'), value: one.scopeEvaluation },
        ...(one.opinionEvaluation === null ? [] : [{ label: t('opinionEvaluation'), value: one.opinionEvaluation }]),
        { label: t('effectOnUs'), value: one.effect },
        { label: t('prepared'), value: <Said by={one.preparedByName} at={one.preparedAt} /> },
        ...(one.decision === null
          ? []
          : [
              {
                label: t('decided'),
                value: (
                  <>
                    {one.decisionReason} <Said by={one.decidedByName} at={one.decidedAt} />
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}

/** One evaluation as it was written, with the decision of the second line. */
function Written({ one, mayDo }: { one: ReportEvaluation; mayDo: MayDo }) {
  const t = useReportCopy();
  const { personId } = useSession();
  const [isDeciding, setDeciding] = useState(false);
  const decide = useDeed(decideEvaluation, { onDone: () => setDeciding(false) });
  const waits = one.needsApproval && one.decision === null;
  return (
    <li className="stack-tight">
      <p>
        <strong>{t(`conclusion.${one.conclusion}`)}</strong> <Standing one={one} />
      </p>
      <Facts one={one} />
      {waits && mayDo.approve && one.preparedBy !== personId && (
        <div>
          <Button look="primary" onPress={() => setDeciding(true)}>
            {t('decide')}
          </Button>
        </div>
      )}
      {isDeciding && (
        <Decide
          title={t('ownEvaluation')}
          record={[{ label: t('conclusion'), value: t(`conclusion.${one.conclusion}`) }]}
          no={{ word: t('sendBack'), decision: 'sent_back' }}
          onDecide={(decision, reason) =>
            decide.do({ id: one.id, decision: decision === 'approved' ? 'approved' : 'sent_back', reason })
          }
          onClose={() => setDeciding(false)}
        />
      )}
    </li>
  );
}

type Props = { report: AssuranceDetail; own: OwnEvaluation; mayDo: MayDo };

/** What the registrant concludes from the report, and who approved it. */
export function ReportEvaluation({ report, own, mayDo }: Props) {
  const t = useReportCopy();
  const [isPreparing, setPreparing] = useState(false);
  const waits = own.evaluations.some((one) => one.needsApproval && one.decision === null);
  return (
    <Card
      title={t('ownEvaluation')}
      lede={t('ownLede', { second: own.needsApproval ? t('ownSecond') : '' })}
      aside={
        mayDo.weigh &&
        !waits && (
          <Button small onPress={() => setPreparing(true)}>
            {t('prepare')}
          </Button>
        )
      }
    >
      {own.evaluations.length === 0 ? (
        <p className="muted">{t('noEvaluation')}</p>
      ) : (
        <ul className="stack report-list">
          {own.evaluations.map((one) => (
            <Written key={one.id} one={one} mayDo={mayDo} />
          ))}
        </ul>
      )}
      {isPreparing && <Prepare report={report} onClose={() => setPreparing(false)} />}
    </Card>
  );
}
