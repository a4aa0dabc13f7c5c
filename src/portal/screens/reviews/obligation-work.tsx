import { useState } from 'react';
import { concludeReview, type Workspace, type WorkspaceLine, type WorkspaceObligation } from '../../api/reviews';
import { useDeed } from '../../api/deed';
import { useMay } from '../../api/session';
import { Button } from '../../parts/button';
import { Card } from '../../parts/card';
import { Form } from '../../parts/form';
import type { Problem } from '../../parts/problem';
import { toast } from '../../parts/toast';
import { FindingDialog } from '../findings/finding-dialog';
import { ConclusionCard, Earlier } from './conclusion-card';
import { reviewOf } from './conclusion-words';
import { CriteriaCard } from './criteria-card';
import { LineCard } from './line-card';
import { ObligationSwitch } from './obligation-switch';
import { OverallCard } from './overall-card';
import type { Edits } from './review-draft';
import { useWorkspaceCopy } from './reviews.copy';

/** The place of the first obligation that a refusal names: `/obligations/2/conclusion` → 2. */
const placeNamed = (problem: Problem): number | null => {
  const found = problem.errors?.map(({ pointer }) => /obligations\/(\d+)/.exec(pointer)?.[1]).find(Boolean);
  return found === undefined ? null : Number(found);
};

type WorkProps = {
  workspace: Workspace;
  edits: Edits;
  /** The review in which this person decides; null where they only read. */
  decidesIn: string | null;
  at: number;
  onAt: (at: number) => void;
  onRead: (versionId: string) => void;
};

function Lines({
  workspace,
  lines,
  edits,
  decidesIn,
  onRead,
}: Omit<WorkProps, 'at' | 'onAt'> & { lines: WorkspaceLine[] }) {
  const t = useWorkspaceCopy();
  const [isOpening, setOpening] = useState(false);
  const may = useMay();
  return (
    <Card
      title={t('lines')}
      aside={
        may('findings.write') && (
          <Button small glyph="flag" onPress={() => setOpening(true)}>
            {t('finding')}
          </Button>
        )
      }
    >
      {lines.length === 0 && <p className="muted">{t('noLines')}</p>}
      {lines.map((line) => (
        <LineCard key={line.id} {...{ line, edits, decidesIn, onRead }} />
      ))}
      {isOpening && (
        <FindingDialog
          vendorId={workspace.vendorId}
          source={{
            ...(workspace.review && { reviewId: workspace.review.id }),
            ...(lines[0]?.obligationId && { obligationId: lines[0].obligationId }),
          }}
          onClose={() => setOpening(false)}
        />
      )}
    </Card>
  );
}

/* what reviews concluded about the obligation: in this round, and before */
function Concluded({ obligation }: { obligation: WorkspaceObligation }) {
  const t = useWorkspaceCopy();
  return (
    <>
      {obligation.concluded && (
        <Card title={t('concludedAs', { code: obligation.requirementCode })}>
          <Earlier items={[obligation.concluded]} />
        </Card>
      )}
      {obligation.history.length > 0 && (
        <Card title={t('history')}>
          <Earlier items={obligation.history} />
        </Card>
      )}
    </>
  );
}

/** One obligation at a time: what is asked, what was brought, what is concluded; and the end of the review. */
export function Work({ workspace, edits, decidesIn, at, onAt, onRead }: WorkProps) {
  const t = useWorkspaceCopy();
  const obligation = workspace.obligations[at];
  const conclude = useDeed(concludeReview, {
    onDone: () => {
      edits.clear();
      toast({ title: t('concludedNow') });
    },
  });
  const [shown, setShown] = useState<Problem | null>(null);
  if (conclude.problem !== shown) {
    setShown(conclude.problem);
    const place = conclude.problem && placeNamed(conclude.problem);
    if (place !== null) onAt(place);
  }
  if (!obligation) return null;
  const lines = workspace.lines.filter(({ id }) => obligation.lineIds.includes(id));
  return (
    <Form
      label={t('overall')}
      errors={conclude.errors}
      onSubmit={() => decidesIn && conclude.submit({ id: decidesIn, body: reviewOf(workspace, edits.draft) })}
    >
      <ObligationSwitch workspace={workspace} draft={edits.draft} at={at} onAt={onAt} />
      <CriteriaCard obligation={obligation} index={at} edits={edits} open={decidesIn !== null} />
      <div id="review-lines" tabIndex={-1}>
        <Lines {...{ workspace, lines, edits, decidesIn, onRead }} />
      </div>
      <div id="review-conclusion" tabIndex={-1} className="review-work">
        {decidesIn && <ConclusionCard {...{ workspace, obligation, edits }} index={at} />}
        <Concluded obligation={obligation} />
      </div>
      <div id="review-overall" tabIndex={-1}>
        {decidesIn && (
          <OverallCard {...{ workspace, edits }} problem={conclude.problem} isPending={conclude.isPending} />
        )}
      </div>
    </Form>
  );
}
