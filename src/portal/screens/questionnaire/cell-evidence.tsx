import { lazy, Suspense, useState } from 'react';
import { AppLink } from '../../parts/app-link';
import { Button } from '../../parts/button';
import { useAnswerCopy } from './answer.copy';
import type { Asked } from './question-set.rules';
import { useSetWork } from './set-context';

const EvidenceDialog = lazy(() =>
  import('./evidence-dialog').then(({ EvidenceDialog: component }) => ({ default: component })),
);

/** The files that show an answer, and the way to choose them. */
export function CellEvidence({ asked }: { asked: Asked }) {
  const t = useAnswerCopy();
  const answers = useSetWork().answers && asked.cell.editable;
  const [isChoosing, setChoosing] = useState(false);
  const { evidence } = asked.cell;
  if (evidence.length === 0 && !answers) return null;
  return (
    <div className="q-evidence">
      {evidence.length > 0 && (
        <>
          <span className="field-label">{t('evidence')}</span>
          <ul className="stack-tight">
            {evidence.map(({ evidenceVersionId, itemId, title, fileName }) => (
              <li key={evidenceVersionId} className="sm">
                <AppLink to={`/evidence/${itemId}`}>{title}</AppLink> <span className="muted">{fileName}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {answers && (
        <Button small look="quiet" glyph="file" onPress={() => setChoosing(true)}>
          {t('addEvidence')}
        </Button>
      )}
      {isChoosing && (
        <Suspense>
          <EvidenceDialog asked={asked} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </div>
  );
}
