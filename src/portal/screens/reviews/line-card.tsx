import { decideLine, type WorkspaceLine } from '../../api/reviews';
import { useDeed } from '../../api/deed';
import { Button } from '../../parts/button';
import { utcText } from '../../parts/format';
import { ProblemNote } from '../../parts/notes';
import { Select } from '../../parts/select-field';
import { StateChip } from '../../parts/state-chip';
import { TextArea } from '../../parts/text-fields';
import { toast } from '../../parts/toast';
import { lookOf } from '../../parts/state';
import { decisionOf, nameOfLine } from './conclusion-words';
import { ExerciseFactsList, FileFactsList, PlanFactsList } from './line-facts';
import type { Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

const decisions = ['accepted', 'returned', 'rejected'] as const;
const outcomes = ['satisfactory', 'satisfactory_with_findings', 'unsatisfactory', 'not_a_valid_test'] as const;

function Decided({ line }: { line: WorkspaceLine }) {
  const t = useWorkspaceCopy();
  if (!line.decision) return null;
  const { decision, decidedByName, decidedAt, reason, outcome } = line.decision;
  return (
    <div className="stack-tight">
      <span className="row">
        <StateChip state={decision} />
        {outcome && <StateChip state={outcome} />}
        <span className="muted sm">
          {t('decidedBy', { decision: lookOf(decision).word, name: decidedByName, at: utcText(decidedAt) })}
        </span>
      </span>
      <p className="sm">{reason}</p>
    </div>
  );
}

type DecideProps = { line: WorkspaceLine; reviewId: string; edits: Edits };

function Decide({ line, reviewId, edits }: DecideProps) {
  const t = useWorkspaceCopy();
  const draft = edits.draft.lines[line.id] ?? {};
  const record = useDeed(decideLine, { onDone: () => toast({ title: t('recorded'), detail: nameOfLine(line) }) });
  return (
    <div className="stack" role="group" aria-label={`${t('decision')}: ${nameOfLine(line)}`}>
      <Select
        label={t('decision')}
        name="decision"
        errors={record.errors}
        options={decisions.map((id) => ({ id, label: t(`decide.${id}`) }))}
        value={decisions.find((id) => id === draft.decision) ?? ''}
        onChange={(decision) => edits.line(line.id, { decision })}
        emptyLabel={t('decide.none')}
      />
      {line.exercise && draft.decision === 'accepted' && (
        <Select
          label={t('outcome')}
          name="outcome"
          errors={record.errors}
          options={outcomes.map((id) => ({ id, label: lookOf(id).word }))}
          value={outcomes.find((id) => id === draft.outcome) ?? ''}
          onChange={(outcome) => edits.line(line.id, { outcome })}
        />
      )}
      <TextArea
        label={t('reason')}
        name="reason"
        hint={t('reasonHint')}
        rows={2}
        errors={record.errors}
        value={draft.reason ?? ''}
        onChange={(reason) => edits.line(line.id, { reason })}
      />
      <ProblemNote problem={record.problem} />
      <div>
        <Button
          isPending={record.isPending}
          isDisabled={!draft.decision}
          onPress={() => record.submit({ id: reviewId, body: decisionOf(line.id, draft) })}
        >
          {t('record')}
        </Button>
      </div>
    </div>
  );
}

function Facts({ line }: { line: WorkspaceLine }) {
  if (line.file) return <FileFactsList file={line.file} />;
  if (line.plan) return <PlanFactsList plan={line.plan} />;
  return line.exercise ? <ExerciseFactsList exercise={line.exercise} /> : null;
}

type LineCardProps = {
  line: WorkspaceLine;
  edits: Edits;
  decidesIn: string | null;
  onRead: (versionId: string) => void;
};

/** One thing that was brought: its facts, and the reviewer's decision with a reason. */
export function LineCard({ line, edits, decidesIn, onRead }: LineCardProps) {
  const t = useWorkspaceCopy();
  const readable = line.file?.versionId ?? line.plan?.sourceVersionId;
  return (
    <div className="review-line">
      <div className="spread">
        <h3>{nameOfLine(line)}</h3>
        {readable && (
          <Button small glyph="file" onPress={() => onRead(readable)} aria-label={`${t('read')}: ${nameOfLine(line)}`}>
            {t('read')}
          </Button>
        )}
      </div>
      <Facts line={line} />
      <Decided line={line} />
      {decidesIn && line.decision === null && <Decide line={line} reviewId={decidesIn} edits={edits} />}
    </div>
  );
}
